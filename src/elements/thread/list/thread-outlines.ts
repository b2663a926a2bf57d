import { outline, type Outline, type OutlineView } from '../../../model/outline.js';
import type { CommentTree } from '../../../model/tree.js';
import type { ThreadView } from '../thread-view.js';

/** What is visible: the whole thread, and beside it the branch that is shown alone. */
export class ThreadOutlines {
  #whole: Outline | undefined;
  #branch: Outline | undefined;

  get shown(): Outline | undefined {
    return this.#branch ?? this.#whole;
  }

  /** A branch that is gone is left. */
  update(tree: CommentTree, look: OutlineView, view: ThreadView): void {
    const branch = view.branch && tree.get(view.branch.id);
    if (branch) {
      this.#branch = outline(tree, { ...look, branch }, this.#branch);
      return;
    }
    this.#branch = view.branch = undefined;
    this.#whole = outline(tree, look, this.#whole);
  }

  reset(): void {
    this.#whole = this.#branch = undefined;
  }
}
