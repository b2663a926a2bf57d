import type {
  BodyData,
  CommentData,
  CommentStatus,
  DraftData,
  ReactionData,
  ThreadData,
  ThreadState,
} from '../../model/types.js';
import { idOf, isRecord, textOf } from '../foreign.js';
import { hrefOf, originOf, resolveUrl, type RequestOptions } from '../http.js';
import { SourceError, type SourceContext } from '../source.js';
import type { Following } from './events.js';

type Ask = (url: string, context: SourceContext, request: RequestOptions) => Promise<unknown>;

type Call = [method: string, path: readonly string[], body: unknown, context: SourceContext, key?: string];

/** What a `RestSource` does beside loading: its calls that change something, and the events. */
export class RestWriting {
  readonly #url: string;
  readonly #endpoint: () => unknown;
  readonly #ask: Ask;
  #warned = false;

  /** `endpoint` is the backend's word on where to write, whatever it is. */
  constructor(url: string, endpoint: () => unknown, ask: Ask) {
    this.#url = resolveUrl(url);
    this.#endpoint = endpoint;
    this.#ask = ask;
  }

  post({ key, parentId, body, author }: DraftData, context: SourceContext): Promise<CommentData> {
    return this.#change('POST', [], { parentId, body, author }, context, key);
  }

  edit(id: string, body: BodyData, context: SourceContext): Promise<CommentData> {
    return this.#change('PATCH', [id], { body }, context);
  }

  async remove(id: string, context: SourceContext): Promise<void> {
    await this.#send('DELETE', [id], undefined, context);
  }

  async react(id: string, key: string, on: boolean, context: SourceContext): Promise<ReactionData[]> {
    const { reactions } = await this.#change('PUT', [id, 'reactions', key], { on }, context);
    return Array.isArray(reactions) ? reactions : [];
  }

  async report(id: string, reason: string, note: string, context: SourceContext): Promise<void> {
    await this.#send('POST', [id, 'report'], { reason, note: note || undefined }, context);
  }

  moderate(id: string, status: CommentStatus, context: SourceContext): Promise<CommentData> {
    return this.#change('PATCH', [id], { status }, context);
  }

  pin(id: string, on: boolean, context: SourceContext): Promise<CommentData> {
    return this.#change('PUT', [id, 'pin'], { on }, context);
  }

  async setState(state: ThreadState, context: SourceContext): Promise<ThreadData> {
    const data = await this.#send('PATCH', [], { state }, context);
    if (!isRecord(data)) throw new SourceError('bad-answer', 'JSON, but not a thread');
    return data as unknown as ThreadData;
  }

  /** Follows the events until the signal of the context or `end` is aborted. */
  async follow(following: Omit<Following, 'url'>, end: AbortSignal): Promise<void> {
    const { followEvents } = await import('./events.js');
    const controller = new AbortController();
    const { signal } = controller;
    for (const one of [following.context.signal, end]) {
      one.addEventListener('abort', () => controller.abort(), { signal });
      if (one.aborted) controller.abort();
    }
    await followEvents({ ...following, url: this.#at(['events']), context: { ...following.context, signal } });
  }

  async #change(...call: Call): Promise<CommentData> {
    const data = await this.#send(...call);
    if (isRecord(data) && idOf(data.id)) return data as unknown as CommentData;
    throw new SourceError('bad-answer', 'JSON, but not a comment');
  }

  async #send(...[method, path, body, context, key]: Call): Promise<unknown> {
    const empty = method === 'DELETE' || path[1] === 'report';
    return this.#ask(this.#at(path), context, { method, body, empty, ...(key !== undefined && { key }) });
  }

  /** Appends to the path of the address, and keeps its query. */
  #at(path: readonly string[]): string {
    const url = new URL(this.#base);
    for (const part of path) {
      // As part of a path these would mean another resource.
      if (/^\.{0,2}$|\p{Cs}/u.test(part)) throw new SourceError('not-found', `no usable id: "${part}"`);
      url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(part)}`;
    }
    return url.href;
  }

  /** Takes the backend's word on where to write, but never lets it send the reader's words to somebody else. */
  get #base(): string {
    const endpoint = hrefOf(textOf(this.#endpoint()), this.#url);
    if (!endpoint) return this.#url;
    if (originOf(endpoint) === originOf(this.#url)) return endpoint;
    if (!this.#warned) console.warn(`discussion-elements: ignored endpoint ${endpoint}: not the origin of ${this.#url}`);
    this.#warned = true;
    return this.#url;
  }
}
