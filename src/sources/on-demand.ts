import { loadPart } from './http.js';

/** Loads a module when its object is first asked for, and makes that once. A module that did not come is tried again. */
export function onDemand<M, T extends object>(load: () => Promise<M>, make: (module: M) => T): () => Promise<T> {
  let made: T | undefined;
  // Without a detour where it is there: what is sent when the page goes has no time.
  return async () => made ?? loadPart(load()).then((module) => (made ??= make(module)));
}
