import type Axe from 'axe-core';
import 'axe-core/axe.min.js';

// The file sets a global; it exports nothing that a browser could import.
const { axe } = window as unknown as { axe: typeof Axe };

/** What axe finds wrong, the size of targets included: a line for each rule. */
export async function audit(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, { rules: { 'target-size': { enabled: true } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(', ')}`);
}
