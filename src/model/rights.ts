import type { CommentData, Permissions, ThreadData } from './types.js';

export type Right = keyof Permissions;

/** Which methods the source has: what it cannot do is not offered. */
export interface Capabilities {
  readonly post?: boolean;
  readonly edit?: boolean;
  readonly remove?: boolean;
  readonly react?: boolean;
  readonly report?: boolean;
  readonly moderate?: boolean;
}

export interface RightsContext {
  readonly thread: ThreadData | undefined;
  readonly capabilities: Capabilities;
  /** Milliseconds since 1970; without it `editableUntil` is not looked at. */
  readonly now?: number;
}

/**
 * Whether the viewer may do this to the comment (`undefined` = to the thread: write at the top, moderate).
 * The comment's own `can` comes before the thread's, that before the default; nothing comes before what the
 * source is able to do, nor before the state of the thread and of the comment.
 */
export function can(right: Right, comment: CommentData | undefined, context: RightsContext): boolean {
  const { thread, capabilities, now = -Infinity } = context;
  const { status = 'published', editableUntil } = comment ?? {};
  const isChange = right === 'edit' || right === 'delete' || right === 'moderate';
  const method = right === 'reply' ? 'post' : right === 'delete' ? 'remove' : right;
  if (!capabilities[method] || status === 'deleted' || status === 'missing') return false;
  // What the public does not see yet can be changed but not answered.
  if (status !== 'published' && !isChange) return false;
  if (right === 'edit' && editableUntil && Date.parse(editableUntil) <= now) return false;
  if (right === 'reply') {
    // Where the thread goes no deeper, a reply goes under the nearest comment that may have one.
    if (thread?.state !== 'open' || (comment && thread.limits?.maxReplyDepth === 0)) return false;
  }
  // Without a word of the backend's, writing needs none and changing what is there does.
  return comment?.can?.[right] ?? thread?.can?.[right] ?? !isChange;
}
