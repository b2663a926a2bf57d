import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells its host which comment the address of the page points at, now and when it changes. */
export class Permalink implements ReactiveController {
  readonly #prefix: () => string;
  readonly #follow: (id: string) => void;

  /** `prefix` comes before the id in the fragment: `comment-` in `#comment-42`. */
  constructor(host: ReactiveControllerHost, prefix: () => string, follow: (id: string) => void) {
    this.#prefix = prefix;
    this.#follow = follow;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#handleHash);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#handleHash);
  }

  /** The id in the address; `undefined` when it points elsewhere. */
  get id(): string | undefined {
    let fragment = location.hash.slice(1);
    try {
      fragment = decodeURIComponent(fragment);
    } catch {
      // A stray percent sign: taken as it is.
    }
    const prefix = this.#prefix();
    return fragment.startsWith(prefix) && fragment.length > prefix.length ? fragment.slice(prefix.length) : undefined;
  }

  readonly #handleHash = (): void => {
    const { id } = this;
    if (id !== undefined) this.#follow(id);
  };
}
