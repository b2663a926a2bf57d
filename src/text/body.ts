import type { BodyData } from '../model/types.js';
import { cleanBody, isFullOfAddresses, limitBody, maxNodes } from './limits.js';
import type { BodyOptions } from './options.js';
import { plainTree } from './plain.js';
import { quickTree, readQuickly, type QuickText } from './quick-markdown.js';
import { countNodes, element } from './safe-tree.js';
import type { SafeTree } from './safe-tree.js';
import { stripTags } from './strip-tags.js';
import { toNodes } from './to-nodes.js';

/** A part of the text gate that is loaded when a body needs it. */
export type BodyPart = 'markdown' | 'html';

type Parser = (value: string, options: BodyOptions) => SafeTree;

const importers: Record<BodyPart, () => Promise<Parser>> = {
  markdown: async () => (await import('./markdown.js')).markdownTree,
  html: async () =>
    // The sanitizer needs a browser; a server makes readable text instead.
    typeof document === 'undefined'
      ? (await import('./html-text.js')).htmlTextTree
      : (await import('./html.js')).htmlTree,
};
const parsers = new Map<BodyPart, Parser>();
const loading = new Map<BodyPart, Promise<void>>();

/** The part that this body needs to be shown as its writer meant it; `undefined` when there is none to load. */
export function bodyPart(body: BodyData): BodyPart | undefined {
  return read(body).part;
}

export function isLoaded(part: BodyPart): boolean {
  return parsers.has(part);
}

/** Loads a part, once. Rejects when it cannot be had (bodies stay plain text then); a later call tries again. */
export function loadPart(part: BodyPart): Promise<void> {
  let promise = loading.get(part);
  if (!promise) {
    promise = importers[part]().then(
      (parser) => void parsers.set(part, parser),
      (error: unknown) => {
        loading.delete(part);
        throw error;
      },
    );
    loading.set(part, promise);
  }
  return promise;
}

/** Whether a body is longer than what is rendered of it; `full: true` shows the rest. */
export function isCut(body: BodyData): boolean {
  return limitBody(body.value).cut;
}

/** A body as a safe tree, from what is loaded: plain text where its part is not there, or does not cope with it. */
export function bodyTree(body: BodyData, options: BodyOptions = {}): SafeTree {
  const { text, part, quick } = read(body);
  const words = body.format === 'html' ? stripTags : (value: string): string => value;
  let tree: SafeTree | undefined;
  try {
    if (!isFullOfAddresses(text)) tree = quick ? quickTree(quick, options) : part && parsers.get(part)?.(text, options);
  } catch {
    // A text that its parser does not cope with is shown as it was written.
  }
  if (!tree?.length || isTooMuch(tree)) tree = wordsOf(words(text), options);
  if (!options.full || !isCut(body)) return tree;
  const rest = cleanBody(body.value.slice(limitBody(body.value).value.length));
  return [...tree, ...wordsOf(words(rest), options)];
}

/** As paragraphs with links; without the links, or as one block, where that would be too much for a page. */
function wordsOf(words: string, options: BodyOptions): SafeTree {
  const tree = plainTree(words, isFullOfAddresses(words) ? undefined : options);
  return isTooMuch(tree) ? [element('pre', [words], { tabindex: '0' })] : tree;
}

function isTooMuch(tree: SafeTree): boolean {
  return countNodes(tree, maxNodes) > maxNodes;
}

/** A body as nodes. */
export function bodyNodes(body: BodyData, options?: BodyOptions): DocumentFragment {
  return toNodes(bodyTree(body, options));
}

interface Reading {
  readonly format: string;
  readonly value: string;
  /** What is shown of the value, cleaned. */
  readonly text: string;
  /** Markdown that needs no parser. */
  readonly quick: QuickText | undefined;
  readonly part: BodyPart | undefined;
}

/** The last one: a body is asked about two or three times in a row. */
let last: Reading | undefined;

function read({ format, value }: BodyData): Reading {
  if (last?.value !== value || last.format !== format) {
    const text = cleanBody(limitBody(value).value);
    const quick = format === 'markdown' ? readQuickly(text) : undefined;
    last = { format, value, text, quick, part: format === 'text' || quick ? undefined : format };
  }
  return last;
}
