import type { BodyData, CommentData, CommentStatus, DraftData, Order, ThreadState } from '../model/types.js';
import { onDemand } from '../sources/on-demand.js';
import type { DiscussionSource, SourceEvent } from '../sources/source.js';
import { isKept } from './kept.js';
import type { Live } from './live.js';
import { Loading } from './loading.js';
import type { Removing } from './removing.js';
import { Requests, type RequestSettings } from './requests.js';
import type { DiscussionState, Outcome } from './state.js';
import { Store } from './store.js';
import type { Writing } from './writing.js';

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
  readonly #now: () => number;
  /** Told that somebody has to sign in; returns `false` when that is taken care of, and `session.signIn()` is not needed. */
  maySignIn: ((reason: string) => boolean) | undefined;
  /** Most who read never write: that half is loaded when they do. */
  readonly #write = onDemand(
    () => import('./writing.js'),
    ({ Writing }) => {
      const maySignIn = (reason: string): boolean => this.maySignIn?.(reason) ?? true;
      const settings = { now: this.#now, storage: () => this.#requests.settings.storage, maySignIn };
      return (this.#written = new Writing(this.#store, this.#requests, settings));
    },
  );
  #written: Writing | undefined;
  #removing: Removing | undefined;
  #live: Live | undefined;
  #following: AbortController | undefined;

  constructor(source: DiscussionSource, options: DiscussionOptions = {}) {
    this.source = source;
    this.#store = new Store({ order: options.order ?? 'oldest' });
    this.#requests = new Requests(source, options);
    this.#loading = new Loading(this.#store, this.#requests, options.pageSize);
    this.#now = options.now ?? Date.now;
    this.#store.restore = () => this.#restore();
  }

  get state(): DiscussionState {
    return this.#store.state;
  }

  /** Calls back after each change, once a task. Returns the way to stop. */
  subscribe(listener: (state: DiscussionState) => void): () => void {
    return join(this.#store.listeners, listener);
  }

  /** Calls back with what came of each act. Returns the way to stop. */
  observe(observer: (outcome: Outcome) => void): () => void {
    return join(this.#store.observers, observer);
  }

  /** Loads the first page; a failure becomes `state.error`. Never rejects. */
  async load(): Promise<void> {
    await this.#loading.first();
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

  /** Whether what is posted outlives the page from then on. */
  get isRemembering(): boolean {
    return Boolean(this.#requests.settings.storage && this.state.key);
  }

  /** Loads what writing takes, so that it can be done without a network. */
  async prepareToWrite(): Promise<void> {
    await this.#write();
  }

  /**
   * Posts optimistically. Resolves to the stored comment, or to `undefined` when it stays in its place: failed, with
   * Retry, or waiting for the network. Rejects with `SourceError` of kind `invalid` or `too-long`: the text needs a change.
   */
  async post(draft: DraftData): Promise<CommentData | undefined> {
    return (await this.#write()).posting.post(draft);
  }

  /** Sends a failed or waiting comment again. */
  async retry(id: string): Promise<CommentData | undefined> {
    return (await this.#write()).posting.retry(id);
  }

  /** Drops a failed or waiting comment and returns what was written. */
  async discard(id: string): Promise<DraftData | undefined> {
    return (await this.#write()).posting.discard(id);
  }

  /**
   * Rejects with `SourceError`, as do all acts below; nothing has changed then. Whoever calls it has to say so: a thread shows
   * and announces what failed only where it was asked for there, beside posts, which stay in their place.
   */
  async edit(id: string, body: BodyData): Promise<CommentData> {
    return (await this.#write()).edit(id, body);
  }

  async remove(id: string): Promise<void> {
    return (await this.#write()).remove(id);
  }

  /**
   * Hides the comment and deletes it after `delay` ms; until then `keep` takes it back. Resolves when it is hidden;
   * `gone` to whether it went. What still waits goes when the discussion is disposed.
   */
  async removeLater(id: string, delay: number): Promise<{ gone: Promise<boolean> }> {
    const [writing, { Removing }] = await Promise.all([this.#write(), import('./removing.js')]);
    this.#removing ??= new Removing(this.#store, (one, isLast) => writing.remove(one, isLast));
    return { gone: this.#removing.start(id, delay) };
  }

  /** Takes a deletion back. False when it is too late. */
  keep(id: string): boolean {
    return this.#removing?.keep(id) ?? false;
  }

  /** Deletes now what could still be kept: the page goes. */
  removeNow(): void {
    this.#removing?.flush();
  }

  async react(id: string, key: string, on: boolean): Promise<void> {
    return (await this.#write()).react(id, key, on);
  }

  async report(id: string, reason: string, note?: string): Promise<void> {
    return (await this.#write()).report(id, reason, note);
  }

  /** What waits for a moderator, on whatever page; it is shown apart, and so put nowhere. */
  async loadHeld(): Promise<CommentData[]> {
    return (await this.#write()).loadHeld();
  }

  async moderate(id: string, status: CommentStatus): Promise<CommentData> {
    return (await this.#write()).moderate(id, status);
  }

  async pin(id: string, on: boolean): Promise<CommentData> {
    return (await this.#write()).pin(id, on);
  }

  async setState(state: ThreadState): Promise<void> {
    return (await this.#write()).setState(state);
  }

  /**
   * Follows what others do: changes happen in place, new comments wait in `state.arrivals`. A source that
   * cannot tell is asked again and again. Resolves to the way to stop.
   */
  async follow(): Promise<() => void> {
    this.#following?.abort();
    const end = new AbortController();
    this.#following = end;
    // What is told while the other half is on its way is kept for it.
    const early: SourceEvent[] = [];
    let take = (event: SourceEvent): unknown => early.push(event);
    const stop = this.source.subscribe?.(
      undefined,
      (event) => {
        if (!end.signal.aborted) take(event);
      },
      this.#requests.context(end.signal),
    );
    if (stop) end.signal.addEventListener('abort', stop);
    const since = this.#now();
    try {
      const { Live } = await import('./live.js');
      const live = (this.#live ??= new Live(this.#store, this.#requests, since));
      take = live.take;
      early.forEach(take);
      if (!stop) await live.poll(end.signal);
    } catch (error) {
      end.abort();
      throw error;
    }
    return () => end.abort();
  }

  /** Puts in the comments that have arrived, or those at one place of `state.waiting`; returns their ids, oldest first. */
  showArrivals(parentId?: string): string[] {
    return this.#live?.show(parentId) ?? [];
  }

  /** Aborts what is under way. */
  dispose(): void {
    this.removeNow();
    this.#following?.abort();
    this.#requests.end();
    this.#written?.end();
  }

  /** Only for who has written something the half that writes is loaded with the comments. */
  #restore(): void {
    if (this.#written) this.#written.restore();
    else if (isKept(this.#requests.settings.storage, this.state.key)) this.#write().catch(() => undefined);
  }
}

function join<T>(all: Set<T>, one: T): () => void {
  all.add(one);
  return () => all.delete(one);
}
