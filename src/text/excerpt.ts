import type { BodyData } from '../model/types.js';
import { cleanBody } from './limits.js';
import { stripTags } from './strip-tags.js';

let segmenter: Intl.Segmenter | undefined;

/**
 * The first words of a body, on one line, as text.
 * @param length in graphemes; a longer text ends in "…"
 */
export function plainExcerpt({ format, value }: BodyData, length: number): string {
  const read = length * 8 + 400;
  const start = cleanBody(value.slice(0, read));
  const words = format === 'html' ? stripTags(start) : format === 'markdown' ? withoutMarks(start) : start;
  const line = words.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return value.length > read ? `${line}…` : line;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let count = 0;
  for (const { index } of segmenter.segment(line)) if (count++ === length) return `${line.slice(0, index).trimEnd()}…`;
  return line;
}

/** Leaves out most marks of markdown and the addresses of its links. Not a parser: good enough for a first line. */
function withoutMarks(markdown: string): string {
  return markdown
    .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(/^[ \t]*(?:[>#]+|[-+*]|\d{1,9}[.)])[ \t]+|^[ \t]*(?:```|~~~).*|[*`~]+/gm, '');
}
