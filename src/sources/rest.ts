import type {
  BodyData,
  CommentData,
  CommentStatus,
  DiscussionPage,
  DraftData,
  ReactionData,
  ThreadData,
  ThreadState,
} from '../model/types.js';
import { asPage, countOf, idOf, isRecord, textOf } from './foreign.js';
import { countEach, hrefOf, requestJson, resolveUrl, type RequestOptions } from './http.js';
import { SourceError, type DiscussionSource, type LoadQuery, type SourceContext, type SourceEvent } from './source.js';

/** `headers` go with every request to the backend, and to nobody else. */
export type RestSourceOptions = Pick<RequestOptions, 'headers' | 'credentials' | 'timeout'>;

type Call = [
  method: string,
  path: readonly string[],
  body: unknown,
  context: SourceContext,
  headers?: Record<string, string>,
];

/**
 * A backend that speaks the project's own format: `rest.openapi.yaml` beside this file describes it.
 * Reads from `url`, writes to `ThreadData.endpoint` where the backend names one on the same origin.
 *
 * @example new RestSource('/api/discussions/42', { headers: async () => ({ Authorization: await token() }) })
 */
export class RestSource implements DiscussionSource {
  readonly name = 'rest';
  readonly #url: string;
  readonly #options: RestSourceOptions;
  #endpoint: string | undefined;
  #warned = false;

  constructor(url: string, options: RestSourceOptions = {}) {
    this.#url = url;
    this.#options = options;
  }

  async load(query: LoadQuery, context: SourceContext): Promise<DiscussionPage> {
    const { parentId: parent, aroundId: around, ...rest } = query;
    const url = addressOf(resolveUrl(this.#url), [], { ...rest, parent, around });
    const page = asPage(await this.#ask(url, context));
    this.#follow(page.thread);
    return page;
  }

  post({ key, parentId, body, author }: DraftData, context: SourceContext): Promise<CommentData> {
    return this.#change('POST', [], { parentId, body, author }, context, { 'Idempotency-Key': key });
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

  count(urls: readonly string[], context: SourceContext): Promise<Map<string, number>> {
    return countEach(urls, async (src) => {
      return countOf(asPage(await this.#ask(addressOf(resolveUrl(src), [], { limit: 0 }), context)));
    });
  }

  subscribe(since: string | undefined, listener: (event: SourceEvent) => void, context: SourceContext): () => void {
    const controller = new AbortController();
    const { signal } = controller;
    const stop = (): void => controller.abort();
    context.signal.addEventListener('abort', stop, { signal });
    if (context.signal.aborted) stop();
    const own = { ...context, signal };
    import('./rest-events.js')
      .then(({ followEvents }) =>
        followEvents({
          ...this.#options,
          url: this.#at(['events']),
          since,
          context: own,
          listener,
          reload: () => this.load({}, own),
        }),
      )
      // Live updates are an extra: without them the page is what it was.
      .catch((error: unknown) => console.warn('discussion-elements: no live updates', error));
    return stop;
  }

  async #change(...call: Call): Promise<CommentData> {
    const data = await this.#send(...call);
    if (isRecord(data) && idOf(data.id)) return data as unknown as CommentData;
    throw new SourceError('bad-answer', 'JSON, but not a comment');
  }

  async #send(...[method, path, body, context, headers]: Call): Promise<unknown> {
    const empty = method === 'DELETE' || path[1] === 'report';
    return this.#ask(this.#at(path), context, { method, body, empty }, headers);
  }

  async #ask(
    url: string,
    context: SourceContext,
    request: RequestOptions = {},
    extra: Record<string, string> = {},
  ): Promise<unknown> {
    const { headers: given, credentials, ...options } = this.#options;
    // Tokens are for their own backend, whatever URL is counted.
    const isOwn = originOf(url) === originOf(resolveUrl(this.#url));
    const headers = async (): Promise<Headers> => {
      const all = new Headers(isOwn ? await (typeof given === 'function' ? given() : given) : undefined);
      if (/^[\w-]+$/.test(context.lang)) all.set('Accept-Language', context.lang);
      for (const [name, value] of Object.entries(extra)) all.set(name, value);
      return all;
    };
    return requestJson(url, context, {
      ...options,
      ...request,
      headers,
      credentials: (isOwn && credentials) || 'same-origin',
    });
  }

  #at(path: readonly string[]): string {
    return addressOf(this.#endpoint ?? resolveUrl(this.#url), path);
  }

  /** Takes the backend's word on where to write, but never lets it send the reader's words to somebody else. */
  #follow(thread: unknown): void {
    const url = resolveUrl(this.#url);
    const endpoint = hrefOf(isRecord(thread) ? textOf(thread.endpoint) : undefined, url);
    if (!endpoint) return;
    if (originOf(endpoint) === originOf(url)) this.#endpoint = endpoint;
    else if (!this.#warned) {
      this.#warned = true;
      console.warn(`discussion-elements: ignored endpoint ${endpoint}: not the origin of ${url}`);
    }
  }
}

/** Appends to the path and to the query, whatever the URL has of both. */
function addressOf(base: string, path: readonly string[], query: Readonly<Record<string, string | number | undefined>> = {}): string {
  const url = new URL(base);
  for (const part of path) {
    // As part of a path these would mean another resource.
    if (/^\.{0,2}$|\p{Cs}/u.test(part)) throw new SourceError('not-found', `no usable id: "${part}"`);
    url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(part)}`;
  }
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url.href;
}

function originOf(url: string): string {
  return new URL(url).origin;
}
