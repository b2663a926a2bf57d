import { loadPart } from './http.js';

/** Loads a module when its object is first asked for, and makes that once. A module that did not come is tried again. */
export function onDemand<M, T extends object>(load: () => Promise<M>, make: (module: M) => T): () => Promise<T> {
  let made: Promise<T> | undefined;
  // One promise for all who wait: what they do then happens together.
  return () =>
    (made ??= loadPart(load()).then(make, (error: unknown) => {
      made = undefined;
      throw error;
    }));
}
