import type { ThreadStage } from '../thread-stage.js';

/**
 * Where a reply to a comment goes when the thread is not deep enough for it: under the nearest comment above that may
 * have replies. `undefined` = under the comment itself.
 */
export function underOf({ discussion }: ThreadStage, id: string): string | undefined {
  const { tree, thread } = discussion?.state ?? {};
  const most = thread?.limits?.maxReplyDepth ?? Infinity;
  let node = tree?.get(id);
  while (node?.parent && node.depth >= most) node = node.parent;
  return node && node.id !== id ? node.id : undefined;
}
