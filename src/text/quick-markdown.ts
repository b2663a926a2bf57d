import { addLinkedText } from './links.js';
import type { BodyOptions } from './options.js';
import { addNodes, element } from './safe-tree.js';
import type { SafeNode, SafeTree } from './safe-tree.js';
import { writtenLink } from './written-link.js';

/** A piece of a line: text, or one thing that stands by itself. */
type Piece = string | { tag: 'strong' | 'em' | 'code'; text: string } | { tag: 'a'; text: string; href: string };

interface Paragraph {
  readonly quoted: boolean;
  readonly lines: (readonly Piece[])[];
}

/** Markdown that could be read in one way only. */
export type QuickText = readonly Paragraph[];

/** A line that begins something, or that ends in blanks. */
const special = /^(?:\s|[>=]|:-|#{1,6}(?:\s|$)|\+(?:\s|$)|-(?:[-:\s]|$)|\d{1,9}[.)](?:\s|$))|\s$/;
const quoted = /^> (?=\S)/;
/** Up to what might be more than text. */
const text = /(?:[^\\`*_~[|<&]|<(?!\S)|&(?!#?\w+;))+/y;
const code = /`(?!\s)([^`]*[^\s`])`(?!`)/y;
/** Words between marks that touch them, after a blank and before one or the end of a sentence. */
const emphasis = /(?<!\S)(\*\*?)(?=[\p{L}\p{N}])([^\\`*_~[\]|<&]*(?:[\p{L}\p{N}](?=\*+(?![^\s.,;:!?)]))|[.,;:!?](?=\*+(?!\S))))\1(?!\*)/uy;
const link = /(?<!\S)\[(?!\s)([^\\`*_~[\]|<&!]*[^\\`*_~[\]|<&!\s])\]\((https?:\/\/[\w./?=%#:@,;+-]+)\)/y;

/**
 * Reads what most people write: paragraphs, lines, quotes of whole paragraphs, words in emphasis, code and links.
 * `undefined` where anything else could be meant: that is a markdown parser's matter.
 */
export function readQuickly(value: string): QuickText | undefined {
  const paragraphs: Paragraph[] = [];
  let open: Paragraph | undefined;
  for (const line of value.split('\n')) {
    if (!line) {
      open = undefined;
      continue;
    }
    const isQuoted = quoted.test(line);
    const pieces = readLine(isQuoted ? line.slice(2) : line);
    // A line that goes on a quote without its mark is none of ours.
    if (!pieces || (open && open.quoted !== isQuoted)) return undefined;
    if (!open) paragraphs.push((open = { quoted: isQuoted, lines: [] }));
    open.lines.push(pieces);
  }
  return paragraphs;
}

/** @param options without them there are no links */
export function quickTree(paragraphs: QuickText, options: BodyOptions): SafeTree {
  return paragraphs.map(({ quoted: isQuoted, lines }) => {
    const children: SafeNode[] = [];
    for (const [at, pieces] of lines.entries()) {
      if (at > 0) children.push(element('br'));
      for (const piece of pieces) addPiece(children, piece, options);
    }
    const paragraph = element('p', children);
    return isQuoted ? element('blockquote', [paragraph]) : paragraph;
  });
}

function addPiece(tree: SafeNode[], piece: Piece, options: BodyOptions): void {
  if (typeof piece === 'string') addLinkedText(tree, piece, options);
  else if (piece.tag === 'a') addNodes(tree, writtenLink(piece.href, [piece.text], options));
  else if (piece.tag === 'code') tree.push(element('code', [piece.text]));
  else {
    const words: SafeNode[] = [];
    addLinkedText(words, piece.text, options);
    tree.push(element(piece.tag, words));
  }
}

function readLine(line: string): Piece[] | undefined {
  if (special.test(line)) return undefined;
  const pieces: Piece[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(line) ?? undefined;
    if (match) at = pattern.lastIndex;
    return match;
  };
  while (at < line.length) {
    const start = line[at];
    const match = take(start === '`' ? code : start === '*' ? emphasis : start === '[' ? link : text);
    if (!match) return undefined;
    const [raw, first = '', second = ''] = match;
    if (start === '`') pieces.push({ tag: 'code', text: first });
    else if (start === '*') pieces.push({ tag: first === '*' ? 'em' : 'strong', text: second });
    else if (start === '[') pieces.push({ tag: 'a', text: first, href: second });
    else pieces.push(raw);
  }
  return pieces;
}
