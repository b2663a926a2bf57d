import { pause } from '../discussion/pause.js';

/** Something that can be drawn later, in its own time. */
export interface Fillable {
  fill(): void;
}

/** CPU a slice may take, in ms, before input gets its turn. */
const SLICE = 8;

/** A frame is let in at least so often, in ms: what yields is served before it. */
const FRAME = 100;

/**
 * Draws what waits: after the first paint, in slices that let input in, in the order in which it was put in.
 * `hold()` keeps it back until a promise settles (the text part that the bodies need is on its way).
 */
export class FillQueue {
  readonly #waiting = new Set<Fillable>();
  #running = false;
  #held: Promise<unknown> = Promise.resolve();

  add(item: Fillable): void {
    this.#waiting.add(item);
    if (this.#running) return;
    this.#running = true;
    void this.#run();
  }

  delete(item: Fillable): void {
    this.#waiting.delete(item);
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

  #draw(end: number): void {
    for (const item of this.#waiting) {
      this.#waiting.delete(item);
      item.fill();
      if (performance.now() > end) return;
    }
  }
}

/** After the next frame is on the screen; at once in a tab that nobody sees, which paints no frames. */
function painted(): Promise<void> {
  if (document.visibilityState === 'hidden') return pause();
  return new Promise((resolve) => {
    requestAnimationFrame(() => void pause().then(resolve));
  });
}
