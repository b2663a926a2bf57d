import { FAMILY } from '../sources/family.js';

/** Where a device remembers: `localStorage`, or anything like it. */
export type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What was written in a thread and is not everybody's yet; the key of the thread follows. */
export const OUTBOX = 'outbox:';

/** Whether something of a thread is kept so: what reads it is loaded only then. */
export function isKept(place: (() => Place) | undefined, key: string | undefined): boolean {
  try {
    return Boolean(place?.().getItem(`${FAMILY}${OUTBOX}${key}`));
  } catch {
    return false;
  }
}
