import type { LitElement } from 'lit';
import type { Announcer } from '../../controllers/announcer.js';
import type { DiscussionController } from '../../controllers/discussion-controller.js';
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
  /** The rows, and where they stand. */
  readonly list: ThreadList;
  readonly source: DiscussionController;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.list = parts.list;
    this.source = parts.source;
  }

  get element(): Parts['element'] {
    return this.#parts.element;
  }

  /** There is none on a server. */
  get root(): ShadowRoot {
    // Lit allows for elements that make something else of it.
    return this.#parts.element.renderRoot as ShadowRoot;
  }

  get discussion(): Discussion | undefined {
    return this.source.discussion;
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
    return this.list.view;
  }

  /** Whether the viewer may do this to a comment, or to the thread. */
  may(right: Right, node?: TreeNode): boolean {
    return this.list.may(right, node);
  }

  say(sentence: string): void {
    this.#parts.announcer.say(sentence);
  }

  /** Draws a comment anew, for what changed beside its data. */
  redraw(id: string | undefined): void {
    if (id !== undefined) this.list.redraw(id);
  }

  /** Draws a comment now, if it still waits to be drawn. */
  fill(id: string): void {
    this.list.places.fill(this.discussion?.state.tree.get(id));
  }

  /** Renders, and resolves when it is in the DOM. */
  settle(): Promise<unknown> {
    this.element.requestUpdate();
    return this.element.updateComplete;
  }

  /** The first match inside a comment's own item, or in the whole thread. */
  find(selector: string, id?: string): HTMLElement | null {
    return this.list.places.find(selector, id);
  }

  /** Moves focus to the first of these comments that is here, else to the heading. */
  focusFirst(ids: readonly string[]): void {
    this.list.focusFirst(ids);
  }
}
