import type { DiscussionPage, ThreadData } from '../model/types.js';
import type { Thread } from './bluesky/count.js';
import { addressOf, articleOf, authorOf, commentOf, isReserved, likeOf, type AtUri, type RichText } from './bluesky/post.js';
import { commentsUnder } from './bluesky/thread.js';
import { given, isRecord, textOf, type Foreign } from './foreign.js';
import { loadPart, requestJson, type RequestOptions } from './http.js';
import { onDemand } from './on-demand.js';
import { SourceError, type DiscussionSource, type LoadQuery, type SourceContext } from './source.js';

/** An account that reads and writes; what the OAuth client of the AT Protocol calls a session is one. */
export interface BlueskySession {
  readonly did: string;
  /** Asks the server of the account: a path from `/xrpc/` on, with what proves the account added. */
  fetchHandler: (path: string, init?: RequestInit) => Promise<Response>;
}

export interface BlueskyOptions extends Pick<RequestOptions, 'timeout'> {
  /** Without one, the thread is read as anybody can. */
  session?: BlueskySession;
  /** The origin of another AppView. */
  api?: string;
  /** Levels of replies that one request asks for, up to 1,000; 100. */
  depth?: number;
}

/** Sends a query (`GET` with these parameters) or a procedure (`POST` with this body). */
export type BlueskyCall = (
  method: string,
  input: Record<string, string> | string[][],
  context: SourceContext,
  body?: object,
) => Promise<Foreign>;

/**
 * The replies to a post of Bluesky. `src` is the address of the post at bsky.app or its `at://` address. With a
 * session one can reply, like and delete; without, replying happens at Bluesky.
 *
 * @example new BlueskySource('https://bsky.app/profile/nora.example/post/3kabc', { session: await client.restore(did) })
 */
export class BlueskySource implements DiscussionSource {
  readonly name = 'bluesky';
  readonly post?: NonNullable<DiscussionSource['post']>;
  readonly remove?: NonNullable<DiscussionSource['remove']>;
  readonly react?: NonNullable<DiscussionSource['react']>;
  readonly #src: string;
  readonly #options: BlueskyOptions;
  /** Posts as they were last seen, by address. */
  readonly #posts = new Map<string, Foreign>();
  readonly #hidden = new Set<string>();
  #did: string | undefined;
  #rich: RichText | undefined;
  readonly #write = onDemand(
    () => import('./bluesky/writing.js'),
    ({ BlueskyWriting }) =>
      new BlueskyWriting({
        did: this.#options.session?.did ?? '',
        call: (...call) => this.#call(...call),
        root: (context) => this.#resolve(context),
        posts: this.#posts,
        comment: (post, parentId) => commentOf(post, parentId, this.#options.session?.did),
        like: likeOf,
      }),
  );

