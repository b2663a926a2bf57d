/** So much of a body is rendered, in UTF-16 units; the rest is the element's "show all". */
export const maxBodyLength = 65_536;

const maxNameLength = 100;
const unusual = /[^\t\n -\u02ff]/;
/** What would let a name reach out of its place or be taken for another: controls, bidi controls, tags, blanks that are letters. */
const notForNames =
  /(?![\u200c\u200d])[\p{Cc}\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u2028\u2029\u2800\u3164\uffa0]/gu;
/** Joiners make letters and emoji; a run of them, or one at an end, only hides. */
const idleJoiners = /[\u200c\u200d]{2,}|(?<!\S)[\u200c\u200d]|[\u200c\u200d](?!\S)/g;

/** The part of a body that is rendered, and whether that is not all. */
export function limitBody(value: string): { value: string; cut: boolean } {
  if (value.length <= maxBodyLength) return { value, cut: false };
  const isPair = /[\ud800-\udbff]/.test(value[maxBodyLength - 1] ?? '');
  return { value: value.slice(0, maxBodyLength - (isPair ? 1 : 0)), cut: true };
}

/** A body's text with `\n` line ends, no control characters, and at most 8 combining marks in a row. */
export function cleanBody(value: string): string {
  if (!unusual.test(value) && !/[\0-\x08\x0b-\x1f]/.test(value)) return value;
  return capMarks(value.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, ''));
}

/** At most 8 combining marks in a row: more would cover the neighbours. */
export function capMarks(text: string): string {
  return text.replace(/(\p{M}{8})\p{M}+/gu, '$1');
}

/** A name or title on one line, without what cannot be seen; may be empty. */
export function cleanName(value: string): string {
  const oneLine = value.slice(0, 1000).replace(/[\t-\r\u2028\u2029]/g, ' ').replace(notForNames, '');
  const name = capMarks(oneLine.replace(idleJoiners, '').replace(/\s+/g, ' ')).trim();
  const characters = Array.from(name);
  return characters.length > maxNameLength ? `${characters.slice(0, maxNameLength - 1).join('')}…` : name;
}
