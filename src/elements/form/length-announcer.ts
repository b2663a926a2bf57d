import type { Announcer } from '../../controllers/announcer.js';
import type { ActingStrings } from '../../i18n/strings.js';
import { describeLeft } from './text-length.js';

/** Says how much is left when the limit comes near, is reached and is passed: not on each key. */
export class LengthAnnouncer {
  readonly #announcer: Announcer;
  /** 1 = near, 0 = at it, -1 = past it. */
  #nearness: number | undefined;

  constructor(announcer: Announcer) {
    this.#announcer = announcer;
  }

  /** To be called after each change; `left` as `countLeft` gives it. */
  tell(left: number | undefined, strings: ActingStrings): void {
    const nearness = left === undefined ? undefined : Math.sign(left);
    if (nearness === this.#nearness) return;
    this.#nearness = nearness;
    this.#announcer.say(left === undefined ? '' : describeLeft(left, strings));
  }
}
