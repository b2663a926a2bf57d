/** So much of a body is rendered, in UTF-16 units; the rest is the element's "show all". */
export const maxBodyLength = 65_536;
/** So many lines of it: each is an element or two, however short. */
export const maxLines = 2000;
/** So many elements and texts a body may become; beyond, it is its words. */
export const maxNodes = 10_000;

/** So many addresses in it become links. */
const maxAddresses = 2000;

const unusual = /[^\t\n -~\u00a0-\u02ff]/;
/** The part of a body that is rendered, and whether that is not all. */
export function limitBody(value: string): { value: string; cut: boolean } {
  let end = Math.min(value.length, maxBodyLength);
  if (end > maxLines) end = Math.min(end, endOfLines(value));
  if (end === value.length) return { value, cut: false };
  const isPair = /[\ud800-\udbff]/.test(value[end - 1] ?? '');
  return { value: value.slice(0, end - (isPair ? 1 : 0)), cut: true };
}

/** Whether a text has more addresses than would become links. */
export function isFullOfAddresses(text: string): boolean {
  return text.length > 2 * maxAddresses && (text.match(/:\/\/|www\.|mailto:|#\d/gi)?.length ?? 0) > maxAddresses;
}

/** Where the last line ends that is rendered. */
function endOfLines(value: string): number {
  let lines = 0;
  for (const { index } of value.matchAll(/\n|\r(?!\n)/g)) if (++lines === maxLines) return index + 1;
  return value.length;
}

/** A body's text with `\n` line ends, no control characters, and at most 8 combining marks in a row. */
export function cleanBody(value: string): string {
  if (!unusual.test(value)) return value;
  return capMarks(value.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, ''));
}

/** At most 8 combining marks in a row: more would cover the neighbours. */
export function capMarks(text: string): string {
  return text.replace(/(\p{M}{8})\p{M}+/gu, '$1');
}
