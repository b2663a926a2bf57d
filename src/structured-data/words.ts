import type { SafeNode, SafeTree } from '../text/safe-tree.js';

const inline = new Set(['strong', 'em', 'del', 'sub', 'sup', 'code', 'a', 'input']);

/** The words of a text, with line ends where its blocks begin and end. */
export function wordsOf(tree: SafeTree): string {
  return lines(tree)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function lines(tree: SafeTree): string {
  return tree.map(line).join('');
}

function line(node: SafeNode): string {
  if (typeof node === 'string') return node;
  const { tag, children, attributes } = node;
  if (tag === 'br') return '\n';
  if (tag === 'img') return (attributes as { alt?: string } | undefined)?.alt ?? '';
  return inline.has(tag) ? lines(children) : `\n${lines(children)}\n`;
}
