import { coerceComment } from '../model/coerce.js';
import type { TreeNode } from '../model/tree.js';
import type { CommentData, DraftData } from '../model/types.js';
import { SourceError, type SourceErrorKind } from '../sources/source.js';
import { Backoff } from './backoff.js';
import { findStored } from './find-stored.js';
import { isHidden } from './ghosts.js';
import { keyOfLocal, localId } from './local-id.js';
import { methodOf } from './method-of.js';
import type { Outbox, Post } from './outbox.js';
import { previewOf } from './preview.js';
import type { Requests } from './requests.js';
import { hasSameWords } from './same-words.js';
import { isAboutSignIn, type SigningIn } from './signing-in.js';
import { onlyHere } from './only-here.js';
import type { Store } from './store.js';

/** Failures that the writer mends in the form; every other one becomes a failed item in its place. */
const STAYS_IN_FORM: readonly string[] = ['invalid', 'too-long'];

/** What a send is told by: whether somebody waits for its answer, and whether it may ask to sign in. */
interface Manner {
  /** The first time, from a form that still has the text. */
  isFirst?: boolean;
  /** Sent by itself, after its writer has gone on. */
  isLater?: boolean;
}

/** Sends what is written: at once, or when the network is back, in order, and each comment once. */
export class Posting {
  readonly #store: Store;
  readonly #requests: Requests;
  readonly #outbox: Outbox;
  readonly #signingIn: SigningIn;
  readonly #now: () => number;
  readonly #backoff = new Backoff(() => void this.flush());
  /** The keys of what this page is sending. */
  readonly #flights = new Set<string>();
  /** What became of the keys that are through: the same key again is the same comment. */
  readonly #stored = new Map<string, CommentData>();
  #isFlushing = false;
  #ended = false;

  constructor(store: Store, requests: Requests, outbox: Outbox, signingIn: SigningIn, now: () => number) {
    this.#store = store;
    this.#requests = requests;
    this.#outbox = outbox;
    this.#signingIn = signingIn;
    this.#now = now;
  }

