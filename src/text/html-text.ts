import { decodeEntities } from './entities.js';
import type { BodyOptions } from './options.js';
import { plainTree } from './plain.js';
import type { SafeTree } from './safe-tree.js';

const unseen = /^(?:head|iframe|math|noembed|noframes|noscript|object|script|select|style|svg|template|textarea|title|xmp)$/;
const block =
  /^(?:p|div|h[1-6r]|pre|[dou]l|d[dt]|blockquote|table|caption|fig.*|section|article|aside|header|footer|details|summary)$/;
const tagName = /\/?([a-z][a-z\d]*)/iy;

/** What HTML says, as paragraphs: for a server, where there is no parser that would run nothing. */
export function htmlTextTree(value: string, options: BodyOptions): SafeTree {
  return plainTree(htmlToText(value), options);
}

/** What HTML says, as plain text with blank lines between its blocks, in linear time. */
export function htmlToText(html: string): string {
  let text = '';
  let at = 0;
  let isPre = false;
  const addWords = (words: string): void => {
    text += decodeEntities(isPre ? words : words.replace(/\s+/g, ' '));
  };
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
    addWords(html.slice(at, open));
    if (html.startsWith('<!--', open)) {
      at = after(html, '-->', open);
      continue;
    }
    tagName.lastIndex = open + 1;
    const [whole = '', written = ''] = tagName.exec(html) ?? [];
    const name = written.toLowerCase();
    const isDeclaration = /[!?]/.test(html[open + 1] ?? '');
    if (!name && !isDeclaration) {
      text += '<';
      at = open + 1;
      continue;
    }
    at = after(html, '>', open);
    const isEnd = whole[0] === '/';
    if (!isEnd && unseen.test(name)) at = after(html, new RegExp(`</${name}[\\s/>]`, 'gi'), at);
    if (name === 'pre') isPre = !isEnd;
    text += separator(name, isEnd);
  }
  addWords(html.slice(at));
  return text;
}

/** The index behind the next `end`, or the end of all. */
function after(html: string, end: string | RegExp, from: number): number {
  if (typeof end === 'string') {
    const index = html.indexOf(end, from);
    return index < 0 ? html.length : index + end.length;
  }
  end.lastIndex = from;
  return end.test(html) ? after(html, '>', end.lastIndex - 1) : html.length;
}

function separator(name: string, isEnd: boolean): string {
  if (block.test(name)) return '\n\n';
  if (isEnd) return '';
  if (name === 'li') return '\n• ';
  if (name === 'br' || name === 'tr') return '\n';
  return /^t[dh]$/.test(name) ? ' ' : '';
}
