const MAX_LENGTH = 100;
/** Most names: words of letters that everybody can see. */
const USUAL = /^[!-~\u00c0-\u024f]+(?: [!-~\u00c0-\u024f]+)*$/;
/** What would let a name reach out of its place or be taken for another: controls, bidi controls, tags, blanks that are letters. */
const NOT_FOR_NAMES =
  /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\u034f\u115f\u1160\u17b4\u17b5\u2028\u2029\u2800\u3164\uffa0]/gu;
/** Joiners make letters and emoji; a run of them, or one at an end, only hides. */
const IDLE_JOINERS = /[\u200c\u200d]{2,}|(?<!\S)[\u200c\u200d]|[\u200c\u200d](?!\S)/g;
/** More marks on one letter would cover the neighbours. */
const MARKS = /(\p{M}{8})\p{M}+/gu;

/** A name or title on one line, without what cannot be seen; may be empty. */
export function cleanName(value: string): string {
  if (value.length <= MAX_LENGTH && USUAL.test(value)) return value;
  const oneLine = value.slice(0, 1000).replace(/[\t-\r\u2028\u2029]/g, ' ').replace(NOT_FOR_NAMES, '');
  const name = oneLine.replace(IDLE_JOINERS, '').replace(/\s+/g, ' ').replace(MARKS, '$1').trim();
  const characters = Array.from(name);
  return characters.length > MAX_LENGTH ? `${characters.slice(0, MAX_LENGTH - 1).join('')}…` : name;
}
