import type { TreeNode } from './node.js';
import type { CommentTree } from './tree.js';

/** Deeper comments have none: 10,000 levels would be a megabyte of digits. */
const MAX_DEPTH = 16;

interface Place {
  /** The parent's id, `null` at the top level. */
  readonly list: string | null;
  readonly position: number;
}

/**
 * The numbers that people quote: 1, 2, 3 oldest first, replies 17.1, 17.2.1. They belong to ids, for one
 * visit: what comes late gets the next one of its list, and the number of what goes is not given again.
 */
export class Numbering {
  readonly #places = new Map<string, Place>();
  readonly #next = new Map<string | null, number>();
  #tree: CommentTree | undefined;
  #seen = 0;
  #complete = false;
  #partial: ReadonlySet<string> | undefined;
  #version = 0;

  /** Changes when a comment that had been there already gets a number or another one. */
  get version(): number {
    return this.#version;
  }

  /**
   * Call it after each change of the tree. `complete`: no earlier top-level comment is missing (all are
   * loaded, or those loaded are the oldest). `partial`: ids of comments whose replies are not all known.
   */
  update(tree: CommentTree, complete: boolean, partial?: ReadonlySet<string>): void {
    const isSame = tree === this.#tree && complete === this.#complete && partial === this.#partial;
    const since = isSame ? this.#seen : -1;
    if (tree.version === since) return;
    let isNews = this.#fill(tree.roots, null, complete);
    const open = tree.roots.filter((node) => node.branchVersion > since);
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.depth >= MAX_DEPTH || node.replies.length === 0) continue;
      if (this.#fill(node.replies, node, !partial?.has(node.id))) isNews = true;
      for (const reply of node.replies) if (reply.branchVersion > since) open.push(reply);
    }
    if (isNews) this.#version += 1;
    this.#tree = tree;
    this.#seen = tree.version;
    this.#complete = complete;
    this.#partial = partial;
  }

  /** `undefined` where no number is sure. */
  of(node: TreeNode): string | undefined {
    const { number, status } = node.data;
    if (number !== undefined) return number;
    if (status === 'pending' || node.depth > MAX_DEPTH) return undefined;
    const place = this.#placeOf(node);
    if (!place) return undefined;
    if (!node.parent) return String(place.position);
    const parent = this.of(node.parent);
    return parent === undefined ? undefined : `${parent}.${place.position}`;
  }

  /** Numbers what has none in a list; answers whether something that was there before got one. */
  #fill(nodes: readonly TreeNode[], parent: TreeNode | null, isKnown: boolean): boolean {
    const list = parent && parent.id;
    const above = parent && this.of(parent);
    const prefix = above === null ? '' : `${above}.`;
    const taken = new Set<string>();
    for (const { data } of nodes) if (data.number !== undefined) taken.add(data.number);
    let isNews = false;
    for (const node of nodes) {
      const place = this.#placeOf(node);
      if (place && !taken.has(`${prefix}${place.position}`)) continue;
      if (!isKnown || !takesNumber(node)) continue;
      let position = this.#next.get(list) ?? 1;
      while (taken.has(`${prefix}${position}`)) position += 1;
      this.#next.set(list, position + 1);
      this.#places.set(node.id, { list, position });
      if (node.version <= this.#seen) isNews = true;
    }
    return isNews;
  }

  #placeOf(node: TreeNode): Place | undefined {
    const place = this.#places.get(node.id);
    return place && place.list === (node.parent?.id ?? null) ? place : undefined;
  }
}

/** Tombstones do, whatever is under them; what the public does not see does not. */
function takesNumber({ data, local, replies }: TreeNode): boolean {
  if (local || data.status === 'pending' || data.number !== undefined) return false;
  return replies.length > 0 || (data.status !== 'held' && data.status !== 'spam');
}
