import type { LitElement } from 'lit';
import type { Announcer } from '../../controllers/announcer.js';
import type { DiscussionController } from '../../controllers/discussion-controller.js';
import { idInFragment } from '../../controllers/permalink.js';
import type { LoadMore, StringsController } from '../../controllers/strings-controller.js';
import type { Discussion } from '../../discussion/discussion.js';
import type { Strings } from '../../i18n/strings.js';
import type { Right } from '../../model/rights.js';
import type { TreeNode } from '../../model/tree.js';
import type { DraftData } from '../../model/types.js';
import type { SourceError } from '../../sources/source.js';
import type { Desk } from './writing/desk.js';
import type { ThreadList } from './list/thread-list.js';
import type { ThreadView } from './thread-view.js';

/** What a page owner may do with a draft before it goes: change it, delay it, or refuse it with `false`. */
export type BeforePost = (
  draft: DraftData,
) => DraftData | false | undefined | Promise<DraftData | false | undefined>;

/** Does what a button with `data-act` says; `id` is the comment that it stands in, '' outside of any. */
export type Act = (stage: ThreadStage, id: string, button: HTMLElement) => void | Promise<void>;

/** How it stands with a discussion that somebody else gets. */
export interface Supply {
  readonly error: SourceError | undefined;
  retry(): void;
}

interface Parts {
  readonly element: LitElement & {
    readonly anchorPrefix: string;
    readonly beforePost: BeforePost | undefined;
    readonly noStorage: boolean;
    readonly supply: Supply | undefined;
  };
  readonly source: DiscussionController;
  readonly list: ThreadList;
  readonly words: StringsController;
  readonly announcer: Announcer;
}

/** What the acts need of their thread. */
export class ThreadStage {
  /** Where what is written is kept; there as soon as something can be written. */
  desk: Desk | undefined;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get element(): Parts['element'] {
    return this.#parts.element;
  }

  get root(): HTMLElement | DocumentFragment {
    return this.#parts.element.renderRoot;
  }

  get beforePost(): BeforePost | undefined {
    return this.#parts.element.beforePost;
  }

  get discussion(): Discussion | undefined {
    return this.#parts.source.discussion;
  }

  /** What its thread is remembered under. */
  get key(): string | undefined {
    return this.discussion?.state.key;
  }

  get strings(): Strings {
    return this.#parts.words.strings;
  }

  /** Has the words of acting fetched for each language from now on. */
  learn(load: LoadMore): void {
    this.#parts.words.learn(load);
  }

  get view(): ThreadView {
    return this.#parts.list.view;
  }

  /** Whether the viewer may do this to a comment, or to the thread. */
  may(right: Right, node?: TreeNode): boolean {
    return this.#parts.list.may(right, node);
  }

  numberOf(node: TreeNode): string | undefined {
    return this.#parts.list.numberOf(node);
  }

  /** The fragment of a comment's permalink. */
  anchor(id: string): string {
    return this.#parts.list.places.anchor(id);
  }

  say(sentence: string): void {
    this.#parts.announcer.say(sentence);
  }

  /** Loads again, or asks whoever gets the discussion for this thread. */
  reload(): void {
    const { element, source } = this.#parts;
    if (!source.retry()) element.supply?.retry();
  }

  /** Draws a comment anew, for what changed beside its data. */
  redraw(id: string | undefined): void {
    if (id !== undefined) this.#parts.list.redraw(id);
  }

  /** Draws a comment now, if it still waits to be drawn. */
  fill(id: string): void {
    this.#parts.list.places.fill(this.discussion?.state.tree.get(id));
  }

  /** Renders, and resolves when it is in the DOM. */
  settle(): Promise<unknown> {
    this.element.requestUpdate();
    return this.element.updateComplete;
  }

  /** The comment that a fragment of this thread's names. */
  idIn(hash: string): string | undefined {
    return idInFragment(hash, this.#parts.list.places.prefix);
  }

  /** The first match inside a comment's own item, or in the whole thread. */
  find(selector: string, id?: string): HTMLElement | null {
    return this.#parts.list.places.find(selector, id);
  }

  findAll(selector: string): Iterable<HTMLElement> {
    return this.root.querySelectorAll<HTMLElement>(selector);
  }

  /** These comments as they are read, without those that are not shown. */
  inOrder(ids: readonly string[]): string[] {
    return this.#parts.list.inOrder(ids);
  }

  /** Shows a comment as its permalink does. */
  goTo(id: string): Promise<void> {
    return this.#parts.list.goTo(id);
  }

  /** Moves focus to the first of these comments that is here, else to the heading. */
  focusFirst(ids: readonly string[]): void {
    this.#parts.list.focusFirst(ids);
  }
}
