import { FAMILY } from '../sources/family.js';
import type { Place } from './kept.js';

/** JSON that is remembered on this device. A place that is full, blocked or foreign remembers nothing, and nobody notices. */
export class Device {
  readonly #where: () => (() => Place) | undefined;
  #last: (() => Place) | undefined;

  /** `where` is looked at each time. Where it is none any more, nothing more is remembered; the rest may still be forgotten. */
  constructor(where: () => (() => Place) | undefined) {
    this.#where = where;
  }

  /** Whether something can be remembered. */
  get isOpen(): boolean {
    return this.#where() !== undefined;
  }

  read(key: string): unknown {
    try {
      return JSON.parse(this.#place?.getItem(FAMILY + key) ?? 'null') ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** `undefined` is forgotten. `isLess`: what is there already, without a part of it. */
  write(key: string, value: unknown, isLess = value === undefined): void {
    if (!this.isOpen && !isLess) return;
    try {
      if (value === undefined) this.#place?.removeItem(FAMILY + key);
      else this.#place?.setItem(FAMILY + key, JSON.stringify(value));
    } catch {
      // What is in memory is all there is.
    }
  }

  /** Nothing is read and nothing forgotten either, until there is a place again. */
  close(): void {
    this.#last = undefined;
  }

  get #place(): Place | undefined {
    this.#last = this.#where() ?? this.#last;
    return this.#last?.();
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
