import { FAMILY } from '../sources/family.js';
import type { Place } from './kept.js';

/** JSON that is remembered on this device. A place that is full, blocked or foreign remembers nothing, and nobody notices. */
export class Device {
  readonly #place: () => Place;

  constructor(place: () => Place) {
    this.#place = place;
  }

  read(key: string): unknown {
    try {
      return JSON.parse(this.#place().getItem(FAMILY + key) ?? 'null') ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** `undefined` is forgotten. */
  write(key: string, value: unknown): void {
    try {
      if (value === undefined) this.#place().removeItem(FAMILY + key);
      else this.#place().setItem(FAMILY + key, JSON.stringify(value));
    } catch {
      // What is in memory is all there is.
    }
  }

  /** Calls back when another tab has changed what is remembered, or cleared all there is. Returns the way to stop. */
  watch(key: string, listener: (isCleared: boolean) => void): () => void {
    const hear = (event: StorageEvent): void => {
      // Without a key all was cleared.
      if (event.key === null || event.key === FAMILY + key) listener(event.key === null);
    };
    globalThis.addEventListener?.('storage', hear);
    return () => globalThis.removeEventListener?.('storage', hear);
  }
}

/** What somebody else may have changed, as an object. */
export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
