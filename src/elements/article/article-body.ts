import type { ArticleData } from '../../model/types.js';
import { safeUrl } from '../../text/links.js';
import type { BodyLabels, BodyOptions } from '../../text/options.js';

/**
 * How an article's text is shown: all of it, with the pictures of its own site and of the page; those of others are links.
 * @param page address of the page; `undefined` on a server
 */
export function articleBodyOptions(article: ArticleData, page: string | undefined, labels: BodyLabels): BodyOptions {
  const base = safeUrl(article.url, page) ?? page;
  const own = [page, base, safeUrl(article.image?.src, base)].flatMap((url) => (url ? [new URL(url).hostname] : []));
  return { headingLevel: 2, imageHosts: own, labels, full: true, ...(base && { base }) };
}
