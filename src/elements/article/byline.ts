import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.js';
import type { ArticleData, BylineEntry } from '../../model/types.js';
import { hrefOf } from './href.js';

interface Credit {
  key: `byline.${BylineEntry['role'] | 'source' | 'publisher'}`;
  name: string;
  url?: string | undefined;
}

/** The people of an article, one sentence in pieces: "Posted by X", " · republished from Y", " · by Z". */
export function bylineTemplates(article: ArticleData, strings: Strings): TemplateResult[] {
  return creditsOf(article).map(({ key, name, url }, i) => {
    const [before = '', , after = ''] = strings.parts(key, { name: undefined });
    const start = i === 0 ? capitalize(before, strings.locale) : ` · ${before}`;
    return html`${start}${nameTemplate(name, url)}${after}`;
  });
}

/** In the order of the byline; whom it came from stands between who posted it and who wrote it. */
function creditsOf({ byline = [], publisher, republishedFrom }: ArticleData): Credit[] {
  const credits = byline.map(({ role, ...person }): Credit => ({ key: `byline.${role}`, ...person }));
  const posted = credits.filter(({ key }) => key === 'byline.poster');
  const rest = credits.filter((credit) => !posted.includes(credit));
  if (publisher && posted.length === 0) posted.push({ key: 'byline.publisher', ...publisher });
  if (republishedFrom) posted.push({ key: 'byline.source', ...republishedFrom });
  return [...posted, ...rest];
}

function nameTemplate(name: string, url: string | undefined): TemplateResult {
  const href = hrefOf(url);
  const shown = html`<b><bdi>${name}</bdi></b>`;
  return href === undefined ? shown : html`<a href=${href}>${shown}</a>`;
}

function capitalize(text: string, locale: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
}
