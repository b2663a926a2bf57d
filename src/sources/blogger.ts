import type { CommentData, DiscussionPage } from '../model/types.js';
import { articleOf, commentOf, idIn, linkOf, wordsOf } from './blogger/entry.js';
import { given, isRecord, numberOf, recordsOf, type Foreign } from './foreign.js';
import { hrefOf, loadPart, requestJson, resolveUrl, type RequestOptions } from './http.js';
import { SourceError, type DiscussionSource, type LoadQuery, type SourceContext } from './source.js';

/** Comments that one request asks for; how many come is the blog's affair. */
const MOST = 150;

export interface BloggerOptions extends Pick<RequestOptions, 'timeout'> {
  /** Where `/feeds/…` is asked for, if not at the blog: a proxy, where the blog does not let this page ask. */
  api?: string;
}

/**
 * The comments on a post of Blogger, from the blog's public feeds. `src` is the address of the post, or of its feed of
 * comments (`/feeds/POST/comments/default`). Replying happens at Blogger.
 *
 * @example new BloggerSource('https://harbour.blogspot.example/2024/03/tides.html')
 */
export class BloggerSource implements DiscussionSource {
  readonly name = 'blogger';
  readonly #src: string;
  readonly #options: BloggerOptions;
  #entry: Foreign | undefined;

  constructor(src: string, options: BloggerOptions = {}) {
    this.#src = src;
    this.#options = options;
  }

  async load({ cursor, limit, parentId, aroundId }: LoadQuery, context: SourceContext): Promise<DiscussionPage> {
    const post = await this.#post(context);
    // A feed cannot be asked for a part.
    if (parentId !== undefined || aroundId !== undefined) return { comments: await this.#all(post, context) };
    const start = cursor === undefined ? 1 : Number(cursor);
    if (!(start >= 1)) throw new SourceError('invalid', `unknown cursor: ${cursor ?? ''}`);
    const { total, ...page } = await this.#page(post, start, Math.min(limit ?? MOST, MOST), context);
    if (cursor !== undefined) return page;
    const url = linkOf(post, 'alternate') ?? this.#src;
    const blog = /blog-(\d+)/.exec(wordsOf(post.id) ?? '')?.[1];
    return {
      article: articleOf(post, url),
      thread: {
        id: `blogger:${idIn(post) ?? url}`,
        url,
        state: 'open',
        total,
        replyUrl: blog ? `https://www.blogger.com/comment/fullpage/post/${blog}/${idIn(post) ?? ''}` : url,
        origin: { name: 'Blogger', url },
      },
      ...page,
    };
  }

  /** The posts of a blog say how many comments they have; those that are not among the last ones are asked for alone. */
  async count(urls: readonly string[], context: SourceContext): Promise<Map<string, number>> {
    const { countEach } = await loadPart(import('./counting.js'));
    const recent = new Map<string, number>();
    const { api } = this.#options;
    const blogs = new Set(urls.flatMap((url) => hrefOf('/', url) ?? []));
    if (urls.length > 1) {
      await Promise.all(
        [...blogs].map(async (blog) => {
          const answer = await this.#ask(api ?? blog, `posts/summary?max-results=${MOST}`, context);
          for (const entry of entriesOf(answer)) recent.set(plain(linkOf(entry, 'alternate')), numberOf(wordsOf(entry.thr$total)));
        }),
      );
    }
    return countEach(urls, async (url) => {
      const known = recent.get(plain(url));
      if (known !== undefined) return known;
      return numberOf(wordsOf((await new BloggerSource(url, this.#options).#post(context)).thr$total));
    });
  }

  async #page(post: Foreign, start: number, size: number, context: SourceContext): Promise<DiscussionPage & { total: number }> {
    const query = `orderby=published&reverse=false&start-index=${start}&max-results=${size}`;
    const answer = await this.#ask(this.#api, `${idIn(post) ?? ''}/comments/default?${query}`, context);
    const entries = entriesOf(answer);
    const feed = isRecord(answer.feed) ? answer.feed : {};
    const total = numberOf(wordsOf(feed.openSearch$totalResults));
    // Fewer may come than were asked for: the next page starts after those that came.
    const next = start + entries.length;
    const comments = entries.flatMap((entry) => commentOf(entry, post) ?? []);
    return { comments, total, ...(entries.length > 0 && next <= total && { next: String(next) }) };
  }

  async #all(post: Foreign, context: SourceContext): Promise<CommentData[]> {
    const comments: CommentData[] = [];
    for (let next: string | undefined = '1'; next; ) {
      const page: DiscussionPage = await this.#page(post, Number(next), MOST, context);
      comments.push(...page.comments);
      next = page.next;
    }
    return comments;
  }

  /** The post's own entry, asked for once. */
  async #post(context: SourceContext): Promise<Foreign> {
    if (this.#entry) return this.#entry;
    const { pathname } = new URL(resolveUrl(this.#src));
    const [, id] = /\/feeds\/(\d+)\/comments\/default/.exec(pathname) ?? [];
    const answer = await this.#ask(this.#api, `posts/default${id ? `/${id}` : `?path=${encodeURIComponent(pathname)}`}`, context);
    const entry = isRecord(answer.entry) ? answer.entry : entriesOf(answer)[0];
    if (!entry || !idIn(entry)) throw new SourceError('not-found', `no post: ${this.#src}`);
    this.#entry = entry;
    return entry;
  }

  get #api(): string {
    return this.#options.api ?? new URL(resolveUrl(this.#src)).origin;
  }

  async #ask(api: string, path: string, context: SourceContext): Promise<Foreign> {
    const url = `${api.replace(/\/$/, '')}/feeds/${path}${path.includes('?') ? '&' : '?'}alt=json`;
    const answer = await requestJson(url, context, given({ timeout: this.#options.timeout }));
    if (!isRecord(answer) || !(isRecord(answer.feed) || isRecord(answer.entry))) throw new SourceError('bad-answer', 'no feed');
    return answer;
  }
}

function entriesOf({ feed }: Foreign): Foreign[] {
  return isRecord(feed) ? recordsOf(feed.entry) : [];
}

/** What makes two addresses of a post one: a blog answers under http and https, and marks mobile readers. */
function plain(url: string | undefined): string {
  return (url ?? '').replace(/^https?:/, '').replace(/[?#].*$/, '');
}
