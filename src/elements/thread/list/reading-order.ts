import type { Row } from '../../../model/outline.js';
import type { ThreadList } from './thread-list.js';

/** Those of the ids that a list shows, in the order in which they are read. Rows nest no deeper than the indent. */
export function inReadingOrder(wanted: readonly string[], { shown }: ThreadList): string[] {
  const ids = new Set(wanted);
  const found: string[] = [];
  const walk = ({ node, rows, blocks: inner }: Row): void => {
    if (ids.has(node.id)) found.push(node.id);
    rows.forEach(walk);
    for (const block of inner) block.rows.forEach(walk);
  };
  for (const block of shown) block.rows.forEach(walk);
  return found;
}
