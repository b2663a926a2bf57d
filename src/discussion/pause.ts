interface Scheduler {
  yield?(): Promise<void>;
}

/** Lets input, and whatever else is waiting, have its turn. */
export function pause(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}

/** After the next frame is on the screen; at once where nobody sees one: in a hidden tab, in a worker, in Node. */
export function painted(): Promise<void> {
  if (typeof document === 'undefined' || document.visibilityState === 'hidden') return pause();
  return new Promise((resolve) => {
    requestAnimationFrame(() => void pause().then(resolve));
  });
}

/**
 * Runs to the end what stops now and then, with a pause at each stop.
 * @param show takes what is given at a stop; it is on the screen before the rest is done
 */
export async function inSlices<S, T>(steps: Generator<S | undefined, T>, show?: (some: S) => void): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (value !== undefined) show?.(value);
    await (value === undefined ? pause() : painted());
  }
}
