import { noChange } from 'lit';
import { Directive, directive, type ChildPart, type DirectiveResult } from 'lit/directive.js';
import { setChildPartValue } from 'lit/directive-helpers.js';
import type { Fillable, FillQueue } from '../../../controllers/fill-queue.js';
import type { Block, Row } from '../../../model/outline.js';

/** What a thread knows of its blocks. */
export interface Blocks {
  /** Draws the rows of a block. */
  draw(rows: readonly Row[]): unknown;
  /** Goes up when every row has to be drawn anew: language, clock, settings. */
  readonly epoch: number;
  /** Blocks wait here; absent on a server and before the first one is drawn: draw at once. */
  readonly queue: FillQueue | undefined;
  /** True for the blocks that do not wait: the first screen. */
  isUrgent(block: Block): boolean;
  /** Which block a comment was drawn in. */
  readonly drawnIn: Map<string, Redrawable>;
}

export interface Redrawable {
  /** Draws what still waits. */
  fill(): void;
  /** Draws anew what changed beside the data: a form opened, a target marked. */
  redraw(): void;
}

/**
 * The rows of one block. It draws only when its version or the epoch has changed, and when its turn has come:
 * an update of the thread costs a comparison for each block, and touches one.
 */
class BlockDirective extends Directive implements Redrawable, Fillable {
  box: HTMLElement | undefined;
  #part: ChildPart | undefined;
  #block: Block | undefined;
  #blocks: Blocks | undefined;
  #drawn: { version: Block['version']; epoch: number } | undefined;

  /** On a server everything is there at once. */
  override render(block: Block, blocks: Blocks): unknown {
    return blocks.draw(block.rows);
  }

  override update(part: ChildPart, [block, blocks]: [Block, Blocks]): unknown {
    this.#part = part;
    this.box ??= part.parentNode as HTMLElement;
    if (block.size !== this.#block?.size) estimate(this.box, block.size);
    this.#block = block;
    this.#blocks = blocks;
    const drawn = this.#drawn;
    if (drawn) return drawn.version === block.version && drawn.epoch === blocks.epoch ? noChange : this.#draw();
    // What a server has drawn is taken over at once.
    if (!blocks.queue || blocks.isUrgent(block) || this.box.firstElementChild) return this.#draw();
    this.#register(block.rows);
    blocks.queue.add(this);
    return noChange;
  }

  fill(): void {
    if (!this.#drawn) this.redraw();
  }

  redraw(): void {
    this.#blocks?.queue?.delete(this);
    // One that has gone is not drawn; one that comes back with its thread waits anew from the next update on.
    if (this.#part && this.box?.isConnected) setChildPartValue(this.#part, this.#draw(), this);
  }

  #draw(): unknown {
    const block = this.#block;
    const blocks = this.#blocks;
    if (!block || !blocks) return noChange;
    this.#drawn = { version: block.version, epoch: blocks.epoch };
    this.#register(block.rows);
    return blocks.draw(block.rows);
  }

  /** Replies that have blocks of their own register there. */
  #register(rows: readonly Row[]): void {
    for (const { node, rows: replies } of rows) {
      this.#blocks?.drawnIn.set(node.id, this);
      this.#register(replies);
    }
  }
}

/** The height of a block until it was on the screen once. Not a style attribute: strict pages forbid it. */
function estimate(box: HTMLElement, comments: number): void {
  box.style.containIntrinsicBlockSize = `auto ${comments * 9}rem`;
}

export const blockRows: (block: Block, blocks: Blocks) => DirectiveResult = directive(BlockDirective);
