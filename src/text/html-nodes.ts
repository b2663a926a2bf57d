import { cell, checkbox, codeBlock, heading, languageClass, startHeadingsAt, table } from './blocks.js';
import { unmark } from './disarm.js';
import { image } from './images.js';
import { cleanBody } from './limits.js';
import { addLinkedText } from './links.js';
import type { BodyOptions } from './options.js';
import { addNodes, addText, element, textOf } from './safe-tree.js';
import type { SafeNode, SafeTree } from './safe-tree.js';
import { writtenLink } from './written-link.js';

interface Place {
  readonly options: BodyOptions;
  readonly isInLink: boolean;
  readonly depth: number;
}

const maxNesting = 100;
const spans: Record<string, 'strong' | 'em' | 'del' | 'sub' | 'sup' | 'code'> = {
  STRONG: 'strong',
  B: 'strong',
  EM: 'em',
  I: 'em',
  DEL: 'del',
  S: 'del',
  STRIKE: 'del',
  SUB: 'sub',
  SUP: 'sup',
  CODE: 'code',
  TT: 'code',
  KBD: 'code',
  SAMP: 'code',
};
const inlineTags = new Set([...Object.keys(spans), 'A', 'BR', 'IMG', 'INPUT']);

/** Reads sanitized nodes into a safe tree. What it does not know leaves its text. */
export function htmlNodesToTree(root: ParentNode, options: BodyOptions): SafeTree {
  const highest = [1, 2, 3, 4, 5, 6].find((level) => root.querySelector(`h${level}`)) ?? 1;
  return blocks(root, { options: startHeadingsAt(highest, options), isInLink: false, depth: 0 });
}

/** The content of an element as blocks: lines between them become paragraphs. */
function blocks(parent: Node, place: Place): SafeNode[] {
  const tree: SafeNode[] = [];
  let line: SafeNode[] = [];
  const endLine = (): void => {
    if (line.some((node) => typeof node === 'string' ? node.trim() : node.tag !== 'br')) tree.push(element('p', line));
    line = [];
  };
  for (const node of parent.childNodes) {
    if (isInline(node)) {
      addInline(line, node, place);
    } else {
      endLine();
      addBlock(tree, node as Element, deeper(place));
    }
  }
  endLine();
  return tree;
}

/** The content of a list item or cell: as it stands, or blocks when there are any. */
function content(parent: Node, place: Place): SafeNode[] {
  return Array.from(parent.childNodes).every(isInline) ? inlines(parent, place) : blocks(parent, place);
}

function inlines(parent: Node, place: Place): SafeNode[] {
  const tree: SafeNode[] = [];
  for (const node of parent.childNodes) addInline(tree, node, place);
  return tree;
}

function isInline(node: Node): boolean {
  return !(node instanceof Element) || inlineTags.has(node.tagName);
}

function deeper(place: Place): Place {
  return { ...place, depth: place.depth + 1 };
}

function addBlock(tree: SafeNode[], node: Element, place: Place): void {
  const name = node.tagName;
  const { options, depth } = place;
  if (depth > maxNesting) tree.push(element('p', [cleanBody(node.textContent)]));
  else if (/^H\d$/.test(name)) tree.push(heading(Number(name[1]), inlines(node, place), options));
  else if (name === 'HR') tree.push(element('hr'));
  else if (name === 'PRE') tree.push(code(node, options));
  else if (name === 'BLOCKQUOTE') tree.push(element('blockquote', blocks(node, place)));
  else if (name === 'UL' || name === 'OL') tree.push(list(node, place));
  else if (name === 'TABLE') addTable(tree, node as HTMLTableElement, place);
  else tree.push(...blocks(node, place));
}

