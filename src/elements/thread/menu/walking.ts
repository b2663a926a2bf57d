import { actingStrings } from '../../../i18n/acting.js';
import type { TreeNode } from '../../../model/tree.js';
import type { ThreadStage } from '../thread-stage.js';
import type { Entry } from './popup-menu.js';

/** Where one may go from a comment: to the one it answers, and from one at the top level to the next. */
export function walkEntries(stage: ThreadStage, node: TreeNode): Entry[] {
  const strings = actingStrings(stage.strings);
  const { parent } = node;
  const entries: Entry[] = [];
  if (parent) entries.push({ label: strings.text('key.u'), run: () => stage.goTo(parent.id) });
  for (const [step, label] of [[1, 'menu.next'], [-1, 'menu.previous']] as const) {
    const id = rootBeside(stage, node, step);
    if (id !== undefined) entries.push({ label: strings.text(label), run: () => stage.goTo(id) });
  }
  return entries;
}

/** In the order that is shown. */
function rootBeside(stage: ThreadStage, node: TreeNode, step: 1 | -1): string | undefined {
  let root = node;
  while (root.parent) root = root.parent;
  const roots = stage.inOrder((stage.discussion?.state.tree.roots ?? []).map(({ id }) => id));
  return roots[roots.indexOf(root.id) + step];
}
