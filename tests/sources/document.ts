import type { CommentData, DiscussionDocument } from '../../src/model/types.js';

/** A comment that says little. `minute` is when, and keeps order. */
export function comment(id: string, parentId: string | null, minute: number, more: Partial<CommentData> = {}): CommentData {
  return {
    id,
    parentId,
    author: { kind: 'guest', name: `Writer ${id}` },
    body: { format: 'text', value: `Words of ${id}.` },
    createdAt: `2024-05-01T10:${String(minute).padStart(2, '0')}:00Z`,
    status: 'published',
    can: { edit: true, delete: true, moderate: true },
    ...more,
  };
}

/** Five top-level comments, replies three deep, in no order; whoever asks may do everything. */
export function smallDocument(): DiscussionDocument {
  return {
    article: { id: 'a42', headline: 'A harbour in winter' },
    thread: {
      id: 't42',
      state: 'open',
      orders: ['oldest', 'newest', 'top'],
      can: { moderate: true },
    },
    comments: [
      comment('c2', null, 2, { score: 3 }),
      comment('c1', null, 1, { reactions: [{ key: 'like', label: 'Like', count: 2, mine: false }] }),
      comment('c1.1', 'c1', 6),
      comment('c1.1.1', 'c1.1', 8),
      comment('c3', null, 3, { score: 9 }),
      comment('c2.1', 'c2', 7),
      comment('c5', null, 5),
      comment('c4', null, 4),
      comment('c1.2', 'c1', 9),
    ],
  };
}

/** The same discussion in three files that lead from one to the next, by path. */
export function filesOf(folder = '/files/'): Record<string, unknown> {
  const { article, thread, comments } = smallDocument();
  const file = (ids: readonly string[], next?: string): unknown => ({
    ...(next === undefined ? {} : { next }),
    comments: comments.filter(({ id }) => ids.includes(id.slice(0, 2))),
  });
  return {
    [`${folder}1.json`]: { article, thread, ...(file(['c1', 'c2'], 'more/2.json') as object) },
    [`${folder}more/2.json`]: file(['c3', 'c4'], '../3.json'),
    [`${folder}3.json`]: file(['c5']),
  };
}
