/**
 * Does it unless another tab is doing the same: then `undefined`. `isNew` = no other tab can know of it yet, so there
 * is nothing to wait for. Where the browser has no locks (a page without https) it is done here; the idempotency key
 * has to tell the two apart.
 */
export async function onlyHere<T>(name: string, act: () => Promise<T>, isNew = false): Promise<T | undefined> {
  const { locks } = (globalThis.navigator as Partial<Navigator> | undefined) ?? {};
  if (!locks) return act();
  const lock = `discussion-elements:${name}`;
  if (!isNew) return locks.request(lock, { ifAvailable: true }, (held) => (held ? act() : undefined));
  const doing = act();
  void locks.request(lock, () => doing.catch(() => undefined));
  return doing;
}
