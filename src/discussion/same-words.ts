import type { BodyData } from '../model/types.js';

/**
 * Whether two bodies say the same, however a backend has written it down: as it was typed, as HTML, with other
 * line ends. Markup, marks and spaces are not looked at, nor the targets of links.
 */
export function hasSameWords(one: BodyData, other: BodyData): boolean {
  const [a, b] = [typed(one), typed(other)];
  if (a.trim() === b.trim()) return true;
  const words = wordsOf(a);
  return words !== '' && words === wordsOf(b);
}

function typed({ value, source }: BodyData): string {
  return (source ?? value).replace(/\r\n?/g, '\n');
}

function wordsOf(text: string): string {
  return text
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .replace(/\]\([^)\s]*\)/g, ' ')
    .replace(/&(?:#\w+|\w+);/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
