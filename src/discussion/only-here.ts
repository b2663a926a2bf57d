/**
 * Does it unless another tab is doing the same: then `undefined`. Where the browser has no locks (a page without https)
 * it is done here; the idempotency key has to tell the two apart.
 */
export async function onlyHere<T>(name: string, act: () => Promise<T>): Promise<T | undefined> {
  const { locks } = (globalThis.navigator as Partial<Navigator> | undefined) ?? {};
  if (!locks) return act();
  return locks.request(`discussion-elements:${name}`, { ifAvailable: true }, (lock) => (lock ? act() : undefined));
}
