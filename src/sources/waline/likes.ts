/** What this device likes, by server. All of it is in one place, under one key. */
const KEY = 'discussion-elements:waline-likes';

type Kept = Record<string, string[]>;

/** Ids of the comments that are liked here. Where nothing can be stored they are known for as long as the page is open. */
export class WalineLikes {
  readonly #server: string;
  readonly #ids: Set<string>;

  constructor(server: string) {
    this.#server = server;
    const ids: unknown = readAll()[server];
    this.#ids = new Set(Array.isArray(ids) ? ids.map(String) : []);
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  set(id: string, isLiked: boolean): void {
    if (isLiked) this.#ids.add(id);
    else this.#ids.delete(id);
    try {
      const all = { ...readAll(), [this.#server]: [...this.#ids] };
      globalThis.localStorage.setItem(KEY, JSON.stringify(all));
    } catch {
      // Storage that is full or blocked.
    }
  }
}

function readAll(): Kept {
  try {
    return { ...(JSON.parse(globalThis.localStorage.getItem(KEY) ?? '{}') as Kept) };
  } catch {
    return {};
  }
}
