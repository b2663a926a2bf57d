import type { ActingStrings } from '../../i18n/strings.js';

const WARN_AT = 20;

/**
 * How much `max` leaves, negative when the text is too long; `undefined` while the end is not near (more than
 * 20 left), so that a long text is not counted on every key. `unit` is `graphemes` or `bytes`; code points else.
 */
export function countLeft(text: string, max: number, unit = ''): number | undefined {
  // No unit but bytes gives a text more than it has UTF-16 units.
  if (unit !== 'bytes' && max - text.length > WARN_AT) return undefined;
  const left = max - measure(text, unit);
  return left > WARN_AT ? undefined : left;
}

/** "3 characters left", "2 characters too many". */
export function describeLeft(left: number, strings: ActingStrings): string {
  return strings.count(left < 0 ? 'over' : 'left', Math.abs(left));
}

function measure(text: string, unit: string): number {
  if (unit === 'bytes') return new TextEncoder().encode(text).length;
  const characters = /^grapheme/.test(unit) ? new Intl.Segmenter().segment(text) : text;
  let length = 0;
  for (const _ of characters) length++;
  return length;
}
