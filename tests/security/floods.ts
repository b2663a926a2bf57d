import type { BodyData } from '../../src/model/types.js';

/** A text that grows where a parser is slow, deep or wasteful. */
export interface Flood {
  readonly name: string;
  readonly format: BodyData['format'];
  /** A text of about this many characters. */
  readonly of: (size: number) => string;
}

/** Units of markdown that cost more the more of them there are. */
export const units: readonly string[] = [
  ...['> ', '>', '- ', '1. ', '* ', '> - ', '>> a\nb\n', '> a\nb\n', '- a\n', '- a\n\n', '  - a\n', 'a\n', 'a\n\n', '\n', ' ', '\t'],
  ...['*', '*a ', '*a_b ', '*a*', '*a]', '*a *b* ', '**a ', '_a', '_a_ ', '~~a ', '~a*', '***a', '*_a', '*a_ ', 'a**', '*a**'],
  ...['`', '` ', '``a`', '```\n', '[', '[a](', '[a](b ', '[a][', '[a]: b "', '![', '[[a]](b)', '\\[a', '[^', '](', '![[[[', '[x](y)'],
  ...['[a]: b\n', '[a]:b\n[a] ', '[a]: <', '[](', '[a](<b>', '[a](b\\', '[`a', '![a](b)'],
  ...['<', '<a ', '<a x="', '<!--', '<!-- ', '<https://', '</', '<b>', '&', '&#', '&amp;', '&lt', '<?', '<![CDATA[', '<a@b.c>'],
  ...['|', '|a', '|-|\n', 'a|b\n-|-\n', 'a\n=', 'a\n-', '# a\n', '#', '=', '---\n', ':-|', '|a\n|-\n', '***\n', '\\', '\\\n'],
  ...['https://a?!', 'https://', 'http://a(', 'www.', 'www.a.b', 'www.a.b ', 'mailto:a@', 'a@', 'a@b.c ', '(', ')', '?!', '#1.', '#1 '],
  ...['\u0300', 'a\u0300', '👍', '\u202e', '\u200d', '\r', '\r\n', '\0', '\ufdfd', '漢'],
];

const repeat = (unit: string, size: number): string => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
const side = (size: number, cell: number): number => Math.max(2, Math.floor(Math.sqrt(size / cell)));

/** Markdown that is bad as a whole: what has made marked take minutes, or gigabytes. */
const shapes: Readonly<Record<string, (size: number) => string>> = {
  'a table of n columns and n rows of nothing': (size) => {
    const n = Math.floor(size / 8);
    return `${'|a'.repeat(n)}|\n${'|-'.repeat(n)}|\n${'|\n'.repeat(n)}`;
  },
  'a full table of n columns and n rows': (size) => {
    const n = side(size, 4);
    return `${'|a'.repeat(n)}|\n${'|-'.repeat(n)}|\n${`${'|x'.repeat(n)}|\n`.repeat(n)}`;
  },
  'tables in a quote in a list': (size) => repeat('- > |a|b|\n  > |-|-|\n  > |c|d|\n', size),
  'an address and 25,000 ?!': (size) => `https://a.example/${repeat('?!', size)}`,
  'an address and brackets': (size) => `https://a.example/${repeat('()', size / 2)}${repeat('(', size / 2)}`,
  'an address of one long word': (size) => `https://a.example/${repeat('a', size)}`,
  'quotes in quotes': (size) => `${repeat('> ', size)}a`,
  'lists in lists': (size) => {
    const lines: string[] = [];
    for (let depth = 0, length = 0; length < size; depth++) length += lines.push(`${'  '.repeat(depth)}- a`) && depth * 2 + 4;
    return lines.join('\n');
  },
  'numbered lists in lists': (size) => {
    const lines: string[] = [];
    for (let depth = 0, length = 0; length < size; depth++) length += lines.push(`${'   '.repeat(depth)}1. a`) && depth * 3 + 5;
    return lines.join('\n');
  },
  'emphasis opened and never closed': (size) => repeat('*a **b ', size),
  'emphasis opened, then closed': (size) => `${repeat('*a ', size / 2)}${repeat('a* ', size / 2)}`,
  'emphasis in emphasis': (size) => `${repeat('*_', size / 2)}a${repeat('_*', size / 2)}`,
  'strikes opened, then closed': (size) => `${repeat('~~a ', size / 2)}${repeat('a~~ ', size / 2)}`,
  'runs of backticks, each longer': (size) => {
    const runs: string[] = [];
    for (let n = 1, length = 0; length < size; n++) length += runs.push('`'.repeat(n)) && n + 2;
    return runs.join(' a ');
  },
  'brackets opened, then closed': (size) => `${repeat('[', size / 2)}${repeat(']', size / 2)}(a)`,
  'links in links': (size) => `${repeat('[a', size / 2)}${repeat('](b)', size / 2)}`,
  'images in images': (size) => `${repeat('![a', size / 2)}${repeat('](b)', size / 2)}`,
  'many references to one definition': (size) => `${repeat('[a] ', size)}\n\n[a]: https://a.example/${'x'.repeat(1000)}`,
  'many definitions and references': (size) => {
    const n = Math.floor(size / 40);
    return Array.from({ length: n }, (_, i) => `[r${i}]`).join(' ') + '\n\n' + Array.from({ length: n }, (_, i) => `[r${i}]: https://a.example`).join('\n');
  },
  'a definition whose title never ends': (size) => `[a]: b "${repeat('c\n', size)}`,
  'a link whose title never ends': (size) => repeat('[a](b "c', size),
  'a link whose address has brackets': (size) => `[a](${repeat('(', size / 2)}${repeat(')', size / 2)})`,
  'a fence that never ends': (size) => '```\n' + repeat('a\n', size),
  'fences in a list': (size) => repeat('- ```\n  a\n', size),
  'code by indentation': (size) => repeat('    a\n', size),
  'one line of a heading': (size) => `# ${repeat('#', size)}`,
  'lines that might be headings': (size) => repeat('a\nb\n', size) + '===',
  'a comment that never ends': (size) => `<!--${repeat('-', size)}`,
  'a tag with many attributes': (size) => `<a ${repeat('b ', size)}>`,
  'a tag with a long attribute': (size) => `<a b="${repeat('c', size)}">`,
  'entities that are none': (size) => repeat('&abcdefghi;', size),
  'one long word': (size) => repeat('a', size),
  'words of marks': (size) => repeat('*_~`[]()<>!|#', size),
  'quotes that stop and go on': (size) => repeat('> a\nb\n\n', size),
  'boxes': (size) => repeat('- [ ] a\n- [x] b\n', size),
};

