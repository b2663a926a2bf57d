import type { MutableNode } from './mutable-node.js';
import { compareNodes } from './order.js';

/** What changes in whose list of replies. */
export type ListEdits = Map<MutableNode, { coming: MutableNode[]; leaving: number }>;

/** So many are put in one by one; more are sorted in together. */
const FEW = 8;

export function applyEdits(
  owner: MutableNode,
  { coming, leaving }: { coming: MutableNode[]; leaving: number },
): void {
  const list = owner.replies;
  if (leaving > 0) dropLeaving(owner);
  const isFew = coming.length <= FEW;
  for (const node of coming) {
    // Removed again in the same batch, or moved on to another list.
    if (node.up !== owner || node.listed) continue;
    node.listed = true;
    if (isFew) list.splice(findPlace(list, node), 0, node);
    else list.push(node);
  }
  if (!isFew) list.sort(compareNodes);
}

/** Brings depths, sizes, counts and versions up to date, of what was touched and all above it, each once. */
export function sumUp(
  touched: readonly MutableNode[],
  owners: Iterable<MutableNode>,
  version: number,
): void {
  const stale: MutableNode[] = [];
  for (const node of touched) {
    node.version = version;
    addPath(node, stale, version);
  }
  for (const owner of owners) addPath(owner, stale, version);
  for (const node of stale) if (node.up) setDepth(node, node.up.depth + 1, version);
  for (let at = stale.length - 1; at >= 0; at -= 1) {
    const node = stale[at];
    if (node) addUp(node);
  }
}

/** Appends what is not there yet of the way down to the node: so parents always come before replies. */
function addPath(start: MutableNode, stale: MutableNode[], version: number): void {
  const from = stale.length;
  for (let node: MutableNode | undefined = start; node && node.branchVersion !== version; node = node.up) {
    node.branchVersion = version;
    stale.push(node);
  }
  for (let low = from, high = stale.length - 1; low < high; low += 1, high -= 1) {
    [stale[low], stale[high]] = [stale[high] as MutableNode, stale[low] as MutableNode]; // Both are in range.
  }
}

/** A branch that moved has another depth all the way down. */
function setDepth(start: MutableNode, depth: number, version: number): void {
  if (start.depth === depth) return;
  start.depth = depth;
  const open = [start];
  for (let node = open.pop(); node; node = open.pop()) {
    for (const reply of node.replies) {
      // The stale ones get their turn.
      if (reply.branchVersion === version) continue;
      reply.depth = node.depth + 1;
      reply.version = reply.branchVersion = version;
      open.push(reply);
    }
  }
}

function addUp(node: MutableNode): void {
  const { up } = node;
  node.size += node.addedSize;
  node.counted += node.addedCount;
  if (up) {
    up.addedSize += node.moved ? node.size : node.addedSize;
    up.addedCount += node.moved ? node.counted : node.addedCount;
  }
  node.addedSize = node.addedCount = 0;
  node.moved = false;
}

function findPlace(list: readonly MutableNode[], node: MutableNode): number {
  let low = 0;
  let high = list.length;
  const last = list[high - 1];
  // Mostly the newest comes.
  if (!last || compareNodes(last, node) <= 0) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = list[middle];
    if (other && compareNodes(other, node) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function dropLeaving(owner: MutableNode): void {
  const list = owner.replies;
  let kept = 0;
  // A node that went to another list may be listed there already.
  for (const node of list) if (node.listed && node.up === owner) list[kept++] = node;
  list.length = kept;
}
