import { cutIntoBlocks } from './blocks.js';
import type { Block } from './blocks.js';
import { sortRoots } from './order.js';
import { RowBuilder } from './rows.js';
import type { RowMemory, RowView } from './rows.js';
import type { CommentTree, TreeNode } from './tree.js';
import type { Order } from './types.js';

export type { Block, Row } from './blocks.js';

export interface OutlineView extends RowView {
  readonly order: Order;
  /** id → place in the backend's own order, for what came in its pages. */
  readonly rank?: ReadonlyMap<string, number> | undefined;
  /** Only this branch; its indent begins anew. */
  readonly branch?: TreeNode | undefined;
}

/** What is visible, in blocks. Pass it on to the next one: what did not change is then the same object. */
export interface Outline {
  readonly blocks: readonly Block[];
  /** Shared by all outlines of one line; not for others. */
  readonly memory: OutlineMemory;
}

interface OutlineMemory extends RowMemory {
  last?: Snapshot;
}

/** What the outline that was made last was made from. */
interface Snapshot {
  readonly outline: Outline;
  readonly tree: CommentTree;
  readonly version: number;
  readonly order: Order;
  readonly rank: OutlineView['rank'];
  /** All else of the view, as text: its set of ids may be the same one, changed. */
  readonly look: string;
}

/**
 * The rows that a view of the tree shows. An update builds again only the branches it is in, and changes the
 * version of the one block that draws it; where the number of replies of a branch with blocks of its own
 * changes, also that of the block which tells it. Another view builds all rows, and keeps what looks the same.
 */
export function outline(tree: CommentTree, view: OutlineView, previous?: Outline): Outline {
  const memory = previous?.memory ?? { rows: new WeakMap(), homes: new WeakMap(), counter: 0 };
  const { last } = memory;
  const { version } = tree;
  const { order, rank, collapsed, keepsCollapsed = false, moderator, branch } = view;
  const maxIndent = clampIndent(view.maxIndent);
  const look = JSON.stringify([maxIndent, moderator, branch?.id ?? null, ...collapsed]);
  const isSameOrder = last?.order === order;
  const isSameTree = last?.tree === tree && last.version === version;
  if (isSameTree && isSameOrder && last.rank === rank && last.look === look) return last.outline;
  const builder = new RowBuilder(memory, { collapsed, keepsCollapsed, maxIndent, moderator, base: branch?.depth ?? 0 }, last?.look === look);
  const rows = builder.buildEach(branch ? [branch] : sortRoots(tree.roots, order, rank), 0);
  const blocks = cutIntoBlocks(rows, isSameOrder ? last.outline.blocks : [], memory);
  const result = { blocks, memory };
  memory.last = { outline: result, tree, version, order, rank, look };
  return result;
}

function clampIndent(value: number): number {
  return value >= 1 ? Math.min(8, Math.floor(value)) : value < 1 ? 1 : 8;
}
