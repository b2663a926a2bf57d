/** Where a device remembers: `localStorage`, or anything like it. */
export type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Begins every key; `visits.ts` has one of the family too. */
export const FAMILY = 'discussion-elements:';

/** The key that what was written in a thread and is not everybody's yet is remembered under. */
export function outboxKey(sourceName: string, threadId: string): string {
  return `outbox:${sourceName} ${threadId}`;
}

/** Whether there is anything under a key: what reads it is loaded only then. */
export function isKept(place: () => Place, key: string): boolean {
  try {
    return place().getItem(FAMILY + key) !== null;
  } catch {
    return false;
  }
}
