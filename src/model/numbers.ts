import type { TreeNode } from './node.js';
import type { CommentTree } from './tree.js';

/** Deeper comments have none: 10,000 levels would be a megabyte of digits. */
const MAX_DEPTH = 16;

/** The numbers of one list of replies: those given, by id, and the next one. */
interface Given {
  readonly positions: Map<string, number>;
  next: number;
}

/** What the numbers were given from last. */
interface Basis {
  readonly tree: CommentTree;
  readonly version: number;
  readonly complete: boolean | string;
  readonly partial: ReadonlySet<string> | undefined;
}

/**
 * The numbers that people quote: 1, 2, 3 oldest first, replies 17.1, 17.2.1. They belong to ids, for one
 * visit: what comes late gets the next one of its list, and the number of what goes is not given again.
 */
export class Numbering {
  /** By the parent's id, `null` for the top level. */
  readonly #lists = new Map<string | null, Given>();
  #last: Basis | undefined;
  #version = 0;

  /** Changes when a comment that had been there already gets a number or another one. */
  get version(): number {
    return this.#version;
  }

  /**
   * Call it after each change of the tree. `complete`: all top-level comments are here; or the id of the one up to which
   * none is missing. `partial`: ids of comments whose replies are not all known.
   */
  update(tree: CommentTree, complete: boolean | string, partial?: ReadonlySet<string>): void {
    const last = this.#last;
    const isSame = last?.tree === tree && last.complete === complete && last.partial === partial;
    const since = isSame ? last.version : -1;
    if (tree.version === since) return;
    const seen = last?.version ?? 0;
    const isUpTo = typeof complete === 'string';
    const known = isUpTo ? tree.roots.slice(0, tree.roots.findIndex(({ id }) => id === complete) + 1) : tree.roots;
    let isNews = this.#fill(known, null, complete !== false, seen);
    const isChanged = (node: TreeNode): boolean => node.branchVersion > since && node.depth < MAX_DEPTH;
    const open = tree.roots.filter(isChanged);
    for (let node = open.pop(); node; node = open.pop()) {
      if (this.#fill(node.replies, node, !partial?.has(node.id), seen)) isNews = true;
      for (const reply of node.replies) if (isChanged(reply)) open.push(reply);
    }
    if (isNews) this.#version += 1;
    this.#last = { tree, version: tree.version, complete, partial };
  }

  /** `undefined` where no number is sure. */
  of(node: TreeNode): string | undefined {
    const { number, status } = node.data;
    if (number !== undefined) return number;
    if (status === 'pending' || node.depth > MAX_DEPTH) return undefined;
    const position = this.#lists.get(node.parent?.id ?? null)?.positions.get(node.id);
    if (position === undefined) return undefined;
    if (!node.parent) return String(position);
    const parent = this.of(node.parent);
    return parent && `${parent}.${position}`;
  }

  /** Numbers what has none in a list; answers whether something that was there before got one. */
  #fill(nodes: readonly TreeNode[], parent: TreeNode | null, isKnown: boolean, seen: number): boolean {
    if (!isKnown || nodes.length === 0) return false;
    const key = parent && parent.id;
    const given = this.#lists.get(key) ?? { positions: new Map<string, number>(), next: 1 };
    this.#lists.set(key, given);
    const { positions } = given;
    const isTaken = this.#takenIn(nodes, parent);
    let isNews = false;
    for (const node of nodes) {
      const position = positions.get(node.id);
      if (!takesNumber(node) || (position && !isTaken(position))) continue;
      while (isTaken(given.next)) given.next += 1;
      positions.set(node.id, given.next++);
      if (node.version <= seen) isNews = true;
    }
    return isNews;
  }

  /** Which positions of a list the backend has given; mostly none. */
  #takenIn(nodes: readonly TreeNode[], parent: TreeNode | null): (position: number) => boolean {
    const taken = new Set(nodes.map(({ data }) => data.number));
    if (taken.size === 1 && taken.has(undefined)) return () => false;
    const prefix = parent ? `${this.of(parent)}.` : '';
    return (position) => taken.has(`${prefix}${position}`);
  }
}

/** Tombstones do, whatever is under them; what the public does not see does not. */
function takesNumber({ data, local, replies }: TreeNode): boolean {
  if (local || data.status === 'pending' || data.number !== undefined) return false;
  return replies.length > 0 || (data.status !== 'held' && data.status !== 'spam');
}
