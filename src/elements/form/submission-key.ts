/** The idempotency key of what is being written: the same text sent again is the same comment. */
export class SubmissionKey {
  #content: string | undefined;
  #key = '';

  /** The key of `content`; a new one when it is another content than last time. */
  for(content: string): string {
    if (this.#content !== content) {
      this.#content = content;
      this.#key = createKey();
    }
    return this.#key;
  }

  /** The content was stored: even the same words are a new comment now. */
  drop(): void {
    this.#content = undefined;
  }
}

function createKey(): string {
  // A page without https has no randomUUID.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
