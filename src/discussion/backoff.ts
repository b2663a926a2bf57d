/** Seconds until the network is tried again, the last for ever. */
const PAUSES = [2, 5, 15, 30, 60];

/** Tries again when the browser says that the network is back, and now and then besides: it does not always know. */
export class Backoff {
  readonly #attempt: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pauses = 0;

  constructor(attempt: () => void) {
    this.#attempt = attempt;
  }

  start(): void {
    if (this.#timer !== undefined) return;
    const seconds = PAUSES[Math.min(this.#pauses, PAUSES.length - 1)] ?? 0;
    this.#pauses++;
    this.#timer = setTimeout(this.#attempt, seconds * 1000);
    globalThis.addEventListener?.('online', this.#attempt);
  }

  /** Until the next `start`. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    globalThis.removeEventListener?.('online', this.#attempt);
  }

  /** The network was there: the next pause is short again. */
  reset(): void {
    this.#pauses = 0;
  }
}