function addInline(tree: SafeNode[], node: Node, place: Place): void {
  const { options, isInLink, depth } = place;
  if (!(node instanceof Element)) {
    const text = node.nodeType === Node.TEXT_NODE ? cleanBody(node.nodeValue ?? '') : '';
    if (isInLink) addText(tree, text);
    else addLinkedText(tree, text, options);
    return;
  }
  const span = spans[node.tagName];
  if (depth > maxNesting) addText(tree, cleanBody(node.textContent));
  else if (span) tree.push(element(span, inlines(node, deeper(place)), span === 'code' ? languageOf(node) : undefined));
  else if (node.tagName === 'BR') tree.push(element('br'));
  else if (node.tagName === 'A') addNodes(tree, linkOf(node, place));
  else if (node.tagName === 'IMG') addNodes(tree, imageOf(node, place));
  else if (node.tagName === 'INPUT') addBox(tree, node as HTMLInputElement, options);
  else addFlat(tree, node, deeper(place));
}

/** A block where only a line can be: its words, on a line of their own. */
function addFlat(tree: SafeNode[], node: Element, place: Place): void {
  const line = node.tagName === 'PRE' ? [code(node, place.options)] : inlines(node, place);
  if (!textOf(line).trim()) return;
  if (tree.length > 0) tree.push(element('br'));
  addNodes(tree, line);
}

function linkOf(node: Element, place: Place): SafeTree {
  const children = inlines(node, { ...deeper(place), isInLink: true });
  return place.isInLink ? children : writtenLink(unmark(node.getAttribute('href')), children, place.options);
}

function imageOf(node: Element, { options, isInLink }: Place): SafeTree {
  return image(unmark(node.getAttribute('src')), cleanBody(node.getAttribute('alt') ?? ''), isInLink, options);
}

function addBox(tree: SafeNode[], node: HTMLInputElement, options: BodyOptions): void {
  if (node.type === 'checkbox') tree.push(checkbox(node.hasAttribute('checked'), options));
}

function list(node: Element, place: Place): SafeNode {
  const items: SafeNode[] = [];
  for (const child of node.childNodes) {
    if (child instanceof Element || child.nodeValue?.trim()) items.push(element('li', item(child, place)));
  }
  const start = node.getAttribute('start') ?? '';
  if (node.tagName === 'UL') return element('ul', items);
  return element('ol', items, /^\d{1,9}$/.test(start) && start !== '1' ? { start } : undefined);
}

/** What a list holds should be `li`; anything else is taken for one. */
function item(child: Node, place: Place): SafeTree {
  if (child instanceof Element && child.tagName === 'LI') return content(child, place);
  const tree: SafeNode[] = [];
  if (isInline(child)) addInline(tree, child, place);
  else addBlock(tree, child as Element, deeper(place));
  return tree;
}

function code(node: Element, options: BodyOptions): SafeNode {
  const inner = node.querySelector('code');
  const [, language] = /(?:^|\s)language-(\S+)/.exec((inner ?? node).className) ?? [];
  return codeBlock(cleanBody(rawText(node)), language, options);
}

function languageOf(node: Element): { class?: string } | undefined {
  return languageClass(/(?:^|\s)language-(\S+)/.exec(node.className)?.[1]);
}

function rawText(node: Node): string {
  if (!(node instanceof Element)) return node.nodeValue ?? '';
  return node.tagName === 'BR' ? '\n' : Array.from(node.childNodes, rawText).join('');
}

function addTable(tree: SafeNode[], node: HTMLTableElement, place: Place): void {
  if (node.caption) tree.push(element('p', inlines(node.caption, place)));
  const rows = Array.from(node.rows);
  const row = (source: HTMLTableRowElement): SafeNode =>
    element(
      'tr',
      Array.from(source.cells, (one) =>
        cell(one.tagName === 'TH' ? 'th' : 'td', content(one, deeper(place)), one.getAttribute('align')),
      ),
    );
  const isHead = (one: HTMLTableRowElement): boolean => one.parentElement?.tagName === 'THEAD';
  const head = rows.filter(isHead);
  const body = rows.filter((one) => !isHead(one));
  tree.push(table(head.map(row), body.map(row), place.options));
}
