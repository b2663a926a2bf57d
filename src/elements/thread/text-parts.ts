import { bodyPart, isLoaded, loadPart, type BodyPart } from '../../text/body.js';
import { flatten } from '../../model/node.js';
import type { CommentTree } from '../../model/tree.js';

/** How long far rows wait for a part that is on its way, in ms, before they are drawn as plain text. */
const PATIENCE = 2000;

/** Fetches the parts of the text gate that the bodies of a thread need, once, beside the drawing of what needs none. */
export class TextParts {
  /** Settles when what is on its way is here, failed, or takes too long. */
  pending: Promise<unknown> | undefined;
  readonly #asked = new Set<BodyPart>();
  #looked = -1;

  /** Looks for bodies that need a part. `changed` is called after one has arrived: draw again. */
  look(tree: CommentTree, changed: () => void): void {
    if (this.#looked === tree.version) return;
    this.#looked = tree.version;
    const needed = new Set<BodyPart>();
    for (const { data } of flatten(tree.roots)) {
      const part = bodyPart(data.body);
      if (part && !isLoaded(part) && !this.#asked.has(part)) needed.add(part);
    }
    if (needed.size === 0) return;
    const arriving = [...needed].map(async (part) => {
      this.#asked.add(part);
      await loadPart(part).then(changed, () => {
        // It stays plain text; another visit of the tree may try again.
        this.#asked.delete(part);
      });
    });
    this.pending = Promise.race([Promise.all(arriving), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  }
}
