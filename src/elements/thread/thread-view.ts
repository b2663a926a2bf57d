import type { DraftPlace } from '../../discussion/drafts.js';
import type { Keeping } from '../form/keeping.js';
import type { Quotation } from './writing/quoting.js';

/** How one reader looks at a thread at this moment: beside the data, and gone with the page. */
export class ThreadView {
  readonly collapsed = new Set<string>();
  /** The comment that a permalink points at. */
  target: string | undefined;
  /** The branch that is shown alone, and what stands around it. */
  branch: { readonly id: string; frame(list: unknown): unknown } | undefined;
  /** The comment whose reply form is open. */
  replying: string | undefined;
  /** Where the reply goes, if not under that comment: the thread goes no deeper. */
  under: string | undefined;
  /** The comment that is being edited. */
  editing: string | undefined;
  /** What is remembered on this device for the form in a place. */
  keeping: ((place: DraftPlace) => Keeping | undefined) | undefined;
  /** What is selected in the text of a comment. */
  quotation: Quotation | undefined;
  /** Comments to which a reply is begun and not sent. */
  readonly begun = new Set<string>();
  readonly #drafts = new Map<string, string>();
  /** Long texts of which all is shown. */
  readonly full = new Set<string>();
  /** Arrived since the last visit. */
  readonly fresh = new Set<string>();

  /** Another discussion: nothing of the old one holds, but what was written is kept. */
  reset(): void {
    this.collapsed.clear();
    this.fresh.clear();
    this.full.clear();
    this.begun.clear();
    this.target = this.branch = this.replying = this.under = this.editing = undefined;
  }

  toggle(id: string): boolean {
    if (this.collapsed.delete(id)) return false;
    this.collapsed.add(id);
    return true;
  }

  marks(id: string): string[] {
    const marks: string[] = [];
    if (id === this.target) marks.push('target');
    if (this.fresh.has(id)) marks.push('new');
    return marks;
  }

  /** What was written in a thread and not sent, by its place. */
  draft(threadKey: string | undefined, place: DraftPlace): string | undefined {
    return this.#drafts.get(`${threadKey}${place}`);
  }

  /** `undefined` = there is none; a text that was emptied is one. */
  keepDraft(threadKey: string | undefined, place: DraftPlace, text: string | undefined): void {
    const key = `${threadKey}${place}`;
    if (text !== undefined) this.#drafts.set(key, text);
    else this.#drafts.delete(key);
    if (!place.startsWith('reply ')) return;
    if (text?.trim()) this.begun.add(place.slice(6));
    else this.begun.delete(place.slice(6));
  }
}
