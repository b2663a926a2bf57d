import { coercePage } from '../model/coerce.js';
import { sortRoots } from '../model/order.js';
import { CommentTree } from '../model/tree.js';
import type { DiscussionPage, MoreReplies, Order } from '../model/types.js';
import type { LoadQuery } from '../sources/source.js';
import { asSourceError, isAbort, type Requests } from './requests.js';
import type { Store } from './store.js';

/** Brings pages in: the first, the next, the replies of one comment, the surroundings of one. */
export class Loading {
  /** Top-level comments a page; absent = all that the source gives. */
  readonly #limit: number | undefined;
  readonly #store: Store;
  readonly #requests: Requests;
  #next: string | undefined;

  constructor(store: Store, requests: Requests, limit: number | undefined) {
    this.#store = store;
    this.#requests = requests;
    this.#limit = limit;
  }

  /** The first page, from nothing. What is shown stays until the answer is here. */
  async first(): Promise<void> {
    const store = this.#store;
    const { order } = store.state;
    store.change({ phase: store.state.phase === 'ready' ? 'ready' : 'loading', error: undefined });
    this.#requests.abort('more:');
    let page: DiscussionPage;
    try {
      page = await this.#fetch('page', this.#query({ order }));
    } catch (error) {
      if (isAbort(error)) return;
      const failure = asSourceError(error);
      store.change(store.state.phase === 'ready' ? {} : { phase: 'error', error: failure });
      store.tell({ type: 'failed', operation: 'load', error: failure });
      return;
    }
    store.tree = new CommentTree();
    store.tree.insertMany(page.comments);
    store.unseen = Math.max(0, (page.thread?.total ?? 0) - store.tree.count);
    this.#next = page.next;
    store.change({
      phase: 'ready',
      error: undefined,
      article: page.article ?? store.state.article,
      thread: page.thread ?? store.state.thread,
      complete: page.next === undefined,
      more: new Map((page.more ?? []).map((entry) => [entry.parentId, entry])),
      partial: page.partial,
      rank: page.next === undefined || order === 'oldest' ? this.#held(order) : ranked(undefined, page),
    });
    const { count, loaded, complete } = store.state;
    store.tell({ type: 'loaded', total: count, loaded, complete });
  }

  /** The next page of the top level, or of one comment's replies. Returns the ids that are new. */
  async more(parentId?: string): Promise<string[]> {
    const store = this.#store;
    const lane = parentId ?? '';
    const entry = parentId === undefined ? undefined : store.state.more.get(parentId);
    if (store.state.loadingMore.has(lane) || (parentId === undefined ? this.#next === undefined : !entry)) return [];
    store.change({ loadingMore: new Set(store.state.loadingMore).add(lane) });
    try {
      const cursor = entry ? entry.cursor : this.#next;
      const query: LoadQuery = { ...(parentId !== undefined && { parentId }), ...(cursor !== undefined && { cursor }) };
      const page = await this.#fetch(`more:${lane}`, this.#query({ ...query, order: store.state.order }));
      return this.#add(page, parentId);
    } catch (error) {
      if (!isAbort(error)) store.tell({ type: 'failed', operation: 'load-more', error: asSourceError(error) });
      return [];
    } finally {
      const loadingMore = new Set(store.state.loadingMore);
      loadingMore.delete(lane);
      store.change({ loadingMore });
    }
  }

  /** Brings a comment that is not here, with its ancestors and replies. True when it came. */
  async around(id: string): Promise<boolean> {
    try {
      const page = await this.#fetch(`around:${id}`, { aroundId: id });
      this.#add(page, id);
    } catch (error) {
      if (!isAbort(error)) this.#store.tell({ type: 'failed', operation: 'load-more', error: asSourceError(error), id });
    }
    return this.#store.tree.has(id);
  }

  /** Sorts what is here when all of it is; otherwise asks the backend for its first page in that order. */
  async reorder(order: Order): Promise<void> {
    if (order === this.#store.state.order) return;
    const { complete, phase } = this.#store.state;
    this.#store.change({ order, ...(complete && { rank: this.#held(order) }) });
    if (!complete && phase !== 'idle') await this.first();
  }

  /** By score, places are held as they were when sorted: a reaction must not move what is being read. */
  #held(order: Order): ReadonlyMap<string, number> | undefined {
    if (order !== 'top') return undefined;
    return new Map(sortRoots(this.#store.tree.roots, order).map(({ id }, place) => [id, place]));
  }

  #fetch(lane: string, query: LoadQuery): Promise<DiscussionPage> {
    return this.#requests.run(lane, async (source, context) =>
      coercePage(await source.load(query, context), (message) => console.warn(`discussion-elements: ${message}`)),
    );
  }

  #query(query: LoadQuery): LoadQuery {
    return this.#limit === undefined ? query : { limit: this.#limit, ...query };
  }

  #add(page: DiscussionPage, parentId: string | undefined): string[] {
    const store = this.#store;
    const before = store.tree.count;
    const fresh = page.comments.filter(({ id }) => !store.tree.has(id)).map(({ id }) => id);
    store.tree.insertMany(page.comments);
    store.unseen = Math.max(0, store.unseen - (store.tree.count - before));
    const more = new Map(store.state.more);
    if (parentId !== undefined) {
      more.delete(parentId);
      // Some backends answer the next page of replies with a plain cursor.
      if (page.next !== undefined) more.set(parentId, { parentId, cursor: page.next });
    }
    for (const entry of page.more ?? []) more.set(entry.parentId, entry satisfies MoreReplies);
    if (parentId === undefined) this.#next = page.next;
    store.change({
      more,
      ...(parentId === undefined && { complete: page.next === undefined }),
      ...(store.state.rank && { rank: ranked(store.state.rank, page) }),
    });
    return fresh;
  }
}

/** Keeps the order in which a backend sent its top-level comments. */
function ranked(before: ReadonlyMap<string, number> | undefined, page: DiscussionPage): Map<string, number> {
  const rank = new Map(before);
  for (const { id, parentId } of page.comments) {
    if (parentId === null && !rank.has(id)) rank.set(id, rank.size);
  }
  return rank;
}
