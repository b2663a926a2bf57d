/** One clock for the page: a single timer, only while someone listens and the page can be seen. */

const TICK = 30_000;
const listeners = new Set<(now: number) => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Milliseconds since the epoch; `undefined` on a server, where a relative time would be another one in the browser. */
export function now(): number | undefined {
  return typeof document === 'undefined' ? undefined : Date.now();
}

/** Calls `listener` about every half minute, and when the page is seen again. Returns the way to stop. */
export function subscribeClock(listener: (now: number) => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    document.addEventListener('visibilitychange', handleVisibility);
    if (!document.hidden) start();
  }
  return () => {
    if (!listeners.delete(listener) || listeners.size > 0) return;
    document.removeEventListener('visibilitychange', handleVisibility);
    clearInterval(timer);
  };
}

function start(): void {
  clearInterval(timer);
  timer = setInterval(tick, TICK);
}

function tick(): void {
  const time = Date.now();
  for (const listener of listeners) listener(time);
}

function handleVisibility(): void {
  if (document.hidden) {
    clearInterval(timer);
  } else {
    tick();
    start();
  }
}
