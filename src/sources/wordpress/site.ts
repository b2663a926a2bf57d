import type { CommentData } from '../../model/types.js';
import { isRecord, type Foreign } from '../foreign.js';
import { loadPart, originOf, request, type Answer, type RequestOptions } from '../http.js';
import { SourceError, type SourceContext } from '../source.js';
import { isReadable, routeUrl, type PostAddress } from './address.js';
import type { Nonce } from './nonce.js';
import type { Viewer } from './viewer.js';

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

/** What is asked for of a post, with its author, picture and section beside it. */
const POST_QUERY: Query = {
  _embed: 'author,wp:featuredmedia,wp:term',
  _fields:
    'id,link,title,content,date_gmt,modified_gmt,author,comment_status,_links.author,_links.wp:featuredmedia,_links.wp:term,_embedded',
};

/** Of a comment: never an e-mail address, an IP address or a browser's name. */
const COMMENT_FIELDS =
  'id,post,parent,author,author_name,author_url,author_avatar_urls,date_gmt,content,link,status,_links.children';

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

  /** The post, wherever its address leads; `body` changes something of it. */
  async post(context: SourceContext, body?: unknown): Promise<Foreign> {
    if (!this.#address) {
      const { findPost } = await loadPart(import('./search.js'));
      const { timeout } = this.#options;
      const ask = (address: PostAddress): Promise<Answer> =>
        this.#request({ ...address, query: { ...address.query, ...POST_QUERY } }, context);
      const found = await findPost({ src: this.src, isReadable: isReadable(this.src), timeout, ask }, context);
      this.#address = found.address;
      if (body === undefined) return found.post;
    }
    const request: RequestOptions = body === undefined ? {} : { method: 'POST', body };
    const { data } = await this.ask(this.#address.route, context, POST_QUERY, request);
    if (!isRecord(data)) throw new SourceError('bad-answer', 'JSON, but not a post');
    return data;
  }

  /** The number of the post. */
  async postId(context: SourceContext): Promise<string> {
    if (!this.#address) await this.post(context);
    return this.#address?.route.split('/').at(-1) ?? '';
  }

  /** Asks a route of the site, such as `comments/7`. */
  async ask(route: string, context: SourceContext, query: Query = {}, request: RequestOptions = {}): Promise<Answer> {
    if (!this.#address) await this.post(context);
    const { root } = this.#address ?? { root: '' };
    return this.#request({ root, route, query }, context, request);
  }

  /** Asks for comments, with the fields that are read. */
  comments(way: string, context: SourceContext, query: Query = {}, request?: RequestOptions): Promise<Answer> {
    return this.ask(`comments${way}`, context, { _fields: COMMENT_FIELDS, ...query }, request);
  }

  /** Who reads, where the page owner gave something to know them by; nobody where it does not count. */
  async viewer(context: SourceContext): Promise<Viewer | undefined> {
    if (!this.#options.headers && this.#options.nonce === undefined) return undefined;
    const { readViewer } = await loadPart(import('./viewer.js'));
    return readViewer(this, context);
  }

  /** Whether this reader may write here; `undefined` where the site is not allowed to tell, as it is to other origins. */
  async mayPost(context: SourceContext): Promise<boolean | undefined> {
    if (!isReadable(this.src)) return undefined;
    const { askPermission } = await loadPart(import('./viewer.js'));
    return askPermission(this, context);
  }

  async #request(address: PostAddress, context: SourceContext, given: RequestOptions = {}): Promise<Answer> {
    const url = routeUrl(address);
    const { nonce, headers, ...own } = this.#options;
    // A page may name any place as its data: what lets a reader in is for the site that the page owner wrote.
    const isOwn = originOf(url) === originOf(this.src);
    const send = (word = ''): Promise<Answer> => {
      const all = async (): Promise<Headers> => {
        const sent = new Headers(typeof headers === 'function' ? await headers() : headers);
        if (word) sent.set('X-WP-Nonce', word);
        return sent;
      };
      return explained(url, context, { ...own, ...given, ...(isOwn ? { headers: all } : { credentials: 'omit' }) });
    };
    if (!isOwn || nonce === undefined) return send();
    const { Nonce } = await loadPart(import('./nonce.js'));
    this.#nonce ??= new Nonce(nonce);
    return this.#nonce.use(address.root, given.method === undefined, context, send);
  }
}

/** Like `request`; what the site says of a failure is read by a part that few readers ever need. */
async function explained(url: string, context: SourceContext, options: RequestOptions): Promise<Answer> {
  const failure: { data?: Foreign; status?: number } = {};
  const explain = (data: unknown, status: number): undefined => {
    if (status >= 400 && isRecord(data)) Object.assign(failure, { data, status });
  };
  try {
    return await request(url, context, { ...options, explain });
  } catch (error) {
    if (!failure.data) throw error;
    const { explainError } = await loadPart(import('./errors.js'));
    throw explainError(failure.data, failure.status ?? 0) ?? error;
  }
}
