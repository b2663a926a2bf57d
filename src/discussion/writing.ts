import { coerceComment, coerceThread } from '../model/coerce.js';
import type { BodyData, CommentData, CommentStatus, DraftData, ReactionData, ThreadState } from '../model/types.js';
import { SourceError, type DiscussionSource, type SourceContext } from '../sources/source.js';
import { localId } from './local-id.js';
import type { Requests } from './requests.js';
import type { Operation } from './state.js';
import type { Store } from './store.js';

/** Failures that the writer mends in the form; every other one becomes a failed item in its place. */
const STAYS_IN_FORM: readonly string[] = ['invalid', 'too-long'];

type Call<T> = (source: DiscussionSource, context: SourceContext) => Promise<T>;

/** What people do. A failed act changes nothing but the failed item, and says so. */
export class Writing {
  readonly #store: Store;
  readonly #requests: Requests;
  readonly #now: () => number;
  /** Drafts that are under way or failed, by the id of their local comment. */
  readonly #drafts = new Map<string, DraftData>();

  constructor(store: Store, requests: Requests, now: () => number) {
    this.#store = store;
    this.#requests = requests;
    this.#now = now;
  }

  /**
   * Shows the comment in its place at once and sends it. Resolves to what the backend stored, or to `undefined`
   * when it failed and stays there with Retry. Rejects, and takes the comment back, only when the writer
   * has to change the text.
   */
  async post(draft: DraftData): Promise<CommentData | undefined> {
    const id = localId(draft.key);
    if (this.#drafts.has(id)) return undefined;
    this.#drafts.set(id, draft);
    this.#store.tree.insertLocal(this.#preview(id, draft), { state: 'sending' });
    this.#store.change();
    return this.#send(id, draft);
  }

  /** Sends a failed comment again, with the same key. */
  async retry(id: string): Promise<CommentData | undefined> {
    const draft = this.#drafts.get(id);
    if (!draft || this.#store.tree.get(id)?.local?.state !== 'failed') return undefined;
    this.#store.tree.setLocal(id, { state: 'sending' });
    this.#store.change();
    return this.#send(id, draft).catch((error: unknown) => {
      this.#fail(id, SourceError.of(error), draft);
      return undefined;
    });
  }

  /** Drops a failed comment. Returns what was written. */
  discard(id: string): DraftData | undefined {
    const draft = this.#drafts.get(id);
    if (!draft) return undefined;
    this.#requests.abort(`post:${id}`);
    this.#forget(id);
    this.#store.change();
    return draft;
  }

  async edit(id: string, body: BodyData): Promise<CommentData> {
    const answer = await this.#act('edit', id, (source, context) => must(source.edit, source, 'edit')(id, body, context));
    return this.#patched(id, answer, { body, editedAt: this.#time() });
  }

  async remove(id: string): Promise<void> {
    await this.#act('delete', id, (source, context) => must(source.remove, source, 'remove')(id, context));
    this.#store.tree.remove(id);
    this.#store.change();
    this.#store.tell({ type: 'removed', id });
  }

  /** Shown at once, taken back when it fails; one flight at a time for each reaction. */
  async react(id: string, key: string, on: boolean): Promise<void> {
    const before = this.#store.tree.get(id)?.data.reactions;
    const lane = `react:${id}:${key}`;
    if (!before || this.#requests.isOpen(lane)) return;
    this.#patch(id, { reactions: before.map((one) => (one.key === key ? toggled(one, on) : one)) });
    try {
      const reactions = await this.#act(
        'react',
        id,
        (source, context) => must(source.react, source, 'react')(id, key, on, context),
        lane,
      );
      const { data } = this.#patch(id, Array.isArray(reactions) ? { reactions } : {}) ?? {};
      if (data) this.#store.tell({ type: 'changed', comment: data });
    } catch (error) {
      this.#patch(id, { reactions: before });
      throw error;
    }
  }

  async report(id: string, reason: string, note = ''): Promise<void> {
    await this.#act('report', id, (source, context) => must(source.report, source, 'report')(id, reason, note, context));
  }

