import type { CommentData, CommentStatus } from '../model/types.js';
import type { Outbox, Post } from './outbox.js';
import type { Store } from './store.js';

/** Days after which what was never let through is no longer shown to its writer. */
const DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;

/** Shown to nobody but its writer. */
export function isHidden(status: CommentStatus): boolean {
  return status === 'pending' || status === 'held';
}

/** Comments that wait for approval: the backend shows them to nobody, and so this device shows them to their writer. */
export class Ghosts {
  readonly #store: Store;
  readonly #outbox: Outbox;
  readonly #now: () => number;

  constructor(store: Store, outbox: Outbox, now: () => number) {
    this.#store = store;
    this.#outbox = outbox;
    this.#now = now;
    store.listeners.add(() => this.#settle());
  }

  /** Puts them into a tree that was made anew, unless the backend shows them itself. */
  show(): void {
    const { tree } = this.#store;
    for (const [post, ghost] of this.#all()) {
      const { id, parentId } = ghost;
      if (Date.parse(post.at) < this.#now() - DAYS * DAY) {
        this.#outbox.drop(post.draft.key);
        continue;
      }
      // Under a parent that is on a page further down it comes with that.
      if (tree.has(id) || (parentId !== null && !tree.has(parentId))) continue;
      tree.insert(ghost);
      this.#store.change();
    }
  }

  /** Its writer has changed it. */
  change(comment: CommentData): void {
    for (const [post, { id }] of this.#all()) if (id === comment.id) this.#outbox.put({ ...post, stored: comment });
  }

  /** Its writer has deleted it. */
  forget(id: string): void {
    for (const [post, ghost] of this.#all()) if (ghost.id === id) this.#outbox.drop(post.draft.key);
  }

  /** What everybody sees now need not be remembered. */
  #settle(): void {
    const { tree } = this.#store;
    for (const [post, { id, parentId }] of this.#all()) {
      const status = tree.get(id)?.data.status;
      if (status === undefined && parentId !== null) this.show();
      else if (status !== undefined && !isHidden(status)) this.#outbox.drop(post.draft.key);
    }
  }

  #all(): readonly (readonly [Post, CommentData])[] {
    return this.#outbox.all.flatMap((post) => (post.stored ? [[post, post.stored] as const] : []));
  }
}
