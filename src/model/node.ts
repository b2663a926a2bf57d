import type { CommentData } from './types.js';

/** The life of a comment on this side, apart from `status`. */
export interface LocalState {
  state: 'sending' | 'queued' | 'failed';
  error?: unknown;
}

/**
 * One comment in its place. Read it; only `CommentTree` writes. The object stays the same as long as the
 * comment lives.
 */
export interface TreeNode {
  /** Changes once, when a comment of one's own is confirmed. */
  readonly id: string;
  readonly data: CommentData;
  readonly local: LocalState | undefined;
  readonly parent: TreeNode | null;
  /** Oldest first. */
  readonly replies: readonly TreeNode[];
  /** The true depth; 0 at the top level. */
  readonly depth: number;
  /** Milliseconds since 1970; `-Infinity` without a date, the earliest reply's for a placeholder. */
  readonly time: number;
  /** Changes with the comment's own data, local state and place. */
  readonly version: number;
  /** Changes with anything in the branch. */
  readonly branchVersion: number;
  /** Nodes in the branch, itself included. */
  readonly size: number;
  /** Those of them that count in "41 comments". */
  readonly counted: number;
}
