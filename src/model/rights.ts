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
  /** True depth of the comment, for `limits.maxReplyDepth`. */
  readonly depth?: number;
}

const CAPABILITY = {
  reply: 'post',
  edit: 'edit',
  delete: 'remove',
  react: 'react',
  report: 'report',
  moderate: 'moderate',
} as const satisfies Record<Right, keyof Capabilities>;

/** Without a word of the backend's, writing needs none and changing what is there does. */
const DEFAULT: Readonly<Record<Right, boolean>> = {
  reply: true,
  edit: false,
  delete: false,
  react: true,
  report: true,
  moderate: false,
};

/**
 * Whether the viewer may do this to the comment (`undefined` = to the thread: write at the top, moderate).
 * The comment's own `can` comes before the thread's, that before the default; nothing comes before what the
 * source is able to do, nor before the state of the thread and of the comment.
 */
export function can(right: Right, comment: CommentData | undefined, context: RightsContext): boolean {
  const { thread, capabilities } = context;
  if (!capabilities[CAPABILITY[right]]) return false;
  if (right === 'reply' && !isReplyPossible(context)) return false;
  if (comment && !allowsStatus(right, comment)) return false;
  if (right === 'edit' && comment?.editableUntil !== undefined && context.now !== undefined) {
    if (Date.parse(comment.editableUntil) <= context.now) return false;
  }
  return comment?.can?.[right] ?? thread?.can?.[right] ?? DEFAULT[right];
}

function isReplyPossible({ thread, depth = -1 }: RightsContext): boolean {
  return thread?.state === 'open' && depth < (thread.limits?.maxReplyDepth ?? Infinity);
}

/** What is gone allows nothing; what the public does not see yet can be changed but not answered. */
function allowsStatus(right: Right, { status }: CommentData): boolean {
  if (status === 'deleted' || status === 'missing') return false;
  return status === 'published' || right === 'edit' || right === 'delete' || right === 'moderate';
}
