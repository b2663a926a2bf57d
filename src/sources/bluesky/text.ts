import type { BodyData } from '../../model/types.js';
import { isRecord, numberOf, recordsOf, textOf, type Foreign } from '../foreign.js';
import { escapeText, imageHtml, linkHtml } from '../markup.js';

const SITE = 'https://bsky.app';

/**
 * The text of a post with its links, and what is embedded in it. Text alone stays text. `plain` leaves pictures as
 * links, for posts that come with a warning.
 */
export function bodyOf({ text, facets }: Foreign, embed: unknown, page: string, plain: boolean): BodyData {
  const words = textOf(text) ?? '';
  const links = recordsOf(facets).filter(({ index }) => isRecord(index));
  const embeds = embedsOf(embed, page, plain);
  if (links.length === 0 && embeds.length === 0) return { format: 'text', value: words };
  const all = [...(words ? [linked(words, links)] : []), ...embeds];
  return { format: 'html', value: all.map((part) => `<p>${part}</p>`).join('') };
}

/** Facets name bytes of UTF-8. Those that overlap, or lie outside, are left out. */
function linked(text: string, facets: readonly Foreign[]): string {
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder();
  const slice = (from: number, to?: number): string => decoder.decode(bytes.subarray(from, to));
  const ranges = facets
    .map(({ index, features }) => {
      const { byteStart, byteEnd } = isRecord(index) ? index : {};
      return { start: numberOf(byteStart), end: numberOf(byteEnd), href: hrefOf(recordsOf(features)) };
    })
    .sort((a, b) => a.start - b.start);
  let html = '';
  let done = 0;
  for (const { start, end, href } of ranges) {
    if (!href || start < done || end <= start || end > bytes.length) continue;
    html += written(slice(done, start)) + linkHtml(href, slice(start, end));
    done = end;
  }
  return html + written(slice(done));
}

function written(text: string): string {
  return escapeText(text)
    .replace(/\n{2,}/g, '</p><p>')
    .replace(/\n/g, '<br>');
}

/** The first feature that leads somewhere. */
function hrefOf(features: readonly Foreign[]): string | undefined {
  for (const { uri, did, tag } of features) {
    if (textOf(uri)) return textOf(uri);
    if (textOf(did)) return `${SITE}/profile/${String(did)}`;
    if (textOf(tag)) return `${SITE}/hashtag/${encodeURIComponent(String(tag))}`;
  }
  return undefined;
}

/** Pictures, a link with its title, a quoted post, a film: each as HTML. */
function embedsOf(embed: unknown, page: string, plain: boolean): string[] {
  if (!isRecord(embed)) return [];
  const { images, external, record, media, playlist, alt } = embed;
  const parts = recordsOf(images).map(({ fullsize, alt: words }) => {
    const [src, description] = [textOf(fullsize) ?? '', textOf(words) ?? ''];
    return plain ? linkHtml(src, description || src) : imageHtml(src, description);
  });
  if (isRecord(external) && textOf(external.uri)) parts.push(linkHtml(String(external.uri), textOf(external.title) ?? String(external.uri)));
  if (textOf(playlist)) parts.push(linkHtml(page, textOf(alt) ?? page));
  // With media, the record is one deeper.
  const quoted = isRecord(record) && isRecord(record.record) ? record.record : record;
  const [, did, key] = isRecord(quoted) ? (/^at:\/\/([^/]+)\/app\.bsky\.feed\.post\/([^/]+)$/.exec(textOf(quoted.uri) ?? '') ?? []) : [];
  if (did && key) parts.push(linkHtml(`${SITE}/profile/${did}/post/${key}`, `${SITE}/profile/${did}/post/${key}`));
  return [...embedsOf(media, page, plain), ...parts];
}
