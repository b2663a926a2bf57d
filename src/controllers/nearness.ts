import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How far from the screen an element is near it. */
const MARGIN = '600px';

/** Tells whether its host has ever come near the screen; looks only while it is asked to. */
export class Nearness implements ReactiveController {
  isNear = false;
  readonly #host: ReactiveControllerHost & Element;
  readonly #isWanted: () => boolean;
  #observer: IntersectionObserver | undefined;

  constructor(host: ReactiveControllerHost & Element, isWanted: () => boolean) {
    this.#host = host;
    this.#isWanted = isWanted;
    host.addController(this);
  }

  hostConnected(): void {
    this.#look();
  }

  hostUpdated(): void {
    this.#look();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  #look(): void {
    if (this.isNear || this.#observer || !this.#isWanted() || !this.#host.isConnected) return;
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.isNear = true;
        this.hostDisconnected();
        this.#host.requestUpdate();
      },
      { rootMargin: MARGIN },
    );
    this.#observer.observe(this.#host);
  }
}
