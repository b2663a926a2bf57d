const PREFIX = 'local:';

/** The id of a comment that the backend has not confirmed; `key` is the draft's. */
export function localId(key: string): string {
  return PREFIX + key;
}

/** The key in such an id; `undefined` for an id of the backend's. */
export function keyOfLocal(id: string): string | undefined {
  return id.startsWith(PREFIX) ? id.slice(PREFIX.length) : undefined;
}
