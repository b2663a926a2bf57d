/**
 * Says sentences to screen readers through the one live region, `[data-live]`, of a shadow root. The region
 * is in the DOM from the start, and the same sentence twice in a row is said twice.
 */
export class Announcer {
  readonly #host: { renderRoot: HTMLElement | DocumentFragment };
  #odd = false;

  constructor(host: { renderRoot: HTMLElement | DocumentFragment }) {
    this.#host = host;
  }

  say(sentence: string): void {
    const region = this.#host.renderRoot.querySelector('[data-live]');
    if (!region) return;
    this.#odd = !this.#odd;
    // A no-break space makes the text differ, so that a repeated sentence is a change.
    region.textContent = this.#odd ? sentence : `${sentence}\u00a0`;
  }
}
