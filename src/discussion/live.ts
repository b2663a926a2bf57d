import { coerceComment, coerceThread } from '../model/coerce.js';
import type { CommentData } from '../model/types.js';
import type { SourceEvent } from '../sources/source.js';
import { localId } from './local-id.js';
import type { Requests } from './requests.js';
import type { Store } from './store.js';

/**
 * Follows what others do while the page is open. What arrives waits until somebody wants to see it, so that
 * nothing moves under a reader; changes and deletions of what is shown happen in place.
 */
export class Live {
  readonly #store: Store;
  readonly #requests: Requests;
  readonly #waiting = new Map<string, CommentData>();
  #abort: AbortController | undefined;

  constructor(store: Store, requests: Requests) {
    this.#store = store;
    this.#requests = requests;
  }

  /** Begins to listen, if the source can. Returns the way to stop. */
  start(): () => void {
    this.#abort?.abort();
    const { source } = this.#requests;
    const abort = new AbortController();
    this.#abort = abort;
    const stop = source.subscribe?.(
      undefined,
      (event) => {
        if (!abort.signal.aborted) this.#take(event);
      },
      this.#requests.context(abort.signal),
    );
    return () => {
      abort.abort();
      stop?.();
    };
  }

  /** Puts in what waits, and returns its ids, oldest first. */
  show(): string[] {
    const arrivals = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#store.tree.insertMany(arrivals);
    this.#store.change({ arrivals: 0 });
    return arrivals.map(({ id }) => id);
  }

  #take(event: SourceEvent): void {
    const { tree } = this.#store;
    if (event.type === 'thread') {
      const thread = coerceThread(event.thread);
      if (thread) this.#store.change({ thread });
      return;
    }
    if (event.type === 'removed') {
      const id = String(event.comment.id);
      this.#waiting.delete(id);
      if (tree.has(id)) tree.remove(id);
      this.#store.change({ arrivals: this.#waiting.size });
      return;
    }
    const comment = coerceComment(event.comment);
    if (!comment) return;
    const own = event.key === undefined ? undefined : tree.get(localId(event.key));
    if (own) tree.confirm(own.id, comment);
    else if (tree.has(comment.id)) tree.insert(comment);
    else this.#waiting.set(comment.id, comment);
    this.#store.change({ arrivals: this.#waiting.size });
  }
}