  /**
   * Shows the comment in its place at once and sends it. Resolves to what the backend stored, or to `undefined`
   * when it stays there: failed, with Retry, or waiting for the network or for its parent. Rejects, and takes the
   * comment back, only when the writer has to change the text.
   */
  async post(draft: DraftData): Promise<CommentData | undefined> {
    const known = this.#outbox.get(draft.key);
    if (known || this.#stored.has(draft.key)) return known?.stored ?? this.#stored.get(draft.key);
    const isQueued = this.#parentOf(draft) !== undefined || this.#outbox.all.some(({ state }) => state === 'queued');
    const at = new Date(this.#now()).toISOString();
    const post: Post = { draft, at, state: isQueued ? 'queued' : 'sending', ...this.#twinsOf(draft) };
    this.#put(post);
    if (!isQueued) return this.#send(draft.key, { isFirst: true });
    void this.flush();
    return undefined;
  }

  /** Sends a failed or waiting comment again, with the same key. */
  async retry(id: string, isLater = false): Promise<CommentData | undefined> {
    const post = this.#outbox.get(keyOfLocal(id) ?? '');
    if (!post || post.state === 'sending' || post.stored || this.#parentOf(post.draft)) return undefined;
    return this.#send(post.draft.key, { isLater });
  }

  /** Drops a failed or waiting comment. Returns what was written. */
  discard(id: string): DraftData | undefined {
    const post = this.#outbox.get(keyOfLocal(id) ?? '');
    if (!post || post.stored) return undefined;
    this.#requests.abort(`post:${id}`);
    this.#take(post);
    return post.draft;
  }

  /** Sends what waits, in order, as far as the network goes. */
  async flush(): Promise<void> {
    if (this.#isFlushing || this.#ended) return;
    this.#isFlushing = true;
    this.#backoff.stop();
    try {
      for (let post = this.#next(); post; post = this.#next()) {
        await this.#send(post.draft.key, { isLater: true });
        if (this.#ended) return;
        // Still away, or another tab is at it.
        if (this.#outbox.get(post.draft.key)?.state === 'queued') return this.#backoff.start();
        this.#backoff.reset();
      }
    } finally {
      this.#isFlushing = false;
    }
  }

  /** Shows again what is on its way, waits or failed: after a reload, and in a tree that was made anew. */
  show(post: Post): void {
    const { state, error } = post;
    if (state !== 'stored') this.#store.tree.insertLocal(previewOf(post, this.#store.state.thread?.viewer), { state, error });
  }

  /** What failed on a page before this one and may have arrived all the same: found, it is there once. Nothing is sent. */
  async recover(post: Post): Promise<void> {
    if (post.state !== 'failed' || !post.isDoubtful) return;
    const found = await this.#find(post).catch(() => undefined);
    if (found && this.#outbox.get(post.draft.key)?.state === 'failed') this.#confirm(post, found, true);
  }

  /** What another tab has finished with: the stored comment takes its place, if it can be found. */
  async settle(post: Post): Promise<void> {
    const { key } = post.draft;
    if (this.#flights.has(key)) return;
    if (post.stored) return this.#outbox.drop(key);
    try {
      const found = await this.#find(post);
      if (found) this.#confirm(post, found, true);
      else this.#take(post);
    } catch (error) {
      // Sent or taken back there: it is not lost as long as nobody knows, and not sent by itself.
      if (error instanceof SourceError) this.#put({ ...post, state: 'failed', isDoubtful: true, error });
    }
  }

  /** Tries again what failed for want of a sign-in. */
  retryAfterSignIn(): void {
    for (const { draft, state, error } of this.#outbox.all) {
      if (state === 'failed' && error && isAboutSignIn(error.kind)) void this.retry(localId(draft.key), true);
    }
  }

  /** Nothing is sent by itself any more. */
  end(): void {
    this.#backoff.stop();
    this.#ended = true;
  }

  async #send(key: string, manner: Manner): Promise<CommentData | undefined> {
    if (this.#flights.has(key)) return undefined;
    this.#flights.add(key);
    let stored: CommentData | undefined;
    try {
      stored = await onlyHere(key, () => this.#exchange(key, manner), manner.isFirst);
    } finally {
      this.#flights.delete(key);
    }
    const kind = this.#outbox.get(key)?.error?.kind;
    if (stored) void this.flush();
    else if (kind && isAboutSignIn(kind) && !manner.isLater) void this.#sendAfterSignIn(key, kind);
    return stored;
  }

  #find(post: Post): Promise<CommentData | undefined> {
    return this.#requests.run(`post:${localId(post.draft.key)}`, (source, context) =>
      findStored(post, this.#store.state.thread?.viewer, source, context),
    );
  }

  async #sendAfterSignIn(key: string, reason: SourceErrorKind): Promise<void> {
    if (await this.#signingIn.ask(reason)) await this.retry(localId(key), true);
  }

  async #exchange(key: string, { isFirst = false, isLater = false }: Manner): Promise<CommentData | undefined> {
    const before = this.#outbox.get(key);
    if (!before) return undefined;
    const post: Post = { ...before, state: 'sending', error: undefined };
    this.#put(post);
    try {
      const answer = await this.#requests.run(`post:${localId(key)}`, async (source, context) => {
        const found = post.isDoubtful && (await findStored(post, this.#store.state.thread?.viewer, source, context));
        return found || methodOf(source, 'post', source.post)(post.draft, context);
      });
      const stored = coerceComment(answer);
      if (!stored) throw new SourceError('bad-answer', 'the answer to a post is not a comment');
      this.#confirm(this.#outbox.get(key) ?? post, stored, isLater);
      return stored;
    } catch (error) {
      // Taken back by its writer, or the page goes: nobody is there to be told.
      if (!(error instanceof SourceError)) return undefined;
      if (isFirst && STAYS_IN_FORM.includes(error.kind)) {
        this.#take(post);
        throw error;
      }
      this.#fail(post, error, isLater && before.state === 'queued');
      return undefined;
    }
  }

  #confirm(post: Post, stored: CommentData, isLater: boolean): void {
    const { key } = post.draft;
    const id = localId(key);
    for (const other of this.#outbox.all) {
      if (other.draft.parentId === id) this.#outbox.put({ ...other, draft: { ...other.draft, parentId: stored.id } });
    }
    this.#stored.set(key, stored);
    if (isHidden(stored.status)) this.#outbox.put({ ...post, state: 'stored', stored, error: undefined });
    else this.#outbox.drop(key);
    this.#store.tree.confirm(id, stored);
    this.#store.change();
    this.#store.tell({ type: 'posted', comment: stored, ...(isLater && { isLater }) });
  }

  #fail(post: Post, error: SourceError, isRepeated: boolean): void {
    const id = localId(post.draft.key);
    const isQueued = error.kind === 'network';
    const isDoubtful = post.isDoubtful === true || error.retry === 'check-first';
    this.#put({ ...post, state: isQueued ? 'queued' : 'failed', isDoubtful, error });
    if (isQueued) this.#backoff.start();
    // That the network is still away is no news, but to who has asked.
    if (isQueued && isRepeated) return;
    this.#store.tell({ type: 'failed', operation: 'post', error, id, ...(isQueued && { isQueued }) });
  }

  /** Off the list and off the screen. Replies that waited for it have nothing left to answer. */
  #take(post: Post): void {
    const id = localId(post.draft.key);
    this.#outbox.drop(post.draft.key);
    this.#store.tree.remove(id);
    for (const other of this.#outbox.all) {
      if (other.draft.parentId === id) this.#put({ ...other, state: 'failed', error: new SourceError('not-found') });
    }
    this.#store.change();
  }

  #put(post: Post): void {
    const id = localId(post.draft.key);
    const { state, error } = post;
    this.#outbox.put(post);
    if (state !== 'stored' && this.#store.tree.has(id)) this.#store.tree.setLocal(id, { state, error });
    else this.show(post);
    this.#store.change();
  }

  /** The post that this one answers, while it has no id of the backend's. */
  #parentOf({ parentId }: DraftData): Post | undefined {
    const key = parentId === null ? undefined : keyOfLocal(parentId);
    return key === undefined ? undefined : this.#outbox.get(key);
  }

  /** The first that waits for nothing but the network. */
  #next(): Post | undefined {
    return this.#outbox.all.find(({ state, draft }) => state === 'queued' && !this.#parentOf(draft));
  }

  #twinsOf({ parentId, body }: DraftData): Pick<Post, 'twins' | 'isPartial'> {
    const { tree, complete, more } = this.#store.state;
    const siblings: readonly TreeNode[] = parentId === null ? tree.roots : (tree.get(parentId)?.replies ?? []);
    const twins = siblings.filter(({ data }) => hasSameWords(data.body, body)).map(({ id }) => id);
    return { twins, isPartial: parentId === null ? !complete : more.has(parentId) };
  }
}
