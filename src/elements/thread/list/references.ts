import { flatten } from '../../../model/node.js';
import type { Numbering } from '../../../model/numbers.js';
import type { CommentTree } from '../../../model/tree.js';

/** Which comment has a number: for `#17` in a text. */
export class References {
  #version = -1;
  #ids: ReadonlyMap<string, string> = new Map();

  idOf(number: string, tree: CommentTree, numbering: Numbering): string | undefined {
    if (this.#version !== tree.version) {
      this.#version = tree.version;
      this.#ids = idsByNumber(tree, numbering);
    }
    return this.#ids.get(number);
  }
}

function idsByNumber(tree: CommentTree, numbering: Numbering): Map<string, string> {
  const ids = new Map<string, string>();
  for (const node of flatten(tree.roots)) {
    const number = numbering.of(node);
    if (number !== undefined) ids.set(number, node.id);
  }
  return ids;
}
