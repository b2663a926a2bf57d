import type { AuthorData } from '../../model/types.js';

/** How many hues `comment.styles.ts` has. */
const HUES = 12;

/** The first letters of the first and the last word of a name, by grapheme: "Lucía Quiroga" → "LQ". */
export function initials(name: string): string {
  const words = name.split(/[\s_.\-–]+/u).filter((word) => /\p{L}|\p{N}/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => firstGrapheme(word ?? '')).join('').toLocaleUpperCase();
}

/** The same hue for the same person, drawn from the id or the name. */
export function hueOf({ id, name = '' }: AuthorData): number {
  let hash = 0;
  for (const letter of id ?? name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash % HUES;
}

let segmenter: Intl.Segmenter | undefined;

function firstGrapheme(word: string): string {
  const first = word.charCodeAt(0);
  // Most names: no need for the segmenter.
  if (first < 0x300 && !(word.charCodeAt(1) >= 0x300)) return word.charAt(0);
  segmenter ??= new Intl.Segmenter();
  for (const { segment } of segmenter.segment(word)) return segment;
  return '';
}
