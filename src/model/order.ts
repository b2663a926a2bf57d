import type { TreeNode } from './node.js';
import type { CommentData, Order } from './types.js';

/** Total order: runs of digits as numbers ('c9' before 'c10'), all else by code unit. 0 only for equal ids. */
export function compareIds(a: string, b: string): number {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (isDigit(a, i) && isDigit(b, j)) {
      const endA = endOfDigits(a, i);
      const endB = endOfDigits(b, j);
      while (i < endA && a[i] === '0') i += 1;
      while (j < endB && b[j] === '0') j += 1;
      const difference = endA - i - (endB - j) || compareText(a.slice(i, endA), b.slice(j, endB));
      if (difference !== 0) return difference;
      i = endA;
      j = endB;
    } else {
      const difference = a.charCodeAt(i++) - b.charCodeAt(j++);
      if (difference !== 0) return difference;
    }
  }
  return a.length - i - (b.length - j) || compareText(a, b);
}

/** Milliseconds since 1970. A comment without a date is the oldest, so that the numbers after it stay. */
export function timeOf(comment: CommentData): number {
  const time = Date.parse(comment.createdAt);
  return Number.isNaN(time) ? -Infinity : time;
}

/** Oldest first, ties by id. */
export function compareByTime(a: CommentData, b: CommentData): number {
  return compareNodes({ id: a.id, time: timeOf(a) }, { id: b.id, time: timeOf(b) });
}

/** As `compareByTime`, with the time that a node knows. */
export function compareNodes(a: Pick<TreeNode, 'id' | 'time'>, b: Pick<TreeNode, 'id' | 'time'>): number {
  return a.time < b.time ? -1 : a.time > b.time ? 1 : compareIds(a.id, b.id);
}

/**
 * The top level as it is shown: pinned first, then by `rank` (id → place in the backend's own order) where
 * it is given, then by `order`. What has no rank came after the page was made: it goes where new comments
 * go, before the others in 'newest' and behind them else. `roots` are oldest first.
 */
export function sortRoots(
  roots: readonly TreeNode[],
  order: Order,
  rank?: ReadonlyMap<string, number>,
): TreeNode[] {
  const sorted = order === 'newest' ? roots.toReversed() : roots.slice();
  // Sorting is stable, so the steps add up, the last the strongest.
  if (order === 'top') sortBy(sorted, (node) => -scoreOf(node.data));
  if (rank?.size) {
    const unranked = order === 'newest' ? -Infinity : Infinity;
    sortBy(sorted, (node) => rankOf(node, rank) ?? unranked);
  }
  if (sorted.some((node) => node.data.pinned)) sortBy(sorted, (node) => (node.data.pinned ? 0 : 1));
  return sorted;
}

function sortBy(nodes: TreeNode[], keyOf: (node: TreeNode) => number): void {
  const keys = new Map(nodes.map((node) => [node, keyOf(node)]));
  const key = (node: TreeNode): number => keys.get(node) ?? 0;
  nodes.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function scoreOf(comment: CommentData): number {
  return comment.score ?? comment.reactions?.reduce((sum, reaction) => sum + reaction.count, 0) ?? 0;
}

/** A placeholder stands where its first reply came. */
function rankOf(node: TreeNode, rank: ReadonlyMap<string, number>): number | undefined {
  const first = node.data.status === 'missing' ? node.replies[0] : undefined;
  return rank.get(node.id) ?? (first && rank.get(first.id));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function endOfDigits(text: string, start: number): number {
  let end = start;
  while (isDigit(text, end)) end += 1;
  return end;
}
