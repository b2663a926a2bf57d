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
import { asPage } from './foreign.js';
import { loadPart, originOf, requestJson, resolveUrl, type RequestOptions } from './http.js';
import { onDemand } from './on-demand.js';
import type { DiscussionSource, LoadQuery, Session, SourceContext, SourceEvent } from './source.js';

/** `headers` go with every request to the backend, and to nobody else. */
export interface RestSourceOptions extends Pick<RequestOptions, 'headers' | 'credentials' | 'timeout'> {
  /** Who is signed in, and how to sign in: the page's own. */
  session?: Session;
}

/**
 * A backend that speaks the project's own format: `rest.openapi.yaml` beside this file describes it.
 * Reads from `url`, writes to `ThreadData.endpoint` where the backend names one on the same origin.
 *
 * @example new RestSource('/api/discussions/42', { headers: async () => ({ Authorization: await token() }) })
 */
export class RestSource implements DiscussionSource {
  readonly name = 'rest';
  readonly session?: Session;
  /** The address it was read from, whatever the page's own address becomes. */
  scope: string | undefined;
  readonly #url: string;
  readonly #options: RestSourceOptions;
  /** Where the backend says to write; not looked at before something is written. */
  #endpoint: unknown;
  /** Settles with the page that was asked for last. */
  #asked: Promise<unknown> | undefined;
  /** Most who read never write: that half is loaded when they do. */
  readonly #write = onDemand(
    () => import('./rest/writing.js'),
    ({ RestWriting }) => new RestWriting(this.#url, () => this.#endpoint, (...call) => this.#ask(...call)),
  );

  constructor(url: string, options: RestSourceOptions = {}) {
    this.#url = url;
    this.#options = options;
    if (options.session) this.session = options.session;
  }

  async load({ parentId: parent, aroundId: around, ...rest }: LoadQuery, context: SourceContext): Promise<DiscussionPage> {
    const url = new URL(resolveUrl(this.#url));
    this.scope ??= url.href;
    for (const [name, value] of Object.entries({ ...rest, parent, around })) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const asked = this.#ask(url.href, context);
    this.#asked = asked.catch(() => undefined);
    const page = asPage(await asked);
    this.#endpoint = page.thread?.endpoint ?? this.#endpoint;
    return page;
  }

  async post(draft: DraftData, context: SourceContext): Promise<CommentData> {
    return (await this.#write()).post(draft, context);
  }

  async edit(id: string, body: BodyData, context: SourceContext): Promise<CommentData> {
    return (await this.#write()).edit(id, body, context);
  }

  async remove(id: string, context: SourceContext): Promise<void> {
    return (await this.#write()).remove(id, context);
  }

  async react(id: string, key: string, on: boolean, context: SourceContext): Promise<ReactionData[]> {
    return (await this.#write()).react(id, key, on, context);
  }

  async report(id: string, reason: string, note: string, context: SourceContext): Promise<void> {
    return (await this.#write()).report(id, reason, note, context);
  }

  async moderate(id: string, status: CommentStatus, context: SourceContext): Promise<CommentData> {
    return (await this.#write()).moderate(id, status, context);
  }

  async pin(id: string, on: boolean, context: SourceContext): Promise<CommentData> {
    return (await this.#write()).pin(id, on, context);
  }

  async setState(state: ThreadState, context: SourceContext): Promise<ThreadData> {
    return (await this.#write()).setState(state, context);
  }

  async count(urls: readonly string[], context: SourceContext): Promise<Map<string, number>> {
    const { countEach, countOf } = await loadPart(import('./counting.js'));
    return countEach(urls, async (url) => {
      // Tokens are for their own backend, whatever URL is counted.
      const options = originOf(url) === originOf(this.#url) ? this.#options : {};
      return countOf(await new RestSource(url, options).load({ limit: 0 }, context));
    });
  }

  subscribe(since: string | undefined, listener: (event: SourceEvent) => void, context: SourceContext): () => void {
    const end = new AbortController();
    const reload = (own: SourceContext, query: LoadQuery): Promise<DiscussionPage> => this.load(query, own);
    this.#write()
      .then(async (writing) => {
        // The first page says where the events are.
        await this.#asked;
        await writing.follow({ ...this.#options, since, context, listener, reload }, end.signal);
      })
      // Live updates are an extra: without them the page is what it was.
      .catch((error: unknown) => console.warn('discussion-elements: no live updates', error));
    return () => end.abort();
  }

  #ask(url: string, context: SourceContext, request?: RequestOptions): Promise<unknown> {
    return requestJson(url, context, { ...this.#options, ...request, speaks: true });
  }
}
