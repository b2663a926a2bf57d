import { coerceComment, coercePage, coerceThread } from '../model/coerce.js';
import type { BodyData, CommentData, CommentStatus, ThreadState } from '../model/types.js';
import { SourceError, type DiscussionSource, type SourceContext } from '../sources/source.js';
import { Device } from './device.js';
import { Ghosts } from './ghosts.js';
import { OUTBOX, type Place } from './kept.js';
import { methodOf } from './method-of.js';
import { Outbox } from './outbox.js';
import { Posting } from './posting.js';
import { Reacting } from './reacting.js';
import type { Requests } from './requests.js';
import { isAboutSignIn, SigningIn } from './signing-in.js';
import type { Operation } from './state.js';
import type { Store } from './store.js';

type Call<T> = (source: DiscussionSource, context: SourceContext) => Promise<T>;

/** What writing needs beside the discussion itself. */
export interface WritingSettings {
  now(): number;
  /** Where what is written outlives the page, at this moment. */
  storage(): (() => Place) | undefined;
  /** Tells the page that somebody has to sign in; `false` = it is done there. */
  maySignIn(reason: string): boolean;
}

/** What people do. A failed act changes nothing but the failed item, and says so. */
export class Writing {
  readonly posting: Posting;
  readonly #store: Store;
  readonly #requests: Requests;
  readonly #now: () => number;
  readonly #outbox: Outbox;
  readonly #ghosts: Ghosts;
  readonly #signingIn: SigningIn;
  readonly #reacting: Reacting;
  readonly #stops: (() => void)[] = [];
  #opened: string | undefined;

