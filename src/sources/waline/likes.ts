import { FAMILY } from '../family.js';
import type { SourceContext } from '../source.js';

/** What this device likes, by server. All of it is in one place, under one key. */
const KEY = `${FAMILY}waline-likes`;

type Kept = Record<string, string[]>;

/** Ids of the comments that are liked here. Where nothing may be stored they are known for as long as the page is open. */
export class WalineLikes {
  readonly #server: string;
  readonly #ids = new Set<string>();
  #storage: SourceContext['storage'];

  constructor(server: string) {
    this.#server = server;
  }

  /** Goes by what is remembered in a place, and remembers there from then on. */
  open(storage: SourceContext['storage']): void {
    if (storage === this.#storage) return;
    this.#storage = storage;
    const ids: unknown = this.#readAll()[this.#server];
    if (Array.isArray(ids)) for (const id of ids) this.#ids.add(String(id));
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  set(id: string, isLiked: boolean): void {
    if (isLiked) this.#ids.add(id);
    else this.#ids.delete(id);
    const all = { ...this.#readAll(), [this.#server]: [...this.#ids] };
    try {
      this.#storage?.().setItem(KEY, JSON.stringify(all));
    } catch {
      // Storage that is full or blocked.
    }
  }

  #readAll(): Kept {
    try {
      return { ...(JSON.parse(this.#storage?.().getItem(KEY) ?? '{}') as Kept) };
    } catch {
      return {};
    }
  }
}
