import { timeOf } from './order.js';
import type { CommentData, CommentStatus } from './types.js';

/** The life of a comment on this side, apart from `status`. */
export interface LocalState {
  /** `removing` = deleted by its author a moment ago, which can still be taken back. */
  state: 'sending' | 'queued' | 'failed' | 'removing';
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

/** What `CommentTree` writes to. The top of the tree is one too, so that sums end somewhere. */
export class MutableNode implements TreeNode {
  id: string;
  data: CommentData;
  local: LocalState | undefined = undefined;
  /** Whose list it is in; `undefined` for the top and for what was removed. */
  up: MutableNode | undefined = undefined;
  replies: MutableNode[] = [];
  depth = -1;
  time: number;
  version = 0;
  branchVersion = 0;
  size = 0;
  counted = 0;
  /** False for the placeholder of a comment that only its replies speak of. */
  known: boolean;
  /** Written here and not confirmed yet. */
  draft = false;

  constructor(data: CommentData, known = true) {
    this.id = data.id;
    this.data = data;
    this.known = known;
    this.time = timeOf(data);
  }

  get parent(): MutableNode | null {
    return this.up?.up ? this.up : null;
  }
}

/** Stands where a comment is spoken of but not there. */
export function makePlaceholder(id: string): MutableNode {
  const nobody = { id, parentId: null, author: { kind: 'removed' }, createdAt: '' } as const;
  return new MutableNode(withoutText(nobody, 'missing'), false);
}

/** What is left of a comment whose text is gone. */
export function withoutText(
  { id, parentId, author, createdAt, number }: Omit<CommentData, 'body' | 'status'>,
  status: CommentStatus,
): CommentData {
  const body = { format: 'text', value: '' } as const;
  return { id, parentId, author, body, createdAt, status, ...(number !== undefined && { number }) };
}

/** All nodes of these branches in reading order; no recursion, so that no depth is too deep. */
export function flatten<T extends { readonly replies: readonly T[] }>(branches: readonly T[]): T[] {
  const nodes: T[] = [];
  const open = branches.toReversed();
  for (let node = open.pop(); node; node = open.pop()) {
    nodes.push(node);
    for (const reply of node.replies.toReversed()) open.push(reply);
  }
  return nodes;
}
