import type { TreeNode } from './node.js';
import type { CommentData, Order } from './types.js';

/** Total order: runs of digits as numbers ('c9' before 'c10'), all else by code unit. 0 only for equal ids. */
export function compareIds(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  // Back to where the numbers begin that differ.
  while (isDigit(a[at - 1])) at -= 1;
  if (!isDigit(a[at]) || !isDigit(b[at])) return compareText(a, b);
  const x = numberAt(a, at);
  const y = numberAt(b, at);
  return x.length - y.length || compareText(x, y) || compareText(a, b);
}

/** Milliseconds since 1970. A comment without a date is the oldest, so that the numbers after it stay. */
export function timeOf(comment: Pick<CommentData, 'createdAt'>): number {
  const time = Date.parse(comment.createdAt);
  return Number.isNaN(time) ? -Infinity : time;
}

/** Oldest first, ties by id. */
export function compareNodes(a: Pick<TreeNode, 'id' | 'time'>, b: Pick<TreeNode, 'id' | 'time'>): number {
  // Two without a time: the difference is NaN.
  return a.time - b.time || compareIds(a.id, b.id);
}

/** What stands at the top level: a node of a tree, or as much of one. */
type Root = Pick<TreeNode, 'id' | 'replies'> & { readonly data: Partial<CommentData> };

/**
 * The top level as it is shown: pinned first, then by `rank` (id → place in the backend's own order) where
 * it is given, then by `order`. What has no rank came after the page was made: it goes where new comments
 * go, before the others in 'newest' and behind them else. `roots` are oldest first.
 */
export function sortRoots<T extends Root>(
  roots: readonly T[],
  order: Order,
  rank?: ReadonlyMap<string, number>,
): T[] {
  const isNewest = order === 'newest';
  const rankOf = ({ id, data, replies }: T): number => {
    // A placeholder stands where its first reply came.
    const first = data.status === 'missing' ? replies[0]?.id : undefined;
    return rank?.get(id) ?? rank?.get(first ?? id) ?? (isNewest ? -Infinity : Infinity);
  };
  // Sorting is stable: what is equal stays oldest or newest first.
  return (isNewest ? roots.toReversed() : roots.slice()).sort(
    (a, b) =>
      Number(b.data.pinned ?? false) - Number(a.data.pinned ?? false) ||
      (rank ? rankOf(a) - rankOf(b) : 0) ||
      (order === 'top' ? scoreOf(b.data) - scoreOf(a.data) : 0),
  );
}

function scoreOf({ score, reactions = [] }: Partial<CommentData>): number {
  return score ?? reactions.reduce((sum, reaction) => sum + reaction.count, 0);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function isDigit(char = ''): boolean {
  return char >= '0' && char <= '9';
}

/** The digits without leading zeros: numbers may be longer than any number type. */
function numberAt(text: string, at: number): string {
  return /^0*(\d*)/.exec(text.slice(at))?.[1] ?? '';
}
