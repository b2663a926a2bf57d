import type { BodyData, CommentData, CommentStatus, DraftData, ReactionData } from '../../model/types.js';
import { isRecord } from '../foreign.js';
import { SourceError, type SourceContext } from '../source.js';
import { findBranch } from './search.js';
import type { WalineThread } from './thread.js';

const STATUSES: Partial<Record<CommentStatus, string>> = {
  published: 'approved',
  pending: 'waiting',
  held: 'waiting',
  hidden: 'waiting',
  spam: 'spam',
};

/** What a `WalineSource` does beside loading. */
export class WalineWriting {
  readonly #thread: WalineThread;
  /** What was stored, by its key. */
  readonly #posted = new Map<string, CommentData>();

  constructor(thread: WalineThread) {
    this.#thread = thread;
  }

  /** Waline knows no idempotency keys. It refuses the same words of the same writer, but not of an administrator. */
  async post({ key, parentId, body, author = {} }: DraftData, context: SourceContext): Promise<CommentData> {
    const posted = this.#posted.get(key);
    if (posted) return posted;
    const thread = this.#thread;
    const text = checked(body);
    await this.#checkToken(context);
    const place = parentId === null ? {} : { pid: idFor(parentId), rid: idFor(await this.#rootOf(parentId, context)) };
    const { name = thread.viewer?.author.name, email, url } = author;
    const sent = { comment: text, nick: name, mail: email, link: url, url: thread.address.path, ...place };
    const comment = thread.read(await thread.server.ask('comment', context, {}, { method: 'POST', body: sent }));
    // To its writer both are the same: it waits for somebody to look at it.
    const seen: CommentData = ['held', 'spam'].includes(comment.status) ? { ...comment, status: 'pending' } : comment;
    this.#posted.set(key, seen);
    return seen;
  }

  edit(id: string, body: BodyData, context: SourceContext): Promise<CommentData> {
    return this.#change(id, { comment: checked(body) }, context);
  }

  /** Waline would delete all that is under a comment with it: one that has replies is emptied instead. */
  async remove(id: string, context: SourceContext): Promise<void> {
    if (this.#thread.hasReplies(id)) {
      const isAdmin = this.#thread.viewer?.isAdmin === true;
      await this.#change(id, { comment: '', ...(isAdmin && { nick: '', mail: '', link: '' }) }, context);
      return;
    }
    await this.#thread.server.ask(routeOf(id), context, {}, { method: 'DELETE' });
    this.#thread.forget(id);
  }

  /** The server adds and takes away without knowing whose a like is: this device knows. */
  async react(id: string, key: string, on: boolean, context: SourceContext): Promise<ReactionData[]> {
    if (key !== 'like') throw new SourceError('unsupported', `Waline has no reaction ${key}`);
    const { likes } = this.#thread;
    likes.open(context.storage);
    const before = this.#thread.get(id);
    if (before && likes.has(id) === on) return before.reactions ?? [];
    const data = await this.#send(id, { like: on }, context);
    likes.set(id, on);
    return this.#thread.read(data).reactions ?? [];
  }

  async moderate(id: string, status: CommentStatus, context: SourceContext): Promise<CommentData> {
    const word = STATUSES[status];
    if (!word) throw new SourceError('unsupported', `Waline has no status ${status}`);
    const comment = await this.#change(id, { status: word }, context);
    // Waline has one word for what is held and for what is hidden.
    return status === 'hidden' ? { ...comment, status } : comment;
  }

  pin(id: string, on: boolean, context: SourceContext): Promise<CommentData> {
    return this.#change(id, { sticky: Number(on) }, context);
  }

  async #change(id: string, body: object, context: SourceContext): Promise<CommentData> {
    return this.#thread.read(await this.#send(id, body, context));
  }

  /** Nothing comes back for a comment that is not there. */
  async #send(id: string, body: object, context: SourceContext): Promise<unknown> {
    const data = await this.#thread.server.ask(routeOf(id), context, {}, { method: 'PUT', body });
    if (!isRecord(data)) throw new SourceError('not-found', `no comment ${id}`);
    return data;
  }

  /** A reply to what is not there would be stored, and shown nowhere. */
  async #rootOf(id: string, context: SourceContext): Promise<string> {
    if (this.#thread.rootOf(id) === undefined) await findBranch(this.#thread, id, context);
    const root = this.#thread.rootOf(id);
    if (root === undefined) throw new SourceError('not-found', `no comment ${id} to reply to`);
    return root;
  }

  /** The server takes a token that is too old for none, and would store the words as a stranger's. */
  async #checkToken(context: SourceContext): Promise<void> {
    const { headers } = this.#thread.server.options;
    const sent = new Headers(typeof headers === 'function' ? await headers() : headers);
    if (!sent.has('Authorization')) return;
    await this.#thread.meet(context);
    if (!this.#thread.viewer) throw new SourceError('auth-expired', 'the server does not know this token');
  }
}

/** The server would take several ids at once, and none for all. */
function routeOf(id: string): string {
  if (!/^[\da-z]+$/i.test(id)) throw new SourceError('not-found', `no usable id: "${id}"`);
  return `comment/${id}`;
}

/** Most storages number their rows. */
function idFor(id: string): string | number {
  return /^\d{1,15}$/.test(id) ? Number(id) : id;
}

function checked({ value }: BodyData): string {
  if (!value.trim()) throw new SourceError('invalid', 'nothing is written', { field: 'body' });
  return value;
}
