import { isRecord, type Foreign } from '../foreign.js';

/** The ancestors of a node up to the root as a chain that leads down; `undefined` where the root is none of them. */
export function pathTo(node: Foreign, root: string): Foreign | undefined {
  let below: Foreign | undefined;
  for (let at: unknown = node.parent; isRecord(at); at = at.parent) {
    const link: Foreign = { post: at.post, uri: at.uri, blocked: at.blocked, replies: below ? [below] : [] };
    if (isRecord(at.post) && at.post.uri === root) return link;
    below = link;
  }
  return undefined;
}