  async moderate(id: string, status: CommentStatus): Promise<CommentData> {
    const answer = await this.#act('moderate', id, (source, context) =>
      must(source.moderate, source, 'moderate')(id, status, context),
    );
    return this.#patched(id, answer, { status });
  }

  async pin(id: string, on: boolean): Promise<CommentData> {
    const answer = await this.#act('pin', id, (source, context) => must(source.pin, source, 'pin')(id, on, context));
    return this.#patched(id, answer, { pinned: on });
  }

  async setState(state: ThreadState): Promise<void> {
    const answer = await this.#act('set-state', '', (source, context) =>
      must(source.setState, source, 'setState')(state, context),
    );
    const thread = this.#store.state.thread;
    this.#store.change({ thread: coerceThread(answer) ?? (thread && { ...thread, state }) });
  }

  async #send(id: string, draft: DraftData): Promise<CommentData | undefined> {
    let stored: CommentData | undefined;
    try {
      const answer = await this.#requests.run(`post:${id}`, (source, context) =>
        must(source.post, source, 'post')(draft, context),
      );
      stored = coerceComment(answer);
      if (!stored) throw new SourceError('bad-answer', 'the answer to a post is not a comment');
    } catch (error) {
      // Taken back by its writer, or the page goes: nobody is there to be told.
      if (!(error instanceof SourceError)) return undefined;
      if (STAYS_IN_FORM.includes(error.kind)) {
        this.#forget(id);
        this.#store.change();
        throw error;
      }
      this.#fail(id, error, draft);
      return undefined;
    }
    this.#drafts.delete(id);
    this.#store.tree.confirm(id, stored);
    this.#store.change();
    this.#store.tell({ type: 'posted', comment: stored });
    return stored;
  }

  #fail(id: string, error: SourceError, draft: DraftData): void {
    const { tree } = this.#store;
    this.#drafts.set(id, draft);
    if (tree.has(id)) tree.setLocal(id, { state: 'failed', error });
    else tree.insertLocal(this.#preview(id, draft), { state: 'failed', error });
    this.#store.change();
    this.#store.tell({ type: 'failed', operation: 'post', error, id });
  }

  #forget(id: string): void {
    this.#drafts.delete(id);
    this.#store.tree.remove(id);
  }

  /** The comment as it will look until the backend has answered. */
  #preview(id: string, { parentId, body, author }: DraftData): CommentData {
    const viewer = this.#store.state.thread?.viewer;
    const name = author?.name;
    return {
      id,
      parentId,
      body,
      author: viewer ?? (name ? { name, kind: 'guest' } : { kind: 'anonymous' }),
      createdAt: this.#time(),
      status: 'pending',
    };
  }

  async #act<T>(operation: Operation, id: string, call: Call<T>, lane = `${operation}:${id}`): Promise<T> {
    try {
      return await this.#requests.run(lane, call);
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
    const data = tree.get(id)?.data;
    if (!data) throw new SourceError('not-found', `comment ${id} is not here any more`);
    this.#store.tell({ type: 'changed', comment: data });
    return data;
  }

  #patch(id: string, partial: Partial<CommentData>): { data: CommentData } | undefined {
    this.#store.tree.patch(id, partial);
    this.#store.change();
    return this.#store.tree.get(id);
  }

  #time(): string {
    return new Date(this.#now()).toISOString();
  }
}

function toggled(reaction: ReactionData, on: boolean): ReactionData {
  const step = Number(on) - Number(reaction.mine);
  return { ...reaction, mine: on, count: Math.max(0, reaction.count + step) };
}

/** Binds a method that is optional in the contract; absent is a thing the backend cannot do. */
function must<A extends unknown[], T>(
  method: ((...args: A) => Promise<T>) | undefined,
  source: DiscussionSource,
  name: string,
): (...args: A) => Promise<T> {
  if (!method) throw new SourceError('unsupported', `the source ${source.name} has no ${name}`);
  return method.bind(source);
}
