import { textOf } from '../foreign.js';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** The words of a name or a title that a backend sends as HTML: without tags, its character references decoded once. */
export function plainText(html: unknown): string | undefined {
  const words = textOf(html)
    ?.replace(/<[/!?a-z][^<>]*>/gi, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (written, decimal?: string, hex?: string, name?: string) =>
      name === undefined ? characterOf(hex === undefined ? Number(decimal) : parseInt(hex, 16)) : (NAMED[name] ?? written),
    )
    .trim();
  return textOf(words);
}

/** Half of a pair and what is past the last character are shown as what they are: unknown. */
function characterOf(code: number): string {
  const isOne = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isOne ? String.fromCodePoint(code) : '\ufffd';
}
