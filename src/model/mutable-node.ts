import type { LocalState, TreeNode } from './node.js';
import { timeOf } from './order.js';
import type { CommentData } from './types.js';

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
  /** Whether it counts itself. */
  counts = false;

  // Of the batch under way:
  listed = false;
  moved = false;
  mark = 0;
  addedSize = 0;
  addedCount = 0;

  constructor(data: CommentData, known: boolean) {
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
  const body = { format: 'text', value: '' } as const;
  return new MutableNode(
    { id, parentId: null, author: { kind: 'removed' }, body, createdAt: '', status: 'missing' },
    false,
  );
}