  constructor(src: string, options: BlueskyOptions = {}) {
    this.#src = src;
    this.#options = options;
    if (!options.session) return;
    this.post = async (...call) => (await this.#write()).post(...call);
    this.remove = async (...call) => (await this.#write()).remove(...call);
    this.react = async (...call) => (await this.#write()).react(...call);
  }

  async load({ parentId, aroundId }: LoadQuery, context: SourceContext): Promise<DiscussionPage> {
    const root = await this.#resolve(context);
    if (parentId !== undefined) {
      const { comments, more } = await this.#under(await this.#thread(parentId, 0, context), root, parentId);
      return { comments, more };
    }
    if (aroundId !== undefined && aroundId !== root) {
      const node = await this.#thread(aroundId, 1000, context);
      const { pathTo } = await loadPart(import('./bluesky/path.js'));
      const path = pathTo(node, root);
      if (!path) throw new SourceError('not-found', aroundId);
      const [{ comments }, below] = await Promise.all([this.#under(path, root), this.#under(node, root)]);
      return { comments: [...comments, ...below.comments], more: below.more };
    }
    const node = await this.#thread(root, 0, context);
    const { post } = node;
    const { comments, more, isShort } = await this.#under(node, root);
    return {
      ...(isRecord(post) && (this.post || !isReserved(post)) && { article: articleOf(post, this.#rich) }),
      thread: await this.#threadData(root, isRecord(post) ? post : {}, context),
      comments,
      more,
      ...(isShort && { partial: 'limit' }),
    };
  }

  async count(urls: readonly string[], context: SourceContext): Promise<Map<string, number>> {
    const { countBluesky } = await loadPart(import('./bluesky/count.js'));
    const threadOf = (url: string): Thread => {
      const source = new BlueskySource(url, this.#options);
      return { resolve: () => source.#resolve(context), load: (parentId) => source.load(given({ parentId }), context) };
    };
    return countBluesky(urls, threadOf, (uris) => this.#call('app.bsky.feed.getPosts', uris.map((uri) => ['uris', uri]), context));
  }

  /** The `at://` address with the account's id, whatever `src` says. */
  async #resolve(context: SourceContext): Promise<AtUri> {
    const { account, key } = addressOf(this.#src) ?? {};
    if (!account || !key) throw new SourceError('not-found', this.#src);
    // Not the promise is kept: it ends with the signal of whoever asked first.
    this.#did ??= account.startsWith('did:')
      ? account
      : textOf((await this.#call('com.atproto.identity.resolveHandle', { handle: account }, context)).did);
    if (!this.#did) throw new SourceError('bad-answer', account);
    return `at://${this.#did}/app.bsky.feed.post/${key}`;
  }

  async #thread(uri: string, parentHeight: number, context: SourceContext): Promise<Foreign> {
    const depth = String(this.#options.depth ?? 100);
    const answer = await this.#call('app.bsky.feed.getPostThread', { uri, depth, parentHeight: String(parentHeight) }, context);
    const { thread, threadgate } = answer;
    if (!isRecord(thread)) throw new SourceError('bad-answer', uri);
    if (thread.notFound === true) throw new SourceError('not-found', uri);
    if (thread.blocked === true) throw new SourceError('forbidden', uri);
    const gate = isRecord(threadgate) && isRecord(threadgate.record) ? threadgate.record.hiddenReplies : undefined;
    for (const one of Array.isArray(gate) ? (gate as unknown[]) : []) if (textOf(one)) this.#hidden.add(String(one));
    return thread;
  }

  /** Links and pictures are read by a part that is loaded when there are some. */
  async #under(node: Foreign, root: string, above = root): Promise<ReturnType<typeof commentsUnder>> {
    const branch = commentsUnder(node, {
      root,
      above,
      viewer: this.#options.session?.did,
      hidden: this.#hidden,
      seen: (uri, post) => this.#posts.set(uri, post),
      rich: this.#rich,
    });
    if (!branch.isRich || this.#rich) return branch;
    this.#rich = (await loadPart(import('./bluesky/text.js'))).bodyOf;
    return this.#under(node, root, above);
  }

  async #threadData(root: AtUri, post: Foreign, context: SourceContext): Promise<ThreadData> {
    this.#posts.set(root, post);
    const url = addressOf(root)?.page ?? '';
    const { viewer } = post;
    return {
      id: `bluesky:${root}`,
      url,
      state: 'open',
      limits: { maxLength: 300, unit: 'graphemes' },
      replyUrl: url,
      origin: { name: 'Bluesky', url: 'https://bsky.app' },
      ...(this.post && { viewer: authorOf(await (await this.#write()).profile(context)) }),
      ...(isRecord(viewer) && viewer.replyDisabled === true && { can: { reply: false } }),
    };
  }

  /** An account's own server hands on what it does not know itself. */
  readonly #call: BlueskyCall = async (method, input, context, body) => {
    const { session, api = 'https://public.api.bsky.app', depth: _, ...options } = this.#options;
    const query = new URLSearchParams(input).toString();
    const path = `/xrpc/${method}${query && '?'}${query}`;
    const answer = await requestJson(
      api + path,
      session ? { ...context, fetch: (_, init) => session.fetchHandler(path, init) } : context,
      { ...options, explain: explained, ...(body && { method: 'POST', body }) },
    );
    if (!isRecord(answer)) throw new SourceError('bad-answer', method);
    return answer;
  };
}

async function explained(data: unknown, status: number): Promise<SourceError | undefined> {
  return status < 400 ? undefined : (await loadPart(import('./bluesky/errors.js'))).explain(data, status);
}
