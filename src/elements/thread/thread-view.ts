/** How one reader looks at a thread at this moment: beside the data, and gone with the page. */
export class ThreadView {
  readonly collapsed = new Set<string>();
  /** The comment that a permalink points at. */
  target: string | undefined;
  /** The comment whose reply form is open. */
  replying: string | undefined;
  /** The comment that is being edited. */
  editing: string | undefined;
  /** The comment whose writer is asked whether to delete it. */
  confirming: string | undefined;
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
    this.target = this.replying = this.editing = this.confirming = undefined;
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

  /** What was written in a thread and not sent, by the comment it answers; `null` = the thread's own form. */
  draft(threadId: string | undefined, parentId: string | null): string | undefined {
    return this.#drafts.get(JSON.stringify([threadId, parentId]));
  }

  keepDraft(threadId: string | undefined, parentId: string | null, text: string): void {
    const key = JSON.stringify([threadId, parentId]);
    if (text) this.#drafts.set(key, text);
    else this.#drafts.delete(key);
  }
}