const tagNames = 'div blockquote ul ol li b i em a span p table td pre code h1 sub details svg math font form button select ruby';

const htmlShapes: Readonly<Record<string, (size: number) => string>> = {
  ...Object.fromEntries(
    tagNames.split(' ').map((tag) => [`10,000 <${tag}> in one another`, (size: number) => `${repeat(`<${tag}>`, Math.min(size, 10_000 * (tag.length + 2)))}a`]),
  ),
  ...Object.fromEntries(
    ['b', 'p', 'br', 'hr', 'img', 'input', 'a', 'li', 'td', 'tr', 'table', 'svg', 'style', 'script', 'template'].map((tag) => [
      `<${tag}> after <${tag}>`,
      (size: number) => repeat(`<${tag}>a</${tag}>`, size),
    ]),
  ),
  'formatting repeated in every paragraph': (size) => Array.from({ length: 90 }, (_, i) => `<b id=${i}>`).join('') + repeat('<p>a', size),
  'links around paragraphs': (size) => repeat('<a href=x><p>', size),
  'a table in every cell': (size) => repeat('<table><tr><td>', size),
  'what a table gives away to the front': (size) => repeat('<table>a<b>', size),
  'cells that span': (size) => repeat('<td colspan=1000 rowspan=65534>a', size),
  'attributes without end': (size) => `<p ${Array.from({ length: Math.floor(size / 8) }, (_, i) => `a${i}=b`).join(' ')}>a`,
  'one attribute again and again': (size) => `<p ${repeat('a ', size)}>b`,
  'styles and handlers': (size) => repeat('<p style="color:red" onclick="x()">a</p>', size),
  'names before an equals sign': (size) => `<p ${repeat(' onclick', size)}`,
  'blanks before an equals sign': (size) => `<p on${repeat(' ', size)}`,
  'a long address': (size) => `<a href="https://a.example/${repeat('a', size)}">a</a>`,
  'an attribute that never ends': (size) => `<a href="${repeat('a', size)}`,
  'a comment that never ends': (size) => `<!--${repeat('a<b>', size)}`,
  'comments': (size) => repeat('<!-- a -->', size),
  'a script that never ends': (size) => `<script>${repeat('a<b>', size)}`,
  'entities': (size) => repeat('&amp;&lt;&#x300;', size),
  'less than': (size) => repeat('<', size),
  'ends of what was not begun': (size) => repeat('</p></div></b>', size),
  'crossed ends': (size) => repeat('<b><i></b></i>', size),
  'forms in tables': (size) => repeat('<table><form><tr>', size),
  'foreign elements that break out': (size) => repeat('<svg><p>', size),
  'templates in templates': (size) => repeat('<template>', size),
  'addresses in text': (size) => repeat('www.a.example ', size),
  'lines': (size) => repeat('a<br>', size),
};

const textShapes = ['a\n', '\n', 'a', ' ', 'www.a.b ', 'https://a.b ', 'https://', '\u0300', '\r', '#1 ', '👍', '\ufdfd'];

export const floods: readonly Flood[] = [
  ...units.map((unit): Flood => ({ name: `${JSON.stringify(unit)} after itself`, format: 'markdown', of: (size) => repeat(unit, size) })),
  ...list('markdown', shapes),
  ...list('html', htmlShapes),
  ...textShapes.map((unit): Flood => ({ name: `${JSON.stringify(unit)} after itself`, format: 'text', of: (size) => repeat(unit, size) })),
];

function list(format: BodyData['format'], all: Readonly<Record<string, (size: number) => string>>): Flood[] {
  return Object.entries(all).map(([name, of]) => ({ name, format, of }));
}
