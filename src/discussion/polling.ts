import { coercePage } from '../model/coerce.js';
import { flatten } from '../model/node.js';
import type { CommentData, DiscussionPage } from '../model/types.js';
import type { LoadQuery, SourceEvent } from '../sources/source.js';
import { wait } from '../sources/wait.js';
import { isHidden } from './ghosts.js';
import type { Requests } from './requests.js';
import type { DiscussionState } from './state.js';
import type { Store } from './store.js';

/** Milliseconds between two looks; longer and longer while there is nothing new. */
const SHORTEST = 30_000;
const LONGEST = 300_000;
/** Top-level comments that are looked at. */
const LIMIT = 50;

interface Polling {
  store: Store;
  requests: Requests;
  take: (event: SourceEvent) => void;
  signal: AbortSignal;
}

/**
 * Looks again and again at the newest page of a source that cannot tell of what happens, until the signal is
 * aborted. Seldom where little happens or where it fails, and not in a tab that nobody sees.
 */
export async function poll({ store, requests, take, signal }: Polling): Promise<void> {
  /** On pages that are not loaded, and no news. */
  let old: Set<string> | undefined;
  let pause = SHORTEST;
  for (;;) {
    await wait(pause, signal);
    await untilSeen(signal);
    if (signal.aborted) return;
    try {
      const before = new Map(known(store).map((comment) => [comment.id, comment]));
      const page = await look(requests);
      const held = await lookForHeld(store, requests, before, page);
      if (signal.aborted) return;
      old ??= new Set(store.state.complete ? [] : page.comments.map(({ id }) => id));
      const news = compare(store, before, page, old, held);
      news.forEach(take);
      pause = news.length > 0 ? SHORTEST : Math.min(pause * 1.5, LONGEST);
    } catch {
      // Told by nothing: what is shown is as good as it was.
      pause = Math.min(pause * 2, LONGEST);
    }
  }
}

function look(requests: Requests): Promise<DiscussionPage> {
  return ask(requests, { order: 'newest', limit: LIMIT });
}

function ask(requests: Requests, query: LoadQuery): Promise<DiscussionPage> {
  return requests.run('poll', async (source, context) => coercePage(await source.load(query, context), () => undefined));
}

/** Whether a page is all there is, here and there. */
function isAll({ complete }: DiscussionState, { next, more }: DiscussionPage): boolean {
  return complete && next === undefined && !more?.length;
}

/**
 * The ids of what is held, where a moderator has such a comment here that the newest page does not tell of: some backends
 * list those apart. `undefined` = nobody knows: the answer is cut, or is that of a source that does not look at the status.
 */
async function lookForHeld(
  { state }: Store,
  requests: Requests,
  before: ReadonlyMap<string, CommentData>,
  page: DiscussionPage,
): Promise<ReadonlySet<string> | undefined> {
  const here = new Set(page.comments.map(({ id }) => id));
  const isMissing = [...before.values()].some(({ id, status }) => status === 'held' && !here.has(id));
  if (!isMissing || here.size === 0 || !state.thread?.can?.moderate || !isAll(state, page)) return undefined;
  const { comments, next } = await ask(requests, { status: 'held' });
  const isHeldOnly = comments.every(({ status }) => status === 'held' || status === 'missing');
  return next === undefined && isHeldOnly ? new Set(comments.map(({ id }) => id)) : undefined;
}

/** What the backend has told of; not what is on its way to it. */
function known({ tree }: Store): CommentData[] {
  return flatten(tree.roots)
    .filter(({ id, local }) => !local && tree.has(id))
    .map(({ data }) => data);
}

function compare(
  { state }: Store,
  before: ReadonlyMap<string, CommentData>,
  page: DiscussionPage,
  old: ReadonlySet<string>,
  held: ReadonlySet<string> | undefined,
): SourceEvent[] {
  const { comments, thread } = page;
  const events: SourceEvent[] = [];
  for (const comment of comments) {
    const was = before.get(comment.id);
    if (!was && !old.has(comment.id)) events.push({ type: 'added', comment });
    else if (was && JSON.stringify(was) !== JSON.stringify(comment)) events.push({ type: 'changed', comment });
  }
  const here = new Set(comments.map(({ id }) => id));
  for (const [id, { status }] of isAll(state, page) ? before : []) {
    // What waits for approval is there, and shown to nobody but moderators.
    const isThere = isHidden(status) && !(status === 'held' && held && !held.has(id));
    if (!here.has(id) && status !== 'deleted' && !isThere) events.push({ type: 'removed', comment: { id } });
  }
  if (thread && thread.state !== state.thread?.state) events.push({ type: 'thread', thread });
  return events;
}

/** At once in a tab that is seen, and where there are no tabs. */
function untilSeen(signal: AbortSignal): Promise<void> {
  const { document: page } = globalThis as { document?: Document };
  return new Promise((resolve) => {
    const see = (): void => {
      if (page?.visibilityState === 'hidden' && !signal.aborted) return;
      page?.removeEventListener('visibilitychange', see);
      signal.removeEventListener('abort', see);
      resolve();
    };
    page?.addEventListener('visibilitychange', see);
    signal.addEventListener('abort', see);
    see();
  });
}
