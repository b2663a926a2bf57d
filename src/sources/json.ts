import type { DiscussionPage } from '../model/types.js';
import { asPage, isRecord, textOf } from './foreign.js';
import { hrefOf, loadPart, nextUrl, request, resolveUrl, type RequestOptions } from './http.js';
import { pageOf } from './page-of.js';
import type { DiscussionSource, LoadQuery, SourceContext } from './source.js';

export type JsonSourceOptions = Pick<RequestOptions, 'credentials' | 'timeout'>;

/**
 * A read-only file: a `DiscussionDocument` as JSON. `next` may name another file, relative to the one that it
 * stands in. A file cannot be asked for a part, so whatever the order or the comment, it answers with all there is.
 *
 * @example new JsonSource('/discussions/42.json')
 */
export class JsonSource implements DiscussionSource {
  readonly name = 'json';
  /** The address of the file, once it was read. */
  scope: string | undefined;
  readonly #url: string;
  readonly #options: JsonSourceOptions;

  constructor(url: string, options: JsonSourceOptions = {}) {
    this.#url = url;
    this.#options = options;
  }

  load(query: LoadQuery, context: SourceContext): Promise<DiscussionPage> {
    return pageOf(query, this.#url, (url) => this.#page(url, context));
  }

  /** The file and all the files that it leads to, as one page. */
  async loadAll(context: SourceContext): Promise<DiscussionPage> {
    const { wholeOf } = await loadPart(import('./whole.js'));
    return wholeOf(this.#url, (url) => this.#page(url, context));
  }

  async count(urls: readonly string[], context: SourceContext): Promise<Map<string, number>> {
    const { countEach, countOf } = await loadPart(import('./counting.js'));
    return countEach(urls, async (url) => {
      const file = new JsonSource(url, this.#options);
      return countOf(await file.load({}, context)) ?? countOf(await file.loadAll(context));
    });
  }

  async #page(url: string, context: SourceContext): Promise<DiscussionPage> {
    const answer = await request(resolveUrl(url), context, this.#options);
    this.scope ??= resolveUrl(this.#url);
    const page = { ...asPage(answer.data) };
    const next = nextUrl(answer);
    if (next) page.next = next;
    else delete page.next;
    if (Array.isArray(page.more)) {
      page.more = page.more.filter(isRecord).map((entry) => {
        const cursor = hrefOf(textOf(entry.cursor), answer.url);
        return { ...entry, ...(cursor && { cursor }) };
      });
    } else delete page.more;
    return page;
  }
}
