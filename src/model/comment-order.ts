import { listOf, recordOf } from './coerce-record.js';
import { readReaction } from './coerce-shapes.js';
import { readFlag, readNumber, readTime } from './coerce-values.js';
import { compareNodes, sortRoots, timeOf } from './order.js';
import type { CommentData, Order } from './types.js';

/** Comments as they came, in the order in which they are shown. What is broken in one is read as it is where it is shown. */

interface Place {
  readonly comment: CommentData;
  readonly id: string;
  readonly data: Standing;
  readonly time: number;
  readonly replies: readonly [];
}

/** What decides where a comment stands. */
type Standing = Pick<CommentData, 'createdAt' | 'pinned' | 'score' | 'reactions'>;

const readStanding = recordOf<Standing>(
  { createdAt: readTime, pinned: readFlag, score: readNumber, reactions: listOf(readReaction) },
  { defaults: () => ({ createdAt: '' }) },
);

/** The top level. */
export function inOrder(comments: readonly CommentData[], order: Order = 'oldest'): CommentData[] {
  return sortRoots(placesOf(comments), order).map(({ comment }) => comment);
}

/** Replies to one comment: oldest first in every order. */
export function oldestFirst(comments: readonly CommentData[]): CommentData[] {
  return placesOf(comments).map(({ comment }) => comment);
}

function placesOf(comments: readonly CommentData[]): Place[] {
  const places = comments.map((comment): Place => {
    const data = readStanding(comment, '', () => undefined) ?? { createdAt: '' };
    return { comment, id: comment.id, data, time: timeOf(data), replies: [] };
  });
  return places.sort(compareNodes);
}
