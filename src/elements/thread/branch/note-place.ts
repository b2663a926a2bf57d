import type { ThreadStage } from '../thread-stage.js';

/** Where something is on the screen. */
export interface Place {
  /** Brings it there again. */
  restore(): Promise<void>;
}

/** Frames in which what is drawn above may still change its height. */
const FRAMES = 20;

/** Notes where a comment is on the screen: heights above it may be another when it comes back. */
export function notePlace(stage: ThreadStage, id: string): Place {
  const topOf = (): number | undefined => stage.find(':scope > [tabindex]', id)?.getBoundingClientRect().top;
  const before = topOf();
  return {
    async restore() {
      for (let frame = 0; frame < FRAMES; frame += 1) {
        const now = topOf();
        if (before !== undefined && now !== undefined) scrollerOf(stage.element).scrollTop += now - before;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    },
  };
}

/** What scrolls the thread: a box around it, or the page. */
function scrollerOf(element: Element): Element {
  for (let one = parentOf(element); one; one = parentOf(one)) {
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  }
  return document.scrollingElement ?? document.documentElement;
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
