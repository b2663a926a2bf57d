import type { MarkedToken, Token, Tokens } from 'marked';
import { cell, checkbox, codeBlock, heading, startHeadingsAt, table } from './blocks.js';
import { decodeEntities } from './entities.js';
import { image } from './images.js';
import { addLinkedText } from './links.js';
import { lex } from './markdown-tokenizer.js';
import type { BodyOptions } from './options.js';
import { addNodes, addText, element, textOf } from './safe-tree.js';
import type { SafeNode, SafeTree } from './safe-tree.js';
import { writtenLink } from './written-link.js';

/** Markdown as a safe tree, straight from marked's tokens. Throws on what goes past a bound. */
export function markdownTree(value: string, options: BodyOptions): SafeTree {
  const tokens = lex(value);
  return blocks(tokens, startHeadingsAt(highestHeading(tokens), options));
}

/** The least depth of a heading, those in quotes and lists too; 6 where there is none. */
function highestHeading(tokens: readonly Token[]): number {
  let highest = 6;
  for (const token of tokens as readonly (MarkedToken | Tokens.ListItem)[]) {
    if (token.type === 'heading') highest = Math.min(highest, token.depth);
    else if (token.type === 'list') highest = Math.min(highest, highestHeading(token.items));
    else if (token.type === 'blockquote' || token.type === 'list_item') highest = Math.min(highest, highestHeading(token.tokens));
  }
  return highest;
}

function blocks(tokens: readonly Token[], options: BodyOptions): SafeNode[] {
  const tree: SafeNode[] = [];
  for (const token of tokens as readonly MarkedToken[]) addBlock(tree, token, options);
  return tree;
}

function addBlock(tree: SafeNode[], token: MarkedToken, options: BodyOptions): void {
  switch (token.type) {
    case 'paragraph':
      tree.push(figureOf(token, options) ?? element('p', inlines(token.tokens, options)));
      break;
    case 'heading':
      tree.push(heading(token.depth, inlines(token.tokens, options), options));
      break;
    case 'blockquote':
      tree.push(element('blockquote', blocks(token.tokens, options)));
      break;
    case 'list':
      tree.push(list(token, options));
      break;
    case 'code':
      tree.push(codeBlock(token.text, token.lang, options));
      break;
    case 'hr':
      tree.push(element('hr'));
      break;
    case 'table':
      tree.push(tableOf(token, options));
      break;
    case 'space':
    case 'def':
      break;
    default:
      addNodes(tree, inlines([token], options));
  }
}

function list({ ordered, start, items }: Tokens.List, options: BodyOptions): SafeNode {
  const children = items.map((item) => element('li', blocks(item.tokens, options)));
  if (!ordered) return element('ul', children);
  return element('ol', children, start === 1 || start === '' ? undefined : { start: String(start) });
}

function tableOf({ header, rows }: Tokens.Table, options: BodyOptions): SafeNode {
  const row = (tag: 'th' | 'td', cells: readonly Tokens.TableCell[]): SafeNode =>
    element(
      'tr',
      cells.map(({ tokens, align }) => cell(tag, inlines(tokens, options), align)),
    );
  return table(
    [row('th', header)],
    rows.map((cells) => row('td', cells)),
    options,
  );
}

/** @param isInLink a link holds no other: addresses in its text stay text */
function inlines(tokens: readonly Token[], options: BodyOptions, isInLink = false): SafeNode[] {
  const tree: SafeNode[] = [];
  for (const token of tokens as readonly MarkedToken[]) addInline(tree, token, options, isInLink);
  return tree;
}

function addInline(tree: SafeNode[], token: MarkedToken, options: BodyOptions, isInLink: boolean): void {
  switch (token.type) {
    case 'text':
      if (token.tokens) addNodes(tree, inlines(token.tokens, options, isInLink));
      else if (isInLink) addText(tree, decodeEntities(token.text));
      else addLinkedText(tree, token.text, options, decodeEntities);
      break;
    case 'strong':
    case 'em':
    case 'del':
      tree.push(element(token.type, inlines(token.tokens, options, isInLink)));
      break;
    case 'codespan':
      tree.push(element('code', [token.text]));
      break;
    case 'br':
      tree.push(element('br'));
      break;
    case 'link':
      addNodes(tree, linkOf(token, options));
      break;
    case 'image':
      addNodes(tree, imageOf(token, options, isInLink));
      break;
    case 'checkbox':
      tree.push(checkbox(token.checked, options), ' ');
      break;
    default:
      addText(tree, 'text' in token ? token.text : token.raw);
  }
}

function linkOf(token: Tokens.Link, options: BodyOptions): SafeTree {
  if (token.autolink) return writtenLink(token.href, [token.text], options);
  return writtenLink(decodeEntities(token.href), inlines(token.tokens, options, true), options);
}

function imageOf(token: Tokens.Image, options: BodyOptions, isInLink: boolean): SafeTree {
  return image(decodeEntities(token.href), textOf(inlines(token.tokens, options, true)), isInLink, options);
}

/** A paragraph that is nothing but an image with a title is a picture with its caption, if the image is shown. */
function figureOf({ tokens: [token, second] }: Tokens.Paragraph, options: BodyOptions): SafeNode | undefined {
  if (second || token?.type !== 'image') return undefined;
  const { title } = token as Tokens.Image;
  const [picture] = title ? imageOf(token as Tokens.Image, options, false) : [];
  if (typeof picture !== 'object' || picture.tag !== 'img') return undefined;
  return element('figure', [picture, element('figcaption', [decodeEntities(title ?? '')])]);
}
