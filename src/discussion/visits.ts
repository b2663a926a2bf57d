/** When this device was last at a thread. All of it is in one place, under one key, and may be turned off. */
const KEY = 'discussion-elements:visits';
/** Threads remembered; the ones not seen for longest are forgotten. */
const MOST = 200;

type Times = Record<string, string>;

/**
 * Tells when the thread was last visited, and remembers that it is now. `undefined` at the first visit and
 * where nothing can be stored.
 * @param key that of the thread
 * @param now ISO 8601
 */
export function visit(key: string, now: string, storage: () => Storage): string | undefined {
  try {
    const place = storage();
    const before = new Map(Object.entries(JSON.parse(place.getItem(KEY) ?? '{}') as Times));
    const last = before.get(key);
    before.delete(key);
    const kept = [...before].filter(([, time]) => typeof time === 'string').slice(-MOST + 1);
    place.setItem(KEY, JSON.stringify(Object.fromEntries([...kept, [key, now]])));
    return typeof last === 'string' ? last : undefined;
  } catch {
    // Storage that is full, blocked or foreign: everything is as on a first visit.
    return undefined;
  }
}
