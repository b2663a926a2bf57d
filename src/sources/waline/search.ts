import type { CommentData, CommentStatus, DiscussionPage } from '../../model/types.js';
import { isRecord, numberOf, recordsOf } from '../foreign.js';
import { SourceError, type LoadQuery, type SourceContext } from '../source.js';
import type { WalineThread } from './thread.js';

const WORDS: Partial<Record<CommentStatus, string>> = { published: 'approved', pending: 'waiting', held: 'waiting', hidden: 'waiting', spam: 'spam' };

/** What the server has no question for: a part of the thread, found by going through its pages. */
export async function loadSome(thread: WalineThread, query: LoadQuery, context: SourceContext): Promise<DiscussionPage> {
  if (query.status !== undefined) return loadStatus(thread, query.status, query.cursor, context);
  const id = query.aroundId ?? query.parentId ?? '';
  const branch = await findBranch(thread, id, context);
  if (branch) return { comments: branch };
  if (query.aroundId !== undefined) throw new SourceError('not-found', `no comment ${id}`);
  return { comments: [] };
}

/** All that is under the same top-level comment; `undefined` where no page has the comment. */
export async function findBranch(
  thread: WalineThread,
  id: string,
  context: SourceContext,
): Promise<CommentData[] | undefined> {
  for (let page: number | undefined = 1; page; ) {
    const { comments, next }: DiscussionPage = await thread.page(page, context);
    if (comments.some((comment) => comment.id === id)) {
      const root = thread.rootOf(id);
      return comments.filter((comment) => thread.rootOf(comment.id) === root);
    }
    page = next === undefined ? undefined : numberOf(next);
  }
  return undefined;
}

/** The list for administrators is of the whole site: what is about another page is left out. */
async function loadStatus(
  thread: WalineThread,
  status: CommentStatus,
  cursor: string | undefined,
  context: SourceContext,
): Promise<DiscussionPage> {
  const word = WORDS[status];
  if (!word) return { comments: [] };
  const page = Math.max(1, numberOf(cursor));
  const query = { type: 'list', owner: 'all', status: word, keyword: '', page: String(page), pageSize: '100' };
  const data = await thread.server.ask('comment', context, query);
  if (!isRecord(data) || !Array.isArray(data.data)) throw new SourceError('forbidden', 'only administrators are given this list');
  const comments = recordsOf(data.data)
    .filter(({ url }) => url === thread.address.path)
    .map((one) => thread.read(one));
  return { comments, ...(page < numberOf(data.totalPages) && { next: String(page + 1) }) };
}
