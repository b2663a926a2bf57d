import { cutIntoBlocks } from './blocks.js';
import type { Block } from './blocks.js';
import { sortRoots } from './order.js';
import { RowBuilder, RowMemory } from './rows.js';
import type { RowView } from './rows.js';
import type { CommentTree } from './tree.js';
import type { Order } from './types.js';

export type { Block, Row } from './blocks.js';

export interface OutlineView extends RowView {
  readonly order: Order;
  /** id → place in the backend's own order, for what came in its pages. */
  readonly rank?: ReadonlyMap<string, number> | undefined;
  /** Another one = all rows look different, for a reason outside the tree (`Numbering.version`, language). */
  readonly stamp?: number | string | undefined;
}

/** What is visible, in blocks. Pass it on to the next one: what did not change is then the same object. */
export interface Outline {
  readonly blocks: readonly Block[];
  /** Visible rows, collapsed replies apart. */
  readonly size: number;
  /** Shared by all outlines of one line; not for others. */
  readonly memory: OutlineMemory;
}

/** What the outline that was made last was made from. */
interface Snapshot {
  readonly outline: Outline;
  readonly tree: CommentTree;
  readonly treeVersion: number;
  readonly view: OutlineView;
  /** A copy: the view's set may be the same one, changed. */
  readonly collapsed: ReadonlySet<string>;
}

class OutlineMemory extends RowMemory {
  last: Snapshot | undefined;
}

/**
 * The rows that a view of the tree shows. An update builds again only the branches it is in, and changes the
 * version of the one block that draws it; where the number of replies of a branch with blocks of its own
 * changes, also that of the block which tells it.
 */
export function outline(tree: CommentTree, view: OutlineView, previous?: Outline): Outline {
  const memory = previous?.memory ?? new OutlineMemory();
  const { last } = memory;
  if (last && isNothingNew(last, tree, view)) return last.outline;
  const collapsed = new Set(view.collapsed);
  const builder = new RowBuilder(memory, view, last !== undefined && isSameLook(last.view, view));
  for (const id of last?.collapsed ?? []) if (!collapsed.has(id)) builder.markDirty(tree.get(id));
  for (const id of collapsed) if (!last?.collapsed.has(id)) builder.markDirty(tree.get(id));
  const rows = builder.buildEach(sortRoots(tree.roots, view.order, view.rank), 0);
  const old = last?.view.order === view.order ? last.outline.blocks : [];
  let size = 0;
  for (const row of rows) size += row.total;
  const result = { blocks: cutIntoBlocks(rows, old, memory), size, memory };
  memory.last = { outline: result, tree, treeVersion: tree.version, view: { ...view }, collapsed };
  return result;
}

function isNothingNew(last: Snapshot, tree: CommentTree, view: OutlineView): boolean {
  return (
    last.tree === tree &&
    last.treeVersion === tree.version &&
    last.view.order === view.order &&
    last.view.rank === view.rank &&
    isSameLook(last.view, view) &&
    isSameSet(last.collapsed, view.collapsed)
  );
}

function isSameLook(a: OutlineView, b: OutlineView): boolean {
  return a.maxIndent === b.maxIndent && a.moderator === b.moderator && a.stamp === b.stamp;
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size !== b.size) return false;
  for (const item of a) if (!b.has(item)) return false;
  return true;
}
