import { bodyPart, isLoaded, loadPart, type BodyPart } from '../../../text/body.js';
import type { BodyData } from '../../../model/types.js';

/** How long far rows wait for a part that is on its way, in ms, before they are drawn as plain text. */
const PATIENCE = 2000;

/** Fetches the parts of the text gate that drawn bodies need, once, beside the drawing of what needs none. */
export class TextParts {
  readonly #arrived: () => void;
  readonly #hold: (pending: Promise<unknown>) => void;
  readonly #asked = new Set<BodyPart>();

  /**
   * @param arrived called after a part has come: draw again
   * @param hold given what settles when the part is here, failed, or takes too long
   */
  constructor(arrived: () => void, hold: (pending: Promise<unknown>) => void) {
    this.#arrived = arrived;
    this.#hold = hold;
  }

  /** Told of each body that is drawn. */
  readonly look = (body: BodyData): void => {
    const part = bodyPart(body);
    if (!part || isLoaded(part) || this.#asked.has(part)) return;
    this.#asked.add(part);
    const later = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    const arriving = loadPart(part).then(this.#arrived, () => {
      // It stays plain text; a body that is drawn after a while may try again.
      void later.then(() => this.#asked.delete(part));
    });
    this.#hold(Promise.race([arriving, later]));
  };
}
