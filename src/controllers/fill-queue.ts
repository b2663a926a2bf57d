import { painted, pause } from '../discussion/pause.js';

/** Something that can be drawn later, in its own time. */
export interface Fillable {
  /** Where it will be. */
  readonly box: Element | undefined;
  fill(): void;
}

/** CPU a slice may take, in ms, before input gets its turn. */
const SLICE = 8;

/** A frame is let in at least so often, in ms: what yields is served before it. */
const FRAME = 100;

/** How near the screen a place is drawn at once. */
const NEAR = '100% 0px';

/**
 * Draws what waits: after the first paint, in slices that let input in, in the order in which it was put in; what the
 * reader comes near to, at once. `hold()` keeps it back until a promise settles (the text part that the bodies need is
 * on its way).
 */
export class FillQueue {
  readonly #waiting = new Set<Fillable>();
  readonly #boxes = new WeakMap<Element, Fillable>();
  #running = false;
  #painted: Promise<void> | undefined;
  #observer: IntersectionObserver | undefined;
  #held: Promise<unknown> = Promise.resolve();

  /** Resolves when what was drawn before this was first asked for is on the screen. */
  get painted(): Promise<void> {
    return (this.#painted ??= painted());
  }

  add(item: Fillable): void {
    this.#waiting.add(item);
    if (item.box) {
      this.#boxes.set(item.box, item);
      this.#observer ??= new IntersectionObserver((entries) => this.#approach(entries), { rootMargin: NEAR });
      this.#observer.observe(item.box);
    }
    if (this.#running) return;
    this.#running = true;
    void this.#run();
  }

  delete(item: Fillable): void {
    if (!this.#waiting.delete(item)) return;
    if (item.box) this.#observer?.unobserve(item.box);
    if (this.#waiting.size > 0) return;
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  hold(until: Promise<unknown>): void {
    this.#held = until;
  }

  /** Draws everything now: before printing. */
  flush(): void {
    // What is drawn may put in what is inside it.
    while (this.#waiting.size > 0) this.#draw(Infinity);
  }

  async #run(): Promise<void> {
    let frame = -Infinity;
    while (this.#waiting.size > 0) {
      await this.#held;
      if (performance.now() - frame > FRAME) {
        await painted();
        frame = performance.now();
      }
      this.#draw(performance.now() + SLICE);
      await pause();
    }
    this.#running = false;
  }

  #approach(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      const item = this.#boxes.get(target);
      if (!isIntersecting || !item || !this.#waiting.has(item)) continue;
      this.delete(item);
      item.fill();
    }
  }

  #draw(end: number): void {
    for (const item of this.#waiting) {
      this.delete(item);
      item.fill();
      if (performance.now() > end) return;
    }
  }
}
