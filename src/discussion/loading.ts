import { coercePageInSlices, type Opening } from '../model/coerce.js';
import { sortRoots } from '../model/order.js';
import { CommentTree } from '../model/tree.js';
import type { CommentData, DiscussionPage, Order } from '../model/types.js';
import { SourceError, type LoadQuery } from '../sources/source.js';
import { inSlices } from './pause.js';
import type { Requests } from './requests.js';
import type { DiscussionState } from './state.js';
import type { Store } from './store.js';

/** Brings pages in: the first, the next, the replies of one comment, the surroundings of one. */
export class Loading {
  readonly #store: Store;
  readonly #requests: Requests;
  /** Top-level comments a page, where the source gives pages. */
  readonly #page: { limit?: number };
  /** Of the first pages that were asked for, the last counts. */
  #turn = 0;
  /** How what is shown is sorted, whatever was asked for since. */
  #sorted: Order = 'oldest';

  constructor(store: Store, requests: Requests, limit: number | undefined) {
    this.#store = store;
    this.#requests = requests;
    this.#page = limit === undefined ? {} : { limit };
  }

  /** The first page, from nothing. What is shown stays until the answer is here, and sorted as it was when none comes. */
  async first(): Promise<void> {
    const store = this.#store;
    const { order, phase } = store.state;
    if (phase !== 'ready') store.change({ phase: 'loading', error: undefined });
    this.#requests.abortAll('more:');
    const turn = (this.#turn += 1);
    const tree = new CommentTree();
    const show = ({ page, length }: Opening): void => {
      if (turn === this.#turn) this.#open(tree, page, length);
    };
    const opens = phase !== 'ready' && order === 'oldest';
    const page = await this.#fetch('load', 'page', { ...this.#page, order }, opens ? { show } : {});
    if (page) await inSlices(grow(tree, page.comments));
    if (turn !== this.#turn) return;
    if (!page) {
      if (phase === 'ready') store.change({ order: this.#sorted });
      return;
    }
    // What was asked for meanwhile is the next page of what is going.
    this.#requests.abortAll('more:');
    const complete = page.next === undefined;
    const rank = complete || order === 'oldest' ? undefined : new Map<string, number>();
    store.tree = tree;
    this.#sorted = store.state.order;
    store.change({ phase: 'ready', ...this.#factsOf(page), rank, more: new Map() });
    this.#note(page);
    store.unseen = Math.max(0, (page.thread?.total ?? 0) - store.tree.count);
    store.change(complete ? { rank: this.#held(store.state.order) } : {});
    store.restore();
    const { count, loaded } = store.state;
    store.tell({ type: 'loaded', total: count, loaded, complete });
  }

  /** Shows how a long answer begins, as it will stay, while the rest is read. */
  #open(tree: CommentTree, page: DiscussionPage, length: number): void {
    const store = this.#store;
    tree.insertMany(page.comments);
    store.tree = tree;
    store.unseen = (page.thread?.total ?? length) - tree.count;
    store.change({ ...this.#factsOf(page), complete: page.next === undefined });
  }

  /** What a page says of the whole. */
  #factsOf(page: DiscussionPage): Pick<DiscussionState, 'article' | 'thread' | 'key' | 'partial'> {
    const { state } = this.#store;
    const { article = state.article, thread = state.thread, partial } = page;
    const { source } = this.#requests;
    return { article, thread, key: thread && JSON.stringify([source.name, source.scope, thread.id]), partial };
  }

  /** The next page of the top level, or of one comment's replies. Returns the ids that are new. */
  async more(parentId?: string): Promise<string[]> {
    const store = this.#store;
    const lane = parentId ?? '';
    const { loadingMore, more, next, order } = store.state;
    const rest: { cursor?: string } | undefined = parentId === undefined ? next : more.get(parentId);
    if (!rest || loadingMore.has(lane)) return [];
    store.change({ loadingMore: new Set(loadingMore).add(lane) });
    const { cursor } = rest;
    const page = await this.#fetch('load-more', `more:${lane}`, {
      ...this.#page,
      order,
      ...(parentId !== undefined && { parentId }),
      ...(cursor !== undefined && { cursor }),
    });
    store.change({ loadingMore: new Set([...store.state.loadingMore].filter((one) => one !== lane)) });
    return page ? this.#add(page, parentId) : [];
  }

  /** Brings a comment that is not here, with its ancestors and replies. True when it came. */
  async around(id: string): Promise<boolean> {
    const page = await this.#fetch('load-more', `around:${id}`, { aroundId: id }, { id });
    if (page) this.#add(page, id);
    return this.#store.tree.has(id);
  }

  /** Sorts what is here when all of it is; otherwise asks the backend for its first page in that order. */
  async reorder(order: Order): Promise<void> {
    const { complete, phase, order: before } = this.#store.state;
    if (order === before) return;
    this.#store.change({ order, ...(complete && { rank: this.#held(order) }) });
    if (complete) this.#sorted = order;
    else if (phase !== 'idle') await this.first();
  }

  /** By score, places are held as they were when sorted: a reaction must not move what is being read. */
  #held(order: Order): ReadonlyMap<string, number> | undefined {
    if (order !== 'top') return undefined;
    return new Map(sortRoots(this.#store.tree.roots, order).map(({ id }, place) => [id, place]));
  }

  /** `undefined` where the page did not come: who listens has been told, unless nobody waits for it any more. */
  async #fetch(
    operation: 'load' | 'load-more',
    lane: string,
    query: LoadQuery,
    { id, show }: { id?: string; show?: (opening: Opening) => void } = {},
  ): Promise<DiscussionPage | undefined> {
    const store = this.#store;
    try {
      return await this.#requests.run(lane, async (source, context) =>
        inSlices(coercePageInSlices(await source.load(query, context), warn, show !== undefined), show),
      );
    } catch (error) {
      if (!(error instanceof SourceError)) return undefined;
      if (operation === 'load' && store.state.phase !== 'ready') store.change({ phase: 'error', error });
      store.tell({ type: 'failed', operation, error, ...(id !== undefined && { id }) });
      return undefined;
    }
  }

  /** Puts a page in; returns the ids that are new. */
  #add(page: DiscussionPage, parentId?: string): string[] {
    const store = this.#store;
    const { tree } = store;
    const before = tree.count;
    const fresh = page.comments.map(({ id }) => id).filter((id) => !tree.has(id));
    tree.insertMany(page.comments);
    store.unseen = Math.max(0, store.unseen - (tree.count - before));
    this.#note(page, parentId);
    return fresh;
  }

  /** Keeps what a page says beside its comments: what there is more, and in which order they came. */
  #note({ comments, next, more: entries = [] }: DiscussionPage, parentId?: string): void {
    const { state } = this.#store;
    const more = new Map(state.more);
    const cursor = next === undefined ? undefined : { cursor: next };
    const isTop = parentId === undefined;
    if (!isTop) {
      more.delete(parentId);
      // Some backends answer the next page of replies with a plain cursor.
      if (cursor) more.set(parentId, { parentId, ...cursor });
    }
    for (const entry of entries) more.set(entry.parentId, entry);
    // The order in which a backend sent its top-level comments is kept.
    const rank = state.rank && new Map(state.rank);
    for (const { id, parentId: parent } of rank ? comments : []) {
      if (parent === null && !rank?.has(id)) rank?.set(id, rank.size);
    }
    this.#store.change({ more, rank, ...(isTop && { edge: this.#edgeOf(comments), next: cursor, complete: !cursor }) });
  }

  #edgeOf(page: readonly CommentData[]): string | undefined {
    const ids = new Set(page.map(({ id }) => id));
    return this.#store.tree.roots.findLast(({ id }) => ids.has(id))?.id ?? this.#store.state.edge;
  }
}

function warn(message: string): void {
  console.warn(`discussion-elements: ${message}`);
}

/** Puts many comments into a tree, some at a time. */
function* grow(tree: CommentTree, comments: readonly CommentData[]): Generator<undefined> {
  const step = Math.max(2000, Math.ceil(comments.length / 10));
  tree.insertMany(comments.slice(0, step));
  for (let at = step; at < comments.length; at += step) {
    yield;
    tree.insertMany(comments.slice(at, at + step));
  }
}
