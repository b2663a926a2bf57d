import { waitUntil } from '@open-wc/testing';

/** Waits for what comes in its own time: a module, an answer, a frame. Fails with `what` after `timeout` ms. */
export function until(condition: () => unknown, what: string, timeout = 10_000): Promise<void> {
  return waitUntil(() => Boolean(condition()), `never happened: ${what}`, { interval: 10, timeout });
}

/** After everything that is already waiting for its turn: for what must not happen. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
