import { CommentTree } from '../model/tree.js';
import type { DiscussionState, Outcome } from './state.js';

type Facts = Omit<DiscussionState, 'tree' | 'count' | 'loaded' | 'version'>;

/**
 * Holds the state and tells who listens. Changes of one task are told once, in a microtask:
 * a burst of a hundred arrivals is one render.
 */
export class Store {
  tree = new CommentTree();
  /** Comments that the backend counts and has not sent yet. */
  unseen = 0;
  #facts: Facts;
  #version = 0;
  #state: DiscussionState | undefined;
  #scheduled = false;
  readonly #listeners = new Set<(state: DiscussionState) => void>();
  readonly #observers = new Set<(outcome: Outcome) => void>();

  constructor(facts: Pick<Facts, 'order'>) {
    this.#facts = {
      phase: 'idle',
      error: undefined,
      article: undefined,
      thread: undefined,
      rank: undefined,
      complete: false,
      more: new Map(),
      partial: undefined,
      loadingMore: new Set(),
      arrivals: 0,
      ...facts,
    };
  }

  get state(): DiscussionState {
    this.#state ??= {
      ...this.#facts,
      tree: this.tree,
      count: this.tree.count + this.unseen,
      loaded: this.tree.count,
      version: this.#version,
    };
    return this.#state;
  }

  /** Changes some facts, or says that the tree has changed. */
  change(facts: Partial<Facts> = {}): void {
    this.#facts = { ...this.#facts, ...facts };
    this.#state = undefined;
    this.#version++;
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      for (const listener of [...this.#listeners]) listener(this.state);
    });
  }

  tell(outcome: Outcome): void {
    for (const observer of [...this.#observers]) observer(outcome);
  }

  subscribe(listener: (state: DiscussionState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  observe(observer: (outcome: Outcome) => void): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }
}
