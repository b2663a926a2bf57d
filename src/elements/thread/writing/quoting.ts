import type { ThreadStage } from '../thread-stage.js';

/** What is selected in the text of one comment. */
export interface Quotation {
  readonly id: string;
  readonly text: string;
}

/** Milliseconds without a change until a selection is one: a press on a button ends it before the click comes. */
const PAUSE = 250;
const BLOCKS = /^(?:P|DIV|UL|OL|PRE|BLOCKQUOTE|H[1-6]|TABLE|HR)$/;
const LINES = /^(?:LI|TR)$/;

/** Offers "Quote" at a comment as long as some of its text is selected. Returns the way to stop. */
export function watchSelection(stage: ThreadStage): () => void {
  const { view, root } = stage;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    const before = view.quotation?.id;
    view.quotation = selectedIn(root);
    const after = view.quotation?.id;
    if (before === after) return;
    stage.redraw(before);
    stage.redraw(after);
  };
  const hear = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  };
  // A mouse that goes down on the button would end the selection.
  const hold = (event: Event): void => {
    if ((event.target as Element).closest('[data-act=quote]')) event.preventDefault();
  };
  document.addEventListener('selectionchange', hear);
  root.addEventListener('mousedown', hold);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('selectionchange', hear);
    root.removeEventListener('mousedown', hold);
  };
}

/** A text as a quotation in markdown, below what is written before it and with room for the answer. */
export function quoteOf(text: string, before = ''): string {
  const gap = before.trim() ? '\n'.repeat(2 - (/\n{0,2}$/.exec(before)?.[0].length ?? 0)) : '';
  return `${gap}${text.replace(/^/gm, '> ').replace(/^> $/gm, '>')}\n\n`;
}

function selectedIn(root: ShadowRoot): Quotation | undefined {
  const range = rangeIn(root);
  if (!range || range.collapsed) return undefined;
  const [start, end] = [bodyAround(range.startContainer), bodyAround(range.endContainer)];
  const id = start?.closest<HTMLElement>('[data-id]')?.dataset['id'];
  if (!start || start !== end || id === undefined) return undefined;
  const text = textOf(range);
  return text ? { id, text } : undefined;
}

/** Engines differ in how they tell of a selection inside a shadow root. */
function rangeIn(root: ShadowRoot): Range | undefined {
  const selection = document.getSelection();
  if (!selection) return undefined;
  const given: AbstractRange | undefined =
    typeof selection.getComposedRanges === 'function'
      ? selection.getComposedRanges({ shadowRoots: [root] })[0]
      : selection.rangeCount > 0
        ? selection.getRangeAt(0)
        : undefined;
  if (!given || !root.contains(given.startContainer) || !root.contains(given.endContainer)) return undefined;
  const range = document.createRange();
  range.setStart(given.startContainer, given.startOffset);
  range.setEnd(given.endContainer, given.endOffset);
  return range;
}

function bodyAround(node: Node): Element | null {
  return (node instanceof Element ? node : node.parentElement)?.closest('[part=body]') ?? null;
}

/** As it reads: a line for a line, an empty one between paragraphs. */
function textOf(range: Range): string {
  const pieces: string[] = [];
  const walk = (node: Node, isPre: boolean): void => {
    for (const child of node.childNodes) {
      if (child instanceof Text) pieces.push(isPre ? child.data : child.data.replace(/\s+/g, ' '));
      else if (child.nodeName === 'BR') pieces.push('\n');
      else {
        const edge = BLOCKS.test(child.nodeName) ? '\n\n' : '';
        pieces.push(LINES.test(child.nodeName) ? '\n' : edge);
        walk(child, isPre || child.nodeName === 'PRE');
        pieces.push(edge);
      }
    }
  };
  walk(range.cloneContents(), false);
  return pieces
    .join('')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
