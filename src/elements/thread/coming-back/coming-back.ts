import type { ThreadStage } from '../thread-stage.js';

const load = () => import('./kept-place.js');

/** Ways to a page on which one has been there before. */
const RETURNS: readonly string[] = ['back_forward', 'reload'];

/**
 * Brings a reader who comes back to a page to the comment at which they left: the browser itself gives up where the
 * comments come later than the page.
 */
export class ComingBack {
  #stop: (() => void) | undefined;
  #begin: (() => void) | undefined;

  /** From the first scrolling on, the place is kept when the page is left. */
  connect(stage: ThreadStage): void {
    this.#begin = () => {
      this.#begin = undefined;
      if (stage.element.noStorage) return;
      load().then(
        ({ keepPlace }) => {
          // It may have gone meanwhile.
          if (stage.element.isConnected) this.#stop ??= keepPlace(stage);
        },
        () => undefined,
      );
    };
    addEventListener('scroll', this.#begin, { capture: true, once: true, passive: true });
  }

  disconnect(): void {
    if (this.#begin) removeEventListener('scroll', this.#begin, { capture: true });
    this.#stop?.();
    this.#stop = undefined;
  }

  /** Whether the reader has been brought to where they were. */
  async restore(stage: ThreadStage): Promise<boolean> {
    const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (stage.element.noStorage || !page || !RETURNS.includes(page.type)) return false;
    const { comeBack } = await load();
    return comeBack(stage, page.name);
  }
}
