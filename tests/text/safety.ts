import { expect } from 'chai';
import fc from 'fast-check';
import { safeTable } from '../../src/text/safe-table.js';
import type { SafeElement, SafeNode, SafeTree } from '../../src/text/safe-tree.js';

const table: Record<string, readonly string[]> = safeTable;

/** Fails unless a tree has only what the table allows, and only addresses that a link may have. */
export function expectSafe(tree: SafeTree): void {
  for (const node of elementsOf(tree)) {
    expect(Object.hasOwn(table, node.tag), node.tag).to.equal(true);
    for (const [name, value] of Object.entries(node.attributes ?? {})) {
      expect(table[node.tag], `${node.tag} ${name}`).to.include(name);
      expectSafeValue(node.tag, name, value);
    }
  }
}

export function expectSafeValue(tag: string, name: string, value: string): void {
  if (name === 'href') expect(value).to.match(/^(?:https?:\/\/|mailto:|#)/);
  if (name === 'src') expect(value).to.match(/^https?:\/\//);
  if (name === 'class') expect(value).to.match(tag === 'code' ? /^language-[\w+#.-]+$/ : /^(?:image-link|bare)$/);
  if (name === 'rel') expect(value).to.equal('ugc nofollow noopener noreferrer');
}

/** Every element of a tree, in document order. */
export function elementsOf(tree: SafeTree): SafeElement[] {
  const found: SafeElement[] = [];
  const waiting: SafeNode[] = [...tree].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') continue;
    found.push(node);
    waiting.push(...[...node.children].reverse());
  }
  return found;
}

export function byTag(tree: SafeTree, tag: string): SafeElement[] {
  return elementsOf(tree).filter((node) => node.tag === tag);
}

export function hrefs(tree: SafeTree): (string | undefined)[] {
  return byTag(tree, 'a').map(({ attributes }) => attributes?.href);
}

const pieces = [
  ...['*', '**', '_', '__', '~', '~~', '`', '```', '\n', '\n\n', ' ', '    ', '\t', '#', '# ', '## ', '>', '> ', '- ', '1. '],
  ...['* ', '+ ', '[', ']', '(', ')', '![', '](', '[x]: ', '|', '|-|', '---', '===', '<', '>', '<a ', '</', '<!--', '-->'],
  ...['\\', '&', '&amp;', '&#x3c;', '&lt;', '&#106;', '"', "'", '!', '?', '.', ':', ';', ',', '@', 'a', 'b c', 'é', '👍', '漢'],
  ...['https://a.example/x_y', 'http://', 'www.a.example', 'mailto:a@b.example', 'javascript:alert(1)', 'data:text/html,x'],
  ...['java\tscript:', '//b.example', '#17', '#1.2', '\u202e', '\u200b', '\u0300', '\0', '\r', '\u2028', '\u00a0', '\ud800'],
  ...['<script>', '</script>', '<img src=x onerror=alert(1)>', '<svg onload=alert(1)>', '<p>', '<b>', '<pre>', '<br>', '<li>'],
];

/** Texts with much of what parsers stumble over. */
export const wildText = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }))
  .map((parts) => parts.join(''));

/** Texts as people write them, with the characters that decide whether markdown is in them. */
export const tameText = fc
  .array(
    fc.constantFrom(
      ...['a', 'word', 'Ünï', '漢字', '👍', ' ', ' ', '  ', '\n', '\n', '\n\n', '\n \n', '.', ',', '!', '?', ':', ';', '(', ')'],
      ...['-', '--', '+', '=', '#', '# ', '#17', '1', '12.', '3)', '>', '<', '< ', '&', '&x', '"', "'", ':-', ':)', '/', '@', ']'],
      ...['https://a.example/b?c=d&e', 'http://a.example.', 'www.a.example', 'mailto:a@b.example', 'x@y.example', '\u00a0', '{', '^'],
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));
