import type { TreeNode } from './node.js';

/** One line of what is shown: a comment or a tombstone, with the rows of its replies. */
export interface Row {
  readonly node: TreeNode;
  /** The true depth; 0 at the top level. */
  readonly depth: number;
  /** How deep the row is nested, 0..maxIndent. */
  readonly indent: number;
  readonly kind: 'comment' | 'tombstone';
  readonly collapsed: boolean;
  /** Visible comments under it, whether collapsed or not. */
  readonly descendants: number;
  /** Those of them that are not shown since the row is collapsed. */
  readonly hiddenReplies: number;
  /** Deeper than the nesting goes: the row follows in the last list, in reading order. */
  readonly flattened: boolean;
  /** The replies, where they are drawn with the row. */
  readonly rows: readonly Row[];
  /** The replies, where they are many: in blocks of their own. Either this or `rows` is empty. */
  readonly blocks: readonly Block[];
  /** Rows that are drawn together: itself and those in `rows`, not those in `blocks`. */
  readonly size: number;
  /** Changes with anything that is drawn together. */
  readonly version: number;
}

/** About 20 rows of one list, whole branches, that are drawn together. */
export interface Block {
  /** Unique in the outline, and the same as long as the block lives. */
  readonly key: string;
  readonly rows: readonly Row[];
  /** Rows it draws; those in blocks of their own are not its. */
  readonly size: number;
  /** Changes when, and only when, it has to be drawn again; never the same for two contents of a key. */
  readonly version: number;
}

/** What outlasts one outline. */
export interface BlockMemory {
  /** Key of the block in which a comment was last. */
  readonly homes: WeakMap<TreeNode, string>;
  /** Source of keys and versions. */
  counter: number;
}

const AIM = 20;
/** A block or a branch with more rows is cut. */
export const MOST = 40;

interface Group {
  block: Block | undefined;
  rows: Row[];
}

/**
 * Cuts a list of rows into blocks. Rows stay in the block where they were (`old`), a new one joins that of
 * its neighbour, and only what grew too long is cut again. A block that did not change is the same object.
 */
export function cutIntoBlocks(
  rows: readonly Row[],
  old: readonly Block[],
  memory: BlockMemory,
): readonly Block[] {
  const blocks: Block[] = [];
  for (const group of groupByHome(rows, old, memory)) {
    if (group.block && sizeOf(group.rows) <= MOST) {
      blocks.push(makeBlock(group.rows, group.block, memory));
      continue;
    }
    let { block } = group;
    for (const chunk of cutEvenly(group.rows)) {
      blocks.push(makeBlock(chunk, block, memory));
      block = undefined;
    }
  }
  return isSameList(blocks, old) ? old : blocks;
}

export function sizeOf(rows: readonly Row[]): number {
  let size = 0;
  for (const row of rows) size += row.size;
  return size;
}

export function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

/** Whether two lists of rows look the same, whatever goes on in blocks of their own. */
export function isSameDrawing(a: readonly Row[], b: readonly Row[]): boolean {
  return a === b || (a.length === b.length && a.every((row, at) => row.version === b[at]?.version));
}

function groupByHome(rows: readonly Row[], old: readonly Block[], memory: BlockMemory): Group[] {
  if (old.length === 0) return rows.length > 0 ? [{ block: undefined, rows: [...rows] }] : [];
  const byKey = new Map(old.map((block) => [block.key, block]));
  const homes = rows.map((row) => byKey.get(memory.homes.get(row.node) ?? ''));
  const left = new Map<Block | undefined, number>();
  for (const home of homes) left.set(home, (left.get(home) ?? 0) + 1);
  const groups: Group[] = [];
  let group: Group | undefined;
  for (const [at, row] of rows.entries()) {
    const home = homes[at];
    // One that is far from the others of its block has moved: it is as good as new.
    const isAtHome = home && (home === homes[at - 1] || home === homes[at + 1] || left.get(home) === 1);
    if (!group || (isAtHome && group.block !== home && left.has(home))) {
      if (group && !group.block) group.block = home;
      else groups.push((group = { block: isAtHome ? home : undefined, rows: [] }));
      // A block starts once; if its rows were torn apart, the later ones join their neighbours.
      if (group.block) left.delete(group.block);
    }
    group.rows.push(row);
  }
  return groups;
}

/** Whole rows, about `AIM` in each chunk, never more than `MOST`; a short rest goes with the last. */
function cutEvenly(rows: readonly Row[]): Row[][] {
  const chunks: Row[][] = [];
  let chunk: Row[] = [];
  let size = 0;
  let rest = sizeOf(rows);
  for (const row of rows) {
    const isFull = size >= AIM && rest >= AIM / 2;
    if (size > 0 && (isFull || size + row.size > MOST)) {
      chunks.push(chunk);
      chunk = [];
      size = 0;
    }
    chunk.push(row);
    size += row.size;
    rest -= row.size;
  }
  if (chunk.length > 0) chunks.push(chunk);
  return chunks;
}

function makeBlock(rows: readonly Row[], old: Block | undefined, memory: BlockMemory): Block {
  if (old && isSameList(rows, old.rows)) return old;
  const key = old?.key ?? `b${++memory.counter}`;
  const version = old && isSameDrawing(rows, old.rows) ? old.version : ++memory.counter;
  for (const row of rows) memory.homes.set(row.node, key);
  return { key, rows, size: sizeOf(rows), version };
}
