import type { SourceErrorKind } from '../sources/source.js';
import type { Requests } from './requests.js';

/** Failures after which somebody who signs in may go on. */
const KINDS: readonly SourceErrorKind[] = ['auth-required', 'auth-expired'];

export function isAboutSignIn(kind: SourceErrorKind): boolean {
  return KINDS.includes(kind);
}

/** Asks the page to sign somebody in, or does it with the session of the source; once, however many acts wait for it. */
export class SigningIn {
  readonly #requests: Requests;
  readonly #mayAsk: (reason: string) => boolean;
  #asked: Promise<boolean> | undefined;

  /** `mayAsk` tells the page first; `false` = the page does it in its own way. */
  constructor(requests: Requests, mayAsk: (reason: string) => boolean) {
    this.#requests = requests;
    this.#mayAsk = mayAsk;
  }

  /** Resolves to whether somebody has signed in and the same can be tried again. */
  ask(reason: SourceErrorKind): Promise<boolean> {
    this.#asked ??= this.#ask(reason).finally(() => {
      this.#asked = undefined;
    });
    return this.#asked;
  }

  async #ask(reason: SourceErrorKind): Promise<boolean> {
    const { session } = this.#requests.source;
    if (!this.#mayAsk(reason) || !session?.signIn) return false;
    try {
      await session.signIn();
      return true;
    } catch {
      // Whoever closes the window of a login has not signed in.
      return false;
    }
  }
}
