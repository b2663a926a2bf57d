import type Axe from 'axe-core';
import 'axe-core/axe.min.js';

// The file sets a global; it exports nothing that a browser could import.
const { axe } = window as unknown as { axe: typeof Axe };

/** What axe cannot decide by itself, by rule and the reason that it gives, and why it is right here. */
const EXPLAINED: Readonly<Record<string, readonly string[]>> = {
  'color-contrast': [
    // Under a menu, a dialog or what sticks to the edge; without them it is measured in other tests.
    'bgOverlap',
    // Inside code and tables that scroll in themselves.
    'elmPartiallyObscured',
    // A number of one digit might be a drawing; longer ones of the same style are measured.
    'shortTextContent',
  ],
  // A part of a page alone: the headings before it are the page's.
  'heading-order': ['heading-order'],
};

/** What axe finds wrong or cannot decide, the size of targets included: a line for each rule. */
export async function audit(element: Element): Promise<string[]> {
  const { violations, incomplete } = await axe.run(element, { rules: { 'target-size': { enabled: true } } });
  const open = incomplete.flatMap(({ id, nodes }) => {
    const left = nodes.filter((node) => reasonsOf(node).some((reason) => !EXPLAINED[id]?.includes(reason)));
    return left.length > 0 ? [`${id}, undecided: ${left.map((node) => `${reasonsOf(node).join(' ')} ${htmlOf(node)}`).join(', ')}`] : [];
  });
  return [...violations.map(({ id, nodes }) => `${id}: ${nodes.map(htmlOf).join(', ')}`), ...open];
}

/** Why a rule could not be decided for an element, in the keys of axe's messages. */
function reasonsOf({ any, all, none }: Axe.NodeResult): string[] {
  const checks = [...any, ...all, ...none];
  return checks.map(({ id, data }) => (data as { messageKey?: string } | null)?.messageKey ?? id);
}

const htmlOf = ({ html }: Axe.NodeResult): string => html.slice(0, 200);
