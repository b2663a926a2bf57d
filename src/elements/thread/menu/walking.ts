import { actingStrings } from '../../../i18n/acting.js';
import { flatten } from '../../../model/node.js';
import type { TreeNode } from '../../../model/tree.js';
import { noteLeaving } from '../branch/focus-branch.js';
import { inReadingOrder } from '../list/reading-order.js';
import type { ThreadStage } from '../thread-stage.js';
import type { Entry } from './popup-menu.js';

/** Where one may go from a comment: to the next, to the one it answers, and from one at the top level to the next. */
export function walkEntries(stage: ThreadStage, node: TreeNode): Entry[] {
  const strings = actingStrings(stage.strings);
  const { parent } = node;
  const entries: Entry[] = [];
  const after = nextInOrder(stage, node);
  if (after !== undefined) entries.push({ label: strings.text('key.j'), run: () => goTo(stage, after) });
  if (parent) entries.push({ label: strings.text('key.u'), run: () => goTo(stage, parent.id) });
  for (const [step, label] of [[1, 'menu.next'], [-1, 'menu.previous']] as const) {
    const id = rootBeside(stage, node, step);
    if (id !== undefined) entries.push({ label: strings.text(label), run: () => goTo(stage, id) });
  }
  return entries;
}

/** Out of a branch that is shown alone too: Back leads into it again. */
function goTo(stage: ThreadStage, id: string): Promise<void> {
  const { branch } = stage.view;
  const going = stage.list.goTo(id);
  if (branch && !stage.view.branch) noteLeaving(stage, branch.id);
  return going;
}

/** As it is read. */
function nextInOrder(stage: ThreadStage, { id }: TreeNode): string | undefined {
  const ids = inReadingOrder(flatten(stage.discussion?.state.tree.roots ?? []).map((node) => node.id), stage.list);
  return ids[ids.indexOf(id) + 1];
}

/** In the order that is shown. */
function rootBeside(stage: ThreadStage, node: TreeNode, step: 1 | -1): string | undefined {
  let root = node;
  while (root.parent) root = root.parent;
  const roots = inReadingOrder((stage.discussion?.state.tree.roots ?? []).map(({ id }) => id), stage.list);
  return roots[roots.indexOf(root.id) + step];
}
