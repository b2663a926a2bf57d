import { cutIntoBlocks, isSame, MOST, sizeOf, versionOf } from './blocks.js';
import type { Block, BlockMemory, Row } from './blocks.js';
import { flatten } from './node.js';
import type { TreeNode } from './node.js';

/** What decides which rows there are and how they look. */
export interface RowView {
  /** Ids of comments whose replies are not shown. */
  readonly collapsed: ReadonlySet<string>;
  /** Their rows are there all the same, for a page that hides them in a way that search finds. */
  readonly keepsCollapsed?: boolean;
  /** Deepest nesting of rows, 1..8. */
  readonly maxIndent: number;
  /** Moderators see what is held and what is spam. */
  readonly moderator: boolean;
  /** The depth at which the indent begins; 0 where it is not said. */
  readonly base?: number;
}

export interface RememberedRow extends Row {
  readonly nodeVersion: number;
  version: number;
  branchVersion: number;
}

/** The rows as they were built last. */
export interface RowMemory extends BlockMemory {
  readonly rows: WeakMap<TreeNode, RememberedRow>;
}

const NONE: readonly never[] = [];

/** Builds rows from nodes, and takes the old ones where nothing changed. */
export class RowBuilder {
  readonly #memory: RowMemory;
  readonly #view: RowView;
  /** Branches without a change look as before. */
  readonly #isSameView: boolean;

  constructor(memory: RowMemory, view: RowView, isSameView: boolean) {
    this.#memory = memory;
    this.#view = view;
    this.#isSameView = isSameView;
  }

  /** Rows of one list that nests on; recursive no deeper than `maxIndent`. */
  buildEach(nodes: readonly TreeNode[], indent: number): RememberedRow[] {
    return nodes.flatMap((node) => this.#build(node, indent) ?? NONE);
  }

  #build(node: TreeNode, indent: number): RememberedRow | undefined {
    const old = this.#memory.rows.get(node);
    const isUnchanged = old?.branchVersion === node.branchVersion && old.indent === indent;
    if (isUnchanged && this.#isSameView) return old;
    if (indent + 1 >= this.#view.maxIndent) return this.#buildLast(node, indent);
    const below = this.buildEach(node.replies, indent + 1);
    const descendants = below.reduce((sum, row) => sum + 1 + row.descendants, 0);
    return this.#makeRow(node, indent, descendants, below);
  }

  /** A row with the last list: its branches in reading order, one row after the other, whatever the depth. */
  #buildLast(start: TreeNode, indent: number): RememberedRow | undefined {
    const nodes = flatten(start.replies);
    const visible = new Map<TreeNode | null, number>();
    const under = (node: TreeNode | null): number => visible.get(node) ?? 0;
    for (const node of nodes.toReversed()) {
      if (this.#kindOf(node, under(node))) visible.set(node.parent, under(node.parent) + under(node) + 1);
    }
    const rows: RememberedRow[] = [];
    for (let at = 0, node = nodes[0]; node; node = nodes[(at += 1)]) {
      const row = this.#makeRow(node, indent + 1, under(node), NONE);
      if (row) rows.push(row);
      if (row?.collapsed) at += node.size - 1;
    }
    return this.#makeRow(start, indent, under(start), rows);
  }

  #makeRow(
    node: TreeNode,
    indent: number,
    descendants: number,
    below: readonly RememberedRow[],
  ): RememberedRow | undefined {
    const kind = this.#kindOf(node, descendants);
    if (!kind) {
      // Or it would be back with the next change elsewhere.
      this.#memory.rows.delete(node);
      return undefined;
    }
    const old = this.#memory.rows.get(node);
    const collapsed = descendants > 0 && this.#view.collapsed.has(node.id);
    const { rows, blocks, size } = this.#divide(collapsed && !this.#view.keepsCollapsed ? NONE : below, old);
    const row: RememberedRow = {
      node,
      depth: node.depth,
      indent,
      kind,
      collapsed,
      descendants,
      flattened: node.depth - (this.#view.base ?? 0) > indent,
      rows,
      blocks,
      size,
      version: old?.version ?? 0,
      nodeVersion: node.version,
      branchVersion: node.branchVersion,
    };
    if (old && isSameRow(row, old)) {
      // Its replies may look the same and yet lead to other blocks.
      if (row.rows === old.rows && row.blocks === old.blocks) {
        old.branchVersion = row.branchVersion;
        return old;
      }
    } else {
      row.version = ++this.#memory.counter;
    }
    this.#memory.rows.set(node, row);
    return row;
  }

  /** The replies of a row: drawn with it, or in blocks where they are many. */
  #divide(below: readonly Row[], old: Row | undefined): Pick<Row, 'rows' | 'blocks' | 'size'> {
    const size = 1 + sizeOf(below);
    const blocks = old?.blocks ?? NONE;
    // A branch that is cut stays so until it is small.
    if (size > (blocks.length > 0 ? MOST / 2 : MOST)) {
      return { rows: NONE, blocks: cutIntoBlocks(below, blocks, this.#memory), size: 1 };
    }
    return { rows: old && isSame(below, old.rows) ? old.rows : below, blocks: NONE, size };
  }

  /** How a comment is shown; what is not by itself is a tombstone if something visible is under it. */
  #kindOf({ data, local }: TreeNode, descendants: number): Row['kind'] | undefined {
    const { status, can } = data;
    if (local?.state === 'removing') return 'tombstone';
    const isHeld = status === 'held' || status === 'spam';
    const isOwn = this.#view.moderator || local || can?.edit || can?.delete;
    if (status === 'published' || status === 'pending' || (isHeld && isOwn)) return 'comment';
    return status === 'hidden' || status === 'blocked' || descendants > 0 ? 'tombstone' : undefined;
  }
}

function isSameRow(a: RememberedRow, b: RememberedRow): boolean {
  return (
    a.nodeVersion === b.nodeVersion &&
    a.indent === b.indent &&
    a.kind === b.kind &&
    a.collapsed === b.collapsed &&
    a.descendants === b.descendants &&
    isSame(a.rows, b.rows, versionOf) &&
    isSame(a.blocks, b.blocks, keyOf)
  );
}

function keyOf(block: Block | undefined): string | undefined {
  return block?.key;
}
