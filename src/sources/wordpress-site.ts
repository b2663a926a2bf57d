import type { CommentData } from '../model/types.js';
import { idOf, isRecord, textOf, type Foreign } from './foreign.js';
import { loadPart, originOf, request, type Answer, type RequestOptions } from './http.js';
import { SourceError, type SourceContext } from './source.js';
import { findAddresses, isReadable, routeUrl, type PostAddress } from './wordpress-address.js';
import { explainError } from './wordpress-errors.js';
import type { Nonce } from './wordpress-nonce.js';
import { POST_FIELDS, type Viewer } from './wordpress-shapes.js';

/** `headers` go with every request to the site's REST interface, and to nobody else. */
export interface WordPressSourceOptions extends Pick<RequestOptions, 'headers' | 'credentials' | 'timeout'> {
  /**
   * For readers who are signed in to the site by cookie: the REST nonce that the page was given, or `true` to ask
   * the site for one. Without it the cookie does not count.
   */
  nonce?: string | true;
}

export type Query = Readonly<Record<string, string>>;

/** What was learnt of a thread with its first page. */
export interface WordPressThread {
  post: Foreign;
  viewer: Viewer | undefined;
  /** Asked with every list: moderators see what waits, and what was typed. */
  query: Query;
  /** How many comments there are, and which have come in pages before the one that is asked for. */
  total: number;
  given: CommentData[];
}

/** A post of a WordPress site, and the way to ask the site. */
export class WordPressSite {
  readonly src: string;
  readonly #options: WordPressSourceOptions;
  /** Known as soon as the post was found. */
  #address: PostAddress | undefined;
  #nonce: Nonce | undefined;

  constructor(src: string, options: WordPressSourceOptions) {
    this.src = src;
    this.#options = options;
  }

  /** The post, wherever its address leads. */
  async post(context: SourceContext): Promise<Foreign> {
    const { timeout } = this.#options;
    const places = this.#address ? [this.#address] : findAddresses(this.src, context, timeout === undefined ? {} : { timeout });
    let failure = new SourceError('not-found', `no post at ${this.src}`);
    let isFirst = true;
    for await (const address of places) {
      const query = { ...address.query, _embed: 'author,wp:featuredmedia,wp:term', _fields: POST_FIELDS };
      try {
        const { data } = await this.#request({ ...address, query }, context);
        const post = this.#chosen(Array.isArray(data) ? data : [data]);
        const id = idOf(post?.id);
        if (post && id !== undefined) {
          const route = address.query?.slug === undefined ? address.route : `${address.route}/${id}`;
          this.#address = { root: address.root, route };
          return post;
        }
        failure = new SourceError('not-found', `no post at ${routeUrl(address)}`);
      } catch (error) {
        // Another place is tried where this one may not exist; the word of a site that does counts more.
        if (!(error instanceof SourceError) || !['network', 'not-found', 'bad-answer'].includes(error.kind)) throw error;
        if (isFirst || error.kind === 'not-found') failure = error;
      }
      isFirst = false;
    }
    throw failure;
  }

  /** The route of the post itself, such as `posts/4`; the post is looked for where it is not known yet. */
  async postRoute(context: SourceContext): Promise<string> {
    if (!this.#address) await this.post(context);
    return this.#address?.route ?? '';
  }

  /** The number of the post. */
  async postId(context: SourceContext): Promise<string> {
    return (await this.postRoute(context)).split('/').at(-1) ?? '';
  }

  /** Asks a route of the site, such as `comments/7`. */
  async ask(route: string, context: SourceContext, query: Query = {}, request: RequestOptions = {}): Promise<Answer> {
    if (!this.#address) await this.post(context);
    const { root } = this.#address ?? { root: '' };
    return this.#request({ root, route, query }, context, request);
  }

  /** Who reads, where the page owner gave something to know them by; nobody where it does not count. */
  async viewer(context: SourceContext): Promise<Viewer | undefined> {
    if (!this.#options.headers && this.#options.nonce === undefined) return undefined;
    const { readViewer } = await loadPart(import('./wordpress-viewer.js'));
    return readViewer(this, context);
  }

  /** Whether this reader may write here; `undefined` where the site is not allowed to tell, as it is to other origins. */
  async mayPost(context: SourceContext): Promise<boolean | undefined> {
    if (!isReadable(this.src)) return undefined;
    try {
      const query = { post: await this.postId(context), _fields: 'none' };
      const { headers } = await this.ask('comments', context, query, { method: 'OPTIONS' });
      return /\bPOST\b/.test(headers.get('Allow') ?? '');
    } catch (error) {
      if (error instanceof SourceError) return undefined;
      throw error;
    }
  }

  /** Several posts may have one name, in different places: the one that the address shows is meant. */
  #chosen(posts: readonly unknown[]): Foreign | undefined {
    const known = posts.filter(isRecord);
    return known.find(({ link }) => textOf(link) === this.src) ?? known[0];
  }

  async #request(address: PostAddress, context: SourceContext, given: RequestOptions = {}): Promise<Answer> {
    const url = routeUrl(address);
    const { nonce, ...own } = this.#options;
    // A page may name any place as its data: what lets a reader in is for the site that the page owner wrote.
    const isOwn = originOf(url) === originOf(this.src);
    const options = { ...(isOwn ? own : { timeout: own.timeout ?? 20_000 }), ...given, explain: explainError };
    if (!isOwn || nonce === undefined) return request(url, context, options);
    const { Nonce } = await loadPart(import('./wordpress-nonce.js'));
    this.#nonce ??= new Nonce(nonce);
    return this.#nonce.request(url, address.root, context, options);
  }
}
