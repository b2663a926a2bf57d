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
  /** The block in which a comment was last. */
  readonly homes: WeakMap<TreeNode, Block>;
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
  const groups = asBefore(rows, old) ?? groupByHome(rows, new Set(old), memory);
  const blocks = groups.flatMap(({ block, rows: members }) => {
    const chunks = block && sizeOf(members) <= MOST ? [members] : cutEvenly(members);
    return chunks.map((chunk, at) => makeBlock(chunk, at === 0 ? block : undefined, memory));
  });
  return isSame(blocks, old) ? old : blocks;
}

export function sizeOf(rows: readonly Row[]): number {
  let size = 0;
  for (const row of rows) size += row.size;
  return size;
}

/** Whether two lists are the same, item by item: the very items, or what is asked of them. */
export function isSame<T>(
  a: readonly T[],
  b: readonly T[],
  of: (item: T | undefined) => unknown = (item) => item,
): boolean {
  return a === b || (a.length === b.length && a.every((item, at) => of(item) === of(b[at])));
}

export function versionOf(row: Row | undefined): number | undefined {
  return row?.version;
}

/** The short way where no row came, went or moved. */
function asBefore(rows: readonly Row[], old: readonly Block[]): readonly Group[] | undefined {
  let end = 0;
  const groups = old.map((block) => ({ block, rows: rows.slice(end, (end += block.rows.length)) }));
  return end === rows.length && groups.every(({ block, rows: members }) => isSame(members, block.rows, nodeOf)) ? groups : undefined;
}

function nodeOf(row: Row | undefined): TreeNode | undefined {
  return row?.node;
}

function groupByHome(rows: readonly Row[], old: ReadonlySet<Block>, memory: BlockMemory): Group[] {
  const homes = rows.map(({ node }) => {
    const home = memory.homes.get(node);
    return home && old.has(home) ? home : undefined;
  });
  /** How many rows are left of the blocks that have not begun yet. */
  const waiting = new Map<Block | undefined, number>();
  for (const home of homes) waiting.set(home, (waiting.get(home) ?? 0) + 1);
  const groups: Group[] = [];
  let group: Group | undefined;
  for (const [at, row] of rows.entries()) {
    const home = homes[at];
    // One that is far from the others of its block has moved: it is as good as new.
    const isAtHome = home === homes[at - 1] || home === homes[at + 1] || waiting.get(home) === 1;
    // A block begins once; if its rows were torn apart, the later ones join their neighbours.
    const begins = isAtHome && waiting.has(home) ? home : undefined;
    // New rows before a block join it.
    if (!group || (begins && group.block)) groups.push((group = { block: begins, rows: [] }));
    else group.block ??= begins;
    if (begins) waiting.delete(begins);
    group.rows.push(row);
  }
  return groups;
}

/** Whole rows, about `AIM` in each chunk, never more than `MOST`; a short rest goes with the last. */
function cutEvenly(rows: readonly Row[]): Row[][] {
  const chunks: Row[][] = [];
  let size = Infinity;
  let rest = sizeOf(rows);
  for (const row of rows) {
    const isFull = size >= AIM && rest >= AIM / 2;
    if (isFull || size + row.size > MOST) {
      chunks.push([]);
      size = 0;
    }
    chunks.at(-1)?.push(row);
    size += row.size;
    rest -= row.size;
  }
  return chunks;
}

function makeBlock(rows: readonly Row[], old: Block | undefined, memory: BlockMemory): Block {
  if (old && isSame(rows, old.rows)) return old;
  const key = old?.key ?? `b${++memory.counter}`;
  const version = old && isSame(rows, old.rows, versionOf) ? old.version : ++memory.counter;
  const block = { key, rows, size: sizeOf(rows), version };
  for (const row of rows) memory.homes.set(row.node, block);
  return block;
}
