import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The id that a fragment names: `42` in `#comment-42` with the prefix `comment-`; `undefined` when it names something else. */
export function idInFragment(hash: string, prefix: string): string | undefined {
  let fragment = hash.slice(1);
  try {
    fragment = decodeURIComponent(fragment);
  } catch {
    // A stray percent sign: taken as it is.
  }
  return fragment.startsWith(prefix) && fragment.length > prefix.length ? fragment.slice(prefix.length) : undefined;
}

/** The prefixes of all threads on the page. */
const prefixes = new Set<() => string>();

/** Whether another thread has a longer prefix that fits: `comment-2-` rather than `comment-`. */
function isOfAnother(hash: string, prefix: string): boolean {
  return [...prefixes].some((one) => one().length > prefix.length && idInFragment(hash, one()) !== undefined);
}

/** Tells its host which comment the address of the page points at, now and when it changes. */
export class Permalink implements ReactiveController {
  readonly #prefix: () => string;
  readonly #follow: (id: string) => void;

  /** `prefix` comes before the id in the fragment. */
  constructor(host: ReactiveControllerHost, prefix: () => string, follow: (id: string) => void) {
    this.#prefix = prefix;
    this.#follow = follow;
    host.addController(this);
  }

  hostConnected(): void {
    prefixes.add(this.#prefix);
    addEventListener('hashchange', this.#handleHash);
  }

  hostDisconnected(): void {
    prefixes.delete(this.#prefix);
    removeEventListener('hashchange', this.#handleHash);
  }

  /** The id in the address of the page. */
  get id(): string | undefined {
    const prefix = this.#prefix();
    return isOfAnother(location.hash, prefix) ? undefined : idInFragment(location.hash, prefix);
  }

  readonly #handleHash = (): void => {
    const { id } = this;
    if (id !== undefined) this.#follow(id);
  };
}
