import { FAMILY } from '../sources/family.js';

/** Locks of this page that are about to be free. */
const freed = new Map<string, Promise<unknown>>();

/**
 * Does it unless another tab is doing the same: then `undefined`. `isNew` = no other tab can know of it yet, so there
 * is nothing to wait for. Where there are no locks (a page without https, a sandboxed frame) it is done here; the
 * idempotency key has to tell the two apart.
 */
export async function onlyHere<T>(name: string, act: () => Promise<T>, isNew = false): Promise<T | undefined> {
  const { locks } = (globalThis.navigator as Partial<Navigator> | undefined) ?? {};
  if (!locks) return act();
  const lock = FAMILY + name;
  let doing: Promise<T> | undefined;
  const begin = (): Promise<T> => (doing ??= act());
  if (!isNew) {
    // This page is the last that shall find it taken by itself.
    await freed.get(lock);
    return locks.request(lock, { ifAvailable: true }, (held) => (held ? begin() : undefined)).catch(begin);
  }
  const free = locks
    .request(lock, () => begin().catch(() => undefined))
    .catch(() => undefined)
    .finally(() => freed.delete(lock));
  freed.set(lock, free);
  return begin();
}
