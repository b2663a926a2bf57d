import { addLinkedText } from './links.js';
import type { BodyOptions } from './options.js';
import { addText, element } from './safe-tree.js';
import type { SafeNode, SafeTree } from './safe-tree.js';

/**
 * Paragraphs are parted by blank lines, a single line end is a line break, bare addresses become links.
 * @param options without them there are no links
 */
export function plainTree(value: string, options?: BodyOptions): SafeTree {
  const tree: SafeNode[] = [];
  let paragraph: SafeNode[] = [];
  for (const line of value.split('\n')) {
    const text = line.trim();
    if (!text) {
      paragraph = [];
      continue;
    }
    if (paragraph.length === 0) tree.push(element('p', paragraph));
    else paragraph.push(element('br'));
    if (options) addLinkedText(paragraph, text, options);
    else addText(paragraph, text);
  }
  return tree;
}
