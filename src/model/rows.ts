import { cutIntoBlocks, isSameDrawing, isSameList, MOST, sizeOf } from './blocks.js';
import type { Block, BlockMemory, Row } from './blocks.js';
import type { TreeNode } from './node.js';

/** What decides which rows there are and how they look. */
export interface RowView {
  /** Ids of comments whose replies are not shown. */
  readonly collapsed: ReadonlySet<string>;
  /** Deepest nesting of rows, 1..8. */
  readonly maxIndent: number;
  /** Moderators see what is held and what is spam. */
  readonly moderator: boolean;
}

export interface RememberedRow extends Row {
  readonly nodeVersion: number;
  /** Rows in its branch, itself and those in blocks included. */
  readonly total: number;
  version: number;
  branchVersion: number;
}

/** The rows as they were built last. */
export class RowMemory implements BlockMemory {
  readonly homes = new WeakMap<TreeNode, string>();
  readonly rows = new WeakMap<TreeNode, RememberedRow>();
  counter = 0;
}

const NO_ROWS: readonly never[] = [];

/** Builds rows from nodes, and takes the old ones where nothing changed. */
export class RowBuilder {
  readonly #memory: RowMemory;
  readonly #moderator: boolean;
  readonly #collapsed: ReadonlySet<string>;
  readonly #maxIndent: number;
  readonly #canReuse: boolean;
  readonly #dirty = new Set<TreeNode>();

  constructor(memory: RowMemory, view: RowView, canReuse: boolean) {
    this.#memory = memory;
    this.#moderator = view.moderator;
    this.#collapsed = view.collapsed;
    this.#maxIndent = clampIndent(view.maxIndent);
    this.#canReuse = canReuse;
  }

  /** Rows of one list that nests on. */
  buildEach(nodes: readonly TreeNode[], indent: number): RememberedRow[] {
    const rows: RememberedRow[] = [];
    for (const node of nodes) {
      const row = this.#build(node, indent);
      if (row) rows.push(row);
    }
    return rows;
  }

  /** Something in the branch was collapsed or expanded. */
  markDirty(start: TreeNode | undefined): void {
    for (let node = start ?? null; node && !this.#dirty.has(node); node = node.parent) this.#dirty.add(node);
  }

  /** Recursive no deeper than `maxIndent`. */
  #build(node: TreeNode, indent: number): RememberedRow | undefined {
    const old = this.#memory.rows.get(node);
    const isUnchanged = old?.branchVersion === node.branchVersion && old.indent === indent;
    if (old && isUnchanged && this.#canReuse && !this.#dirty.has(node)) return old;
    const isLast = indent + 1 >= this.#maxIndent;
    let descendants = 0;
    let below: readonly RememberedRow[] = NO_ROWS;
    if (isLast) {
      [below, descendants] = this.#flatten(node.replies);
    } else if (node.replies.length > 0) {
      below = this.buildEach(node.replies, indent + 1);
      for (const row of below) descendants += 1 + row.descendants;
    }
    return this.#makeRow(node, indent, descendants, below);
  }

  /** The last list: all branches in reading order, one row after the other, whatever the depth. */
  #flatten(replies: readonly TreeNode[]): [rows: readonly RememberedRow[], visible: number] {
    if (replies.length === 0) return [NO_ROWS, 0];
    const { nodes, visible, total } = this.#countVisible(replies);
    const rows: RememberedRow[] = [];
    for (let at = 0; at < nodes.length; at += 1) {
      const node = nodes[at];
      const row = node && this.#makeRow(node, this.#maxIndent, visible[at] ?? 0, NO_ROWS);
      if (!node || !row) continue;
      rows.push(row);
      if (row.collapsed) at += node.size - 1;
    }
    return [rows, total];
  }

