import { waitUntil } from '@open-wc/testing';

/** Waits for what comes in its own time: a module, an answer, a frame. Fails with `what` after ten seconds. */
export function until(condition: () => unknown, what: string): Promise<void> {
  return waitUntil(() => Boolean(condition()), `never happened: ${what}`, { interval: 10, timeout: 10_000 });
}
