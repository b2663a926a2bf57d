import type { Block, Row } from '../../../model/outline.js';

/** Those of the ids that are in the blocks, in the order in which they are read. Rows nest no deeper than the indent. */
export function inReadingOrder(ids: ReadonlySet<string>, blocks: readonly Block[]): string[] {
  const found: string[] = [];
  const walk = ({ node, rows, blocks: inner }: Row): void => {
    if (ids.has(node.id)) found.push(node.id);
    rows.forEach(walk);
    for (const block of inner) block.rows.forEach(walk);
  };
  for (const block of blocks) block.rows.forEach(walk);
  return found;
}