  /** Branches in reading order, with the number of visible comments under each; no recursion over depth. */
  #countVisible(replies: readonly TreeNode[]): { nodes: TreeNode[]; visible: number[]; total: number } {
    const nodes: TreeNode[] = [];
    const visible: number[] = [];
    const parents: number[] = [];
    const open: { node: TreeNode; parent: number }[] = [];
    for (const node of replies.toReversed()) open.push({ node, parent: -1 });
    for (let next = open.pop(); next; next = open.pop()) {
      const parent = nodes.length;
      nodes.push(next.node);
      visible.push(0);
      parents.push(next.parent);
      const list = next.node.replies;
      for (let at = list.length - 1; at >= 0; at -= 1) {
        const node = list[at];
        if (node) open.push({ node, parent });
      }
    }
    let total = 0;
    for (let at = nodes.length - 1; at >= 0; at -= 1) {
      const node = nodes[at];
      const under = visible[at] ?? 0;
      if (!node || (under === 0 && !kindOf(node, this.#moderator))) continue;
      const parent = parents[at] ?? -1;
      if (parent < 0) total += under + 1;
      else visible[parent] = (visible[parent] ?? 0) + under + 1;
    }
    return { nodes, visible, total };
  }

  #makeRow(
    node: TreeNode,
    indent: number,
    descendants: number,
    below: readonly RememberedRow[],
  ): RememberedRow | undefined {
    const kind = kindOf(node, this.#moderator) ?? (descendants > 0 ? 'tombstone' : undefined);
    if (!kind) return undefined;
    const old = this.#memory.rows.get(node);
    const collapsed = descendants > 0 && this.#collapsed.has(node.id);
    const row: RememberedRow = {
      node,
      depth: node.depth,
      indent,
      kind,
      collapsed,
      descendants,
      hiddenReplies: collapsed ? descendants : 0,
      flattened: node.depth > this.#maxIndent,
      ...this.#divide(collapsed ? NO_ROWS : below, old),
      version: 0,
      nodeVersion: node.version,
      branchVersion: node.branchVersion,
    };
    return this.#remember(row, old);
  }

  /** The replies of a row: drawn with it, or in blocks where they are many. */
  #divide(
    below: readonly RememberedRow[],
    old: RememberedRow | undefined,
  ): Pick<RememberedRow, 'rows' | 'blocks' | 'size' | 'total'> {
    const size = 1 + sizeOf(below);
    let total = 1;
    for (const row of below) total += row.total;
    const wasCut = old !== undefined && old.blocks.length > 0;
    // A branch that is cut stays so until it is small.
    if (size > (wasCut ? MOST / 2 : MOST)) {
      const blocks = cutIntoBlocks(below, wasCut ? old.blocks : NO_ROWS, this.#memory);
      return { rows: NO_ROWS, blocks, size: 1, total };
    }
    return { rows: old && isSameList(below, old.rows) ? old.rows : below, blocks: NO_ROWS, size, total };
  }

  /** The old row where it is the same, its version where at least it looks the same. */
  #remember(row: RememberedRow, old: RememberedRow | undefined): RememberedRow {
    if (old && this.#canReuse && isSameRow(row, old)) {
      if (row.rows === old.rows && row.blocks === old.blocks) {
        old.branchVersion = row.branchVersion;
        return old;
      }
      row.version = old.version;
    } else {
      row.version = ++this.#memory.counter;
    }
    this.#memory.rows.set(row.node, row);
    return row;
  }
}

/** How a comment is shown by itself; `undefined`: only if something visible is under it, as a tombstone. */
function kindOf({ data, local }: TreeNode, moderator: boolean): 'comment' | 'tombstone' | undefined {
  switch (data.status) {
    case 'published':
    case 'pending':
      return 'comment';
    case 'hidden':
    case 'blocked':
      return 'tombstone';
    case 'held':
    case 'spam':
      return moderator || local || data.can?.edit || data.can?.delete ? 'comment' : undefined;
    case 'deleted':
    case 'missing':
      return undefined;
  }
}

function clampIndent(value: number): number {
  return value >= 1 ? Math.min(8, Math.floor(value)) : value < 1 ? 1 : 8;
}

function isSameRow(a: RememberedRow, b: RememberedRow): boolean {
  return (
    a.nodeVersion === b.nodeVersion &&
    a.indent === b.indent &&
    a.kind === b.kind &&
    a.collapsed === b.collapsed &&
    a.descendants === b.descendants &&
    isSameDrawing(a.rows, b.rows) &&
    isSameCut(a.blocks, b.blocks)
  );
}

function isSameCut(a: readonly Block[], b: readonly Block[]): boolean {
  return a === b || (a.length === b.length && a.every((block, at) => block.key === b[at]?.key));
}