  constructor(store: Store, requests: Requests, { now, storage, maySignIn }: WritingSettings) {
    this.#store = store;
    this.#requests = requests;
    this.#now = now;
    this.#outbox = new Outbox(new Device(storage));
    this.#signingIn = new SigningIn(requests, maySignIn);
    this.#reacting = new Reacting(store, (id, key, on) =>
      this.#act('react', id, (source, context) => methodOf(source, 'react', source.react)(id, key, on, context), `react:${id}:${key}`),
    );
    this.#ghosts = new Ghosts(store, this.#outbox, now);
    this.posting = new Posting(store, requests, this.#outbox, this.#signingIn, now);
    const stop = requests.source.session?.onChange(() => this.#takeViewer());
    if (stop) this.#stops.push(stop);
    this.restore();
  }

  /** Puts what was written here, now or before the page was loaded, into a tree that was made anew. */
  restore(): void {
    const { phase, thread, key } = this.#store.state;
    if (phase !== 'ready') return;
    const isNew = key !== undefined && this.#opened !== key;
    if (isNew) this.#open(key);
    if (!thread?.viewer && this.#requests.source.session?.viewer) this.#takeViewer();
    for (const post of this.#outbox.all) {
      this.posting.show(post);
      if (isNew) void this.posting.recover(post);
    }
    this.#ghosts.show();
    this.#store.change();
    void this.posting.flush();
    if (this.#store.state.thread?.viewer) this.posting.retryAfterSignIn();
  }

  /** Nothing happens by itself any more. */
  end(): void {
    this.posting.end();
    for (const stop of this.#stops) stop();
  }

  async edit(id: string, body: BodyData): Promise<CommentData> {
    const answer = await this.#act('edit', id, (source, context) => methodOf(source, 'edit', source.edit)(id, body, context));
    return this.#patched(id, answer, { body, editedAt: this.#time() });
  }

  /** `isLast`: the page goes. What comes of it nobody hears. */
  async remove(id: string, isLast = false): Promise<void> {
    const call: Call<void> = (source, context) => methodOf(source, 'remove', source.remove)(id, context);
    if (isLast) void call(this.#requests.source, this.#lastContext()).catch(() => undefined);
    else await this.#act('delete', id, call);
    this.#store.tree.remove(id);
    this.#ghosts.forget(id);
    this.#store.change();
    this.#store.tell({ type: 'removed', id });
  }

  react(id: string, key: string, on: boolean): Promise<void> {
    return this.#reacting.react(id, key, on);
  }

  async report(id: string, reason: string, note = ''): Promise<void> {
    await this.#act('report', id, (source, context) => methodOf(source, 'report', source.report)(id, reason, note, context));
  }

  async loadHeld(): Promise<CommentData[]> {
    const page = await this.#requests.run('held', async (source, context) =>
      coercePage(await source.load({ status: 'held' }, context), (message) => console.warn(`discussion-elements: ${message}`)),
    );
    return page.comments.filter(({ status }) => status === 'held');
  }

  async moderate(id: string, status: CommentStatus): Promise<CommentData> {
    const answer = await this.#act('moderate', id, (source, context) =>
      methodOf(source, 'moderate', source.moderate)(id, status, context),
    );
    return this.#patched(id, answer, { status });
  }

  async pin(id: string, on: boolean): Promise<CommentData> {
    const answer = await this.#act('pin', id, (source, context) => methodOf(source, 'pin', source.pin)(id, on, context));
    return this.#patched(id, answer, { pinned: on });
  }

  async setState(state: ThreadState): Promise<void> {
    const answer = await this.#act('set-state', '', (source, context) =>
      methodOf(source, 'setState', source.setState)(state, context),
    );
    const thread = this.#store.state.thread;
    this.#store.change({ thread: coerceThread(answer) ?? (thread && { ...thread, state }) });
  }

  #open(key: string): void {
    this.#opened = key;
    this.#outbox.open(OUTBOX + key);
    const stop = this.#outbox.watch((gone) => {
      for (const post of gone) void this.posting.settle(post);
    });
    this.#stops.push(stop);
  }

  /** Somebody has signed in or out: the thread is theirs now, and what waited for them goes. */
  #takeViewer(): void {
    const { thread } = this.#store.state;
    const viewer = this.#requests.source.session?.viewer;
    if (thread) {
      const { viewer: _before, ...rest } = thread;
      this.#store.change({ thread: viewer ? { ...rest, viewer } : rest });
    }
    if (viewer) this.posting.retryAfterSignIn();
  }

  async #act<T>(operation: Operation, id: string, call: Call<T>, lane = `${operation}:${id}`): Promise<T> {
    try {
      return await this.#requests.run(lane, call).catch(async (error: unknown) => {
        const isMissing = error instanceof SourceError && isAboutSignIn(error.kind);
        if (!isMissing || !(await this.#signingIn.ask(error.kind))) throw error;
        return this.#requests.run(lane, call);
      });
    } catch (error) {
      // Anything else is an act that was overtaken, or a page that goes.
      if (error instanceof SourceError) this.#store.tell({ type: 'failed', operation, error, ...(id && { id }) });
      throw error;
    }
  }

  /** Takes the backend's word for the comment, or what was asked for when it says nothing usable. */
  #patched(id: string, answer: unknown, asked: Partial<CommentData>): CommentData {
    const comment = coerceComment(answer);
    const { tree } = this.#store;
    // A whole comment replaces the old one: what is gone at the backend is gone here.
    if (comment?.id === id && tree.has(id)) tree.insert(comment);
    else tree.patch(id, asked);
    this.#store.change();
    // A moderator may decide on one that is on a page further down.
    const data = tree.get(id)?.data ?? comment;
    if (data) this.#ghosts.change(data);
    if (!data) throw new SourceError('not-found', `comment ${id} is not here any more`);
    this.#store.tell({ type: 'changed', comment: data });
    return data;
  }

  /** For what is sent when the page goes: nothing aborts it, and the browser sends it to the end. */
  #lastContext(): SourceContext {
    const { fetch, ...context } = this.#requests.context(new AbortController().signal);
    return { ...context, fetch: (input, init) => fetch(input, { ...init, keepalive: true }) };
  }

  #time(): string {
    return new Date(this.#now()).toISOString();
  }
}
