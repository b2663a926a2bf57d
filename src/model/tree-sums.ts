import type { MutableNode } from './node.js';

/** Brings depths, versions, sizes and counts up to date: of what changed and all above it, each once. */
export function sumUp(
  changed: Iterable<MutableNode>,
  touched: Iterable<MutableNode>,
  version: number,
): void {
  const stale: MutableNode[] = [];
  for (const node of touched) node.version = version;
  for (const node of changed) addPath(node, stale, version);
  // The list grows: a branch that moved has another depth all the way down.
  for (const node of stale) {
    if (!node.up || node.depth === node.up.depth + 1) continue;
    node.depth = node.up.depth + 1;
    node.version = version;
    for (const reply of node.replies) addPath(reply, stale, version);
  }
  for (const node of stale.reverse()) {
    node.size = node.up ? 1 : 0;
    node.counted = Number(isCounted(node));
    for (const reply of node.replies) {
      node.size += reply.size;
      node.counted += reply.counted;
    }
  }
}

/** Appends what is not there yet of the way down to the node: so parents always come before replies. */
function addPath(start: MutableNode, stale: MutableNode[], version: number): void {
  const path: MutableNode[] = [];
  for (let node: MutableNode | undefined = start; node && node.branchVersion !== version; node = node.up) {
    node.branchVersion = version;
    path.push(node);
  }
  for (const node of path.reverse()) stale.push(node);
}

/** Published, or one's own on its way or waiting for approval. */
function isCounted({ known, draft, local, data: { status } }: MutableNode): boolean {
  return known && local?.state !== 'removing' && (!draft || local?.state === 'sending') && (status === 'published' || status === 'pending');
}
