import { FAMILY } from '../sources/family.js';

/** When this device was last at a thread. All of it is in one place, under one key, and may be turned off. */
const KEY = `${FAMILY}visited`;
/** Threads remembered; the ones not seen for longest are forgotten. */
const MOST = 200;

/** The last visit of each thread, the latest at the end. */
type Times = [key: string, time: string][];

/**
 * Tells when the thread was last visited, and remembers that it is now. `undefined` at the first visit and
 * where nothing can be stored.
 * @param key that of the thread
 * @param now ISO 8601
 */
export function visit(key: string, now: string, storage: () => Storage): string | undefined {
  try {
    const place = storage();
    const before = new Map(JSON.parse(place.getItem(KEY) ?? '[]') as Times);
    const last = before.get(key);
    before.delete(key);
    place.setItem(KEY, JSON.stringify([...before, [key, now]].slice(-MOST)));
    return typeof last === 'string' ? last : undefined;
  } catch {
    // Storage that is full, blocked or foreign: everything is as on a first visit.
    return undefined;
  }
}
