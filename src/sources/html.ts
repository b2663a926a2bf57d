import type { DiscussionPage } from '../model/types.js';
import { given } from './foreign.js';
import { articleIn } from './html/article.js';
import { commentsIn } from './html/comments.js';
import { placeOf, type PageOptions } from './html/page.js';
import { loadPart } from './http.js';
import { pageOf } from './page-of.js';
import { SourceError, type DiscussionSource, type LoadQuery, type SourceContext } from './source.js';
import { wholeOf } from './whole.js';

export type HtmlSourceOptions = PageOptions;

/**
 * Comments that stand in a page as HTML, marked up with the words of schema.org (microdata: `Comment`, `author`,
 * `datePublished`, `text`), so that they are there without scripts, for search engines and for archives too. Read-only.
 * `src` is the id of what they stand in, or the address of another page, with or without such an id. A link with
 * `rel="next"` in it leads to more. In a browser only.
 *
 * @example new HtmlSource('#comments')
 */
export class HtmlSource implements DiscussionSource {
  readonly name = 'html';
  readonly #src: string;
  readonly #options: HtmlSourceOptions;

  constructor(src: string, options: HtmlSourceOptions = {}) {
    this.#src = src;
    this.#options = options;
  }

  load(query: LoadQuery, { signal }: SourceContext): Promise<DiscussionPage> {
    return pageOf(query, this.#src, (src) => this.#page(src, signal));
  }

  async count(urls: readonly string[], context: SourceContext): Promise<Map<string, number>> {
    const { countEach, countOf } = await loadPart(import('./counting.js'));
    return countEach(urls, async (url) => countOf(await wholeOf(url, (page) => this.#page(page, context.signal))));
  }

  async #page(src: string, signal: AbortSignal): Promise<DiscussionPage> {
    const { root, url } = await placeOf(src, signal, this.#options);
    const comments = commentsIn(root);
    if (comments.length === 0 && root.querySelector('article, li')) {
      throw new SourceError('bad-answer', `html: nothing in ${url} is marked up as itemtype="https://schema.org/Comment"`);
    }
    const next = root.querySelector<HTMLAnchorElement | HTMLLinkElement>('a[rel~=next][href], link[rel~=next][href]')?.href;
    const page: DiscussionPage = { comments, ...given({ next }) };
    // The pages that it leads to are of the same discussion.
    if (src !== this.#src) return page;
    return { ...page, thread: { id: url, url, state: 'open' }, ...given({ article: articleIn(root, url) }) };
  }
}
