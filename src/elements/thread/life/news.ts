import type { Discussion } from '../../../discussion/discussion.js';

/** Milliseconds between two sentences about what has arrived. */
const PAUSE = 10_000;

/** Calls `say` with the number of arrivals when there are more than were told, at most once in a while. Returns the way to stop. */
export function tellArrivals(discussion: Discussion, say: (arrivals: number) => void): () => void {
  let told = 0;
  let last = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    timer = undefined;
    const { arrivals } = discussion.state;
    if (arrivals <= told) return;
    told = arrivals;
    last = performance.now();
    say(arrivals);
  };
  const look = (): void => {
    const { arrivals } = discussion.state;
    // Some of them are shown.
    told = Math.min(told, arrivals);
    if (arrivals > told) timer ??= setTimeout(tell, Math.max(0, last + PAUSE - performance.now()));
  };
  look();
  const stop = discussion.subscribe(look);
  return () => {
    clearTimeout(timer);
    stop();
  };
}
