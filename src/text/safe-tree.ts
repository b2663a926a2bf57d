import type { SafeAttributes, SafeTag } from './safe-table.js';

/** Text, or an element of the fixed table. Text is never markup: it is escaped, or becomes a text node. */
export type SafeNode = string | SafeElement;

export interface SafeElement {
  readonly tag: SafeTag;
  readonly children: readonly SafeNode[];
  /** In the order in which they are set: an image's `src` comes last. */
  readonly attributes?: SafeAttributes | undefined;
}

export type SafeTree = readonly SafeNode[];

export function element<Tag extends SafeTag>(
  tag: Tag,
  children: readonly SafeNode[] = [],
  attributes?: SafeAttributes<Tag>,
): SafeElement {
  return { tag, children, attributes };
}

/** Adds text, as one string with the text before it. */
export function addText(tree: SafeNode[], text: string): void {
  const last = tree.length - 1;
  const before = tree[last];
  if (typeof before === 'string') tree[last] = before + text;
  else if (text) tree.push(text);
}

/** Adds nodes, joining text with text. */
export function addNodes(tree: SafeNode[], nodes: SafeTree): void {
  for (const node of nodes) {
    if (typeof node === 'string') addText(tree, node);
    else tree.push(node);
  }
}

/** The words of a tree, without what is around them. */
export function textOf(tree: SafeTree): string {
  return tree.map((node) => (typeof node === 'string' ? node : textOf(node.children))).join('');
}

/** How many elements and texts a tree has; stops counting behind `most`. */
export function countNodes(tree: SafeTree, most: number): number {
  let count = tree.length;
  for (const node of tree) {
    if (count > most) break;
    if (typeof node !== 'string') count += countNodes(node.children, most - count);
  }
  return count;
}
