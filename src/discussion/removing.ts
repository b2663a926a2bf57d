import type { Store } from './store.js';

/** Deletes for good; `isLast`: the page goes, and nobody waits for the answer. */
type Remove = (id: string, isLast: boolean) => Promise<void>;

interface Waiting {
  readonly timer: ReturnType<typeof setTimeout>;
  readonly end: (hasGone: Promise<boolean>) => void;
}

/** Deletions that can be taken back for a while. */
export class Removing {
  readonly #store: Store;
  readonly #remove: Remove;
  readonly #waiting = new Map<string, Waiting>();

  constructor(store: Store, remove: Remove) {
    this.#store = store;
    this.#remove = remove;
    store.listeners.add(() => this.#mark());
  }

  /** Resolves to whether the comment went; rejects, with the comment as it was, when the backend refuses. */
  start(id: string, delay: number): Promise<boolean> {
    const { tree } = this.#store;
    if (!tree.has(id) || this.#waiting.has(id)) return Promise.resolve(false);
    tree.setLocal(id, { state: 'removing' });
    this.#store.change();
    return new Promise((end) => {
      this.#waiting.set(id, { end, timer: setTimeout(() => this.#finish(id, false), delay) });
    });
  }

  /** Takes a deletion back. False when it is too late. */
  keep(id: string): boolean {
    const end = this.#stopWaiting(id);
    if (!end) return false;
    this.#show(id);
    end(Promise.resolve(false));
    return true;
  }

  /** Deletes now what waits. */
  flush(): void {
    for (const id of [...this.#waiting.keys()]) this.#finish(id, true);
  }

  /** What was loaded anew meanwhile is being deleted still. */
  #mark(): void {
    const { tree } = this.#store;
    const fresh = [...this.#waiting.keys()].filter((id) => tree.has(id) && !tree.get(id)?.local);
    for (const id of fresh) tree.setLocal(id, { state: 'removing' });
    if (fresh.length > 0) this.#store.change();
  }

  #finish(id: string, isLast: boolean): void {
    const gone = this.#remove(id, isLast).then(
      () => true,
      (error: unknown) => {
        this.#show(id);
        throw error;
      },
    );
    this.#stopWaiting(id)?.(gone);
  }

  #stopWaiting(id: string): Waiting['end'] | undefined {
    const waiting = this.#waiting.get(id);
    clearTimeout(waiting?.timer);
    this.#waiting.delete(id);
    return waiting?.end;
  }

  #show(id: string): void {
    this.#store.tree.setLocal(id, undefined);
    this.#store.change();
  }
}
