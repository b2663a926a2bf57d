import { CommentTree } from '../model/tree.js';
import type { DiscussionState, Outcome } from './state.js';

/**
 * Holds the state and tells who listens. Changes of one task are told once, in a microtask:
 * a burst of a hundred arrivals is one render.
 */
export class Store {
  tree = new CommentTree();
  /** Comments that the backend counts and has not sent yet. */
  unseen = 0;
  state: DiscussionState;
  readonly listeners = new Set<(state: DiscussionState) => void>();
  readonly observers = new Set<(outcome: Outcome) => void>();
  /** Puts what was written here into a tree that was made anew. */
  restore: () => void = () => undefined;
  #isTold = true;

  constructor({ order }: Pick<DiscussionState, 'order'>) {
    this.state = {
      phase: 'idle',
      error: undefined,
      article: undefined,
      thread: undefined,
      tree: this.tree,
      order,
      rank: undefined,
      count: 0,
      loaded: 0,
      complete: false,
      next: undefined,
      edge: undefined,
      more: new Map(),
      partial: undefined,
      loadingMore: new Set(),
      arrivals: 0,
      waiting: new Map(),
      version: 0,
    };
  }

  /** Changes some facts, or says that the tree has changed. */
  change(facts: Partial<Omit<DiscussionState, 'tree' | 'count' | 'loaded' | 'version'>> = {}): void {
    const { tree, state } = this;
    const loaded = tree.count;
    this.state = { ...state, ...facts, tree, loaded, count: loaded + this.unseen, version: state.version + 1 };
    if (!this.#isTold) return;
    this.#isTold = false;
    queueMicrotask(() => {
      this.#isTold = true;
      tellAll(this.listeners, this.state);
    });
  }

  tell(outcome: Outcome): void {
    tellAll(this.observers, outcome);
  }
}

/** One that throws does not keep it from the others. */
function tellAll<T>(all: ReadonlySet<(news: T) => void>, news: T): void {
  for (const one of [...all]) {
    try {
      one(news);
    } catch (error) {
      console.error('discussion-elements: a listener failed', error);
    }
  }
}
