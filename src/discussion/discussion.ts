import type { BodyData, CommentData, CommentStatus, DraftData, Order, ThreadState } from '../model/types.js';
import type { DiscussionSource } from '../sources/source.js';
import { Loading } from './loading.js';
import { Requests, type RequestSettings } from './requests.js';
import type { DiscussionState, Outcome } from './state.js';
import { Store } from './store.js';
import { Writing } from './writing.js';

export interface DiscussionOptions extends RequestSettings {
  order?: Order;
  /** Top-level comments a page; absent = all that the source gives. */
  pageSize?: number;
  /** The clock, in milliseconds since 1970. */
  now?: () => number;
}

/**
 * A discussion without a face: takes data from a source, keeps it, acts on it, and tells who listens.
 * Runs in a page, in a worker or in Node.
 *
 * @example
 * const discussion = new Discussion(new RestSource('/discussions/42'));
 * discussion.subscribe(({ count }) => console.log(count));
 * await discussion.load();
 */
export class Discussion {
  readonly source: DiscussionSource;
  readonly #store: Store;
  readonly #requests: Requests;
  readonly #loading: Loading;
  readonly #writing: Writing;

  constructor(source: DiscussionSource, options: DiscussionOptions = {}) {
    this.source = source;
    this.#store = new Store({ order: options.order ?? 'oldest' });
    this.#requests = new Requests(source, options);
    this.#loading = new Loading(this.#store, this.#requests, options.pageSize);
    this.#writing = new Writing(this.#store, this.#requests, options.now ?? Date.now);
  }

  get state(): DiscussionState {
    return this.#store.state;
  }

  /** Calls back after each change, once a task. Returns the way to stop. */
  subscribe(listener: (state: DiscussionState) => void): () => void {
    return this.#store.subscribe(listener);
  }

  /** Calls back with what came of each act. Returns the way to stop. */
  observe(observer: (outcome: Outcome) => void): () => void {
    return this.#store.observe(observer);
  }

  /** Loads the first page; a failure becomes `state.error`. Never rejects. */
  load(): Promise<void> {
    return this.#loading.first();
  }

  /** Loads the next page, or more replies of one comment. Resolves to the ids that are new. */
  loadMore(parentId?: string): Promise<string[]> {
    return this.#loading.more(parentId);
  }

  /** Loads a comment that is not here, with its ancestors and replies. Resolves to whether it came. */
  loadAround(id: string): Promise<boolean> {
    return this.#loading.around(id);
  }

  setOrder(order: Order): Promise<void> {
    return this.#loading.reorder(order);
  }

  /**
   * Posts optimistically. Resolves to the stored comment, or to `undefined` when it failed and stays in its
   * place with Retry. Rejects with `SourceError` of kind `invalid` or `too-long`: the text needs a change.
   */
  post(draft: DraftData): Promise<CommentData | undefined> {
    return this.#writing.post(draft);
  }

  /** Sends a failed comment again. */
  retry(id: string): Promise<CommentData | undefined> {
    return this.#writing.retry(id);
  }

  /** Drops a failed comment and returns what was written. */
  discard(id: string): DraftData | undefined {
    return this.#writing.discard(id);
  }

  /** Rejects with `SourceError`, as do all acts below; nothing has changed then. */
  edit(id: string, body: BodyData): Promise<CommentData> {
    return this.#writing.edit(id, body);
  }

  remove(id: string): Promise<void> {
    return this.#writing.remove(id);
  }

  react(id: string, key: string, on: boolean): Promise<void> {
    return this.#writing.react(id, key, on);
  }

  report(id: string, reason: string, note?: string): Promise<void> {
    return this.#writing.report(id, reason, note);
  }

  moderate(id: string, status: CommentStatus): Promise<CommentData> {
    return this.#writing.moderate(id, status);
  }

  pin(id: string, on: boolean): Promise<CommentData> {
    return this.#writing.pin(id, on);
  }

  setState(state: ThreadState): Promise<void> {
    return this.#writing.setState(state);
  }

  /** Aborts what is under way. */
  dispose(): void {
    this.#requests.end();
  }
}
