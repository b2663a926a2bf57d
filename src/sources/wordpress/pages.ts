import type { CommentData, CommentStatus, DiscussionPage } from '../../model/types.js';
import { idOf, isRecord, numberOf, recordsOf, type Foreign } from '../foreign.js';
import { SourceError, type LoadQuery, type SourceContext } from '../source.js';
import { commentsOf } from './comment.js';
import type { Query, WordPressSite, WordPressThread } from './site.js';

/** The most that WordPress gives at once. */
const MOST = 100;

const WORDS: Partial<Record<CommentStatus, string>> = {
  published: 'approve',
  pending: 'hold',
  held: 'hold',
  spam: 'spam',
  hidden: 'trash',
  deleted: 'trash',
};

interface List {
  comments: CommentData[];
  /** Ids of those that have replies. */
  parents: string[];
  /** How many pages there are of this list. */
  pages: number;
}

type Ask = (own: Query) => Promise<List>;

/** What a query asks of a thread that is too long for one answer. */
export async function loadPage(
  site: WordPressSite,
  thread: WordPressThread,
  query: LoadQuery,
  context: SourceContext,
): Promise<DiscussionPage> {
  const ask: Ask = (own) => list(site, thread, own, context);
  const { parentId, aroundId, status, order, cursor = '1', limit = MOST } = query;
  if (aroundId !== undefined) return loadAround(ask, aroundId);
  const page = Math.max(1, numberOf(cursor));
  const direction = order === 'newest' && parentId === undefined ? 'desc' : 'asc';
  const own = {
    orderby: 'date_gmt',
    order: direction,
    page: String(page),
    per_page: String(Math.min(MOST, Math.max(1, limit))),
    ...(status ? { status: WORDS[status] ?? status } : { parent: parentId ?? '0' }),
  };
  const { comments, parents, pages } = await ask(own);
  if (!status) comments.push(...(await loadReplies(ask, parents)));
  if (page < pages) thread.given.push(...comments);
  else if (!status && parentId === undefined) comments.push(...(await loadOrphans(ask, thread, comments)));
  return { comments, ...(page < pages && { next: String(page + 1) }) };
}

/** Level by level: all the replies of these comments, in one question for each hundred. */
async function loadReplies(ask: Ask, parents: readonly string[]): Promise<CommentData[]> {
  const found: CommentData[] = [];
  const seen = new Set<string>();
  for (let open = [...parents]; open.length > 0; ) {
    const below: string[] = [];
    for (let at = 0; at < open.length; at += MOST) {
      const parent = open.slice(at, at + MOST).join(',');
      for (let page = 1, pages = 1; page <= pages; page += 1) {
        const answer = await ask({ parent, orderby: 'date_gmt', order: 'asc', per_page: String(MOST), page: String(page) });
        found.push(...answer.comments);
        below.push(...answer.parents);
        ({ pages } = answer);
      }
    }
    // Plugins can write what the site itself does not: a circle has no end.
    open = below.filter((id) => !seen.has(id) && seen.add(id));
  }
  return found;
}

/** After the last page, when not all have come: replies whose parent is in the trash hang from nothing that was asked for. */
async function loadOrphans(ask: Ask, { given, total }: WordPressThread, last: readonly CommentData[]): Promise<CommentData[]> {
  const here = new Set([...given, ...last].map(({ id }) => id));
  if (here.size >= total) return [];
  const all: CommentData[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const answer = await ask({ _fields: 'id,parent', orderby: 'date_gmt', order: 'asc', per_page: String(MOST), page: String(page) });
    all.push(...answer.comments);
    ({ pages } = answer);
  }
  const ids = new Set(all.map(({ id }) => id));
  const heads = all.filter(({ id, parentId }) => !here.has(id) && !ids.has(parentId ?? '')).map(({ id }) => id);
  const found: CommentData[] = [];
  for (let at = 0; at < heads.length; at += MOST) {
    const { comments, parents } = await ask({ include: heads.slice(at, at + MOST).join(','), per_page: String(MOST) });
    found.push(...comments, ...(await loadReplies(ask, parents)));
  }
  return found;
}

/** The comment, what it answers, up to the top, and what answers it. */
async function loadAround(ask: Ask, id: string): Promise<DiscussionPage> {
  const found: CommentData[] = [];
  const heads: string[] = [];
  for (let at: string | null = id; at !== null && /^\d+$/.test(at); ) {
    const { comments, parents }: List = await ask({ include: at });
    const comment: CommentData | undefined = comments[0];
    // A circle has no top.
    if (!comment || found.some((one) => one.id === comment.id)) break;
    if (found.length === 0) heads.push(...parents);
    found.push(comment);
    at = comment.parentId;
  }
  if (found.length === 0) throw new SourceError('not-found', `no comment ${id}`);
  return { comments: [...found, ...(await loadReplies(ask, heads))] };
}

async function list(site: WordPressSite, thread: WordPressThread, own: Query, context: SourceContext): Promise<List> {
  const { data, headers } = await site.comments('', context, { ...thread.query, ...own });
  const comments = commentsOf(data, thread.post.author);
  const parents = recordsOf(data).filter(hasReplies).flatMap(({ id }) => idOf(id) ?? []);
  return { comments, parents, pages: numberOf(headers.get('X-WP-TotalPages')) };
}

function hasReplies({ _links }: Foreign): boolean {
  return isRecord(_links) && Array.isArray(_links.children);
}
