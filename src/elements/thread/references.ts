import type { Numbering } from '../../model/numbers.js';
import type { CommentTree } from '../../model/tree.js';

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
  const waiting = [...tree.roots];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const number = numbering.of(node);
    if (number !== undefined) ids.set(number, node.id);
    for (const reply of node.replies) waiting.push(reply);
  }
  return ids;
}
