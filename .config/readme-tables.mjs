// @ts-check
// Writes the tables of tokens and parts into the README, or with --check says whether they are what the code says.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

const read = (/** @type {string} */ file) => readFileSync(path.join(root, file), 'utf8');
const readme = read('README.md');
const wanted = fill(fill(readme, 'tokens', tokenTable()), 'parts', partTable());

if (!process.argv.includes('--check')) {
  writeFileSync(path.join(root, 'README.md'), wanted);
} else if (wanted !== readme) {
  console.error('The tables of the README are not what the code says: npm run build && node .config/readme-tables.mjs');
  process.exitCode = 1;
}

/** From the comments of the tokens: `--discussion-NAME: what it is.` above `var(--discussion-NAME, default)`. */
function tokenTable() {
  const source = read('src/styles/tokens.ts');
  const rows = [...source.matchAll(/\/\* (--discussion-[\w-]+): ([^*]+?) \*\//g)].map(([, name, text]) => [`\`${name}\``, text]);
  return table(['token', 'what it is'], rows);
}

/** From the manifest: the parts of the thread, the form and the article. */
function partTable() {
  /** @type {{ modules: { declarations?: { tagName?: string, cssParts?: { name: string, description?: string }[] }[] }[] }} */
  const manifest = JSON.parse(read('dist/custom-elements.json'));
  const elements = manifest.modules.flatMap(({ declarations = [] }) => declarations);
  const rows = ['thread', 'form', 'article'].flatMap((element) => {
    const { cssParts = [] } = elements.find(({ tagName }) => tagName === `discussion-${element}`) ?? {};
    return cssParts.map(({ name, description }) => [element, `\`${name}\``, description]);
  });
  return table(['element', 'part', 'what it is'], rows);
}

/**
 * @param {string[]} head
 * @param {(string | undefined)[][]} rows
 */
function table(head, rows) {
  if (rows.length === 0) throw new Error(`nothing to tell of ${head[0]}s`);
  const line = (/** @type {(string | undefined)[]} */ cells) => `| ${cells.map((cell) => (cell ?? '').replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * @param {string} text
 * @param {string} name
 * @param {string} content
 */
function fill(text, name, content) {
  const place = new RegExp(`(<!-- ${name} -->\\n)[^]*?(\\n<!-- /${name} -->)`);
  if (!place.test(text)) throw new Error(`the README has no place for ${name}`);
  return text.replace(place, (_, start, end) => `${start}${content}${end}`);
}
