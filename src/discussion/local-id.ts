/** The id of a comment that the backend has not confirmed; `key` is the draft's. */
export function localId(key: string): string {
  return `local:${key}`;
}
