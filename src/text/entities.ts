import { capMarks } from './limits.js';

const names: Record<string, string> = {};
for (const [index, name] of (
  'amp lt gt quot apos nbsp iexcl iquest laquo raquo lsquo rsquo ldquo rdquo sbquo bdquo ndash mdash hellip bull ' +
  'middot deg times copy reg trade euro pound cent yen sect para plusmn frac12 szlig aelig AElig oslash Oslash'
)
  .split(' ')
  .entries()) {
  names[name] = Array.from('&<>"\'\u00a0¡¿«»‘’“”‚„–—…•·°×©®™€£¢¥§¶±½ßæÆøØ')[index] ?? '';
}

const accents: Record<string, string> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  cedil: '\u0327',
  ring: '\u030a',
  caron: '\u030c',
};

/** Decodes numeric character references and the named ones that people type. Others stay as they were written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return capMarks(text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}\d{0,2}));/gi, decodeOne));
}

function decodeOne(written: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) {
    const [, letter = '', accent = ''] = /^([a-z])(\D+)$/i.exec(name) ?? [];
    if (Object.hasOwn(names, name)) return names[name] ?? '';
    return Object.hasOwn(accents, accent) ? `${letter}${accents[accent] ?? ''}`.normalize('NFC') : written;
  }
  const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
  if (code === 9 || code === 10) return ' ';
  if (code < 32 || (code > 126 && code < 160) || (code > 0xd7ff && code < 0xe000) || code > 0x10ffff) return '\ufffd';
  return String.fromCodePoint(code);
}
