import type { Place } from '../../src/discussion/kept.js';

/** A device that remembers as long as the test runs, and what it remembers. */
export function aPlace(): { storage: () => Place; kept: Map<string, string> } {
  const kept = new Map<string, string>();
  const place: Place = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
  return { storage: () => place, kept };
}
