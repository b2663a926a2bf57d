import { actingStrings } from '../../../i18n/acting.js';
import type { TreeNode } from '../../../model/tree.js';
import { safeUrl } from '../../../text/links.js';
import { authorName, controlName } from '../../comment/comment-name.js';
import { edit } from '../acts/opening.js';
import { remove } from '../acts/judging.js';
import { focusBranch } from '../branch/focus-branch.js';
import type { Act, ThreadStage } from '../thread-stage.js';
import { copyLink } from './copy-link.js';
import { moderateEntries, pinEntries } from './moderating.js';
import { showMenu, type Entry } from './popup-menu.js';
import { report } from './reporting.js';
import { walkEntries } from './walking.js';

/** All that can be done with a comment and has no button of its own. */
export const openMenu: Act = (stage, id, button) => {
  const node = stage.discussion?.state.tree.get(id);
  if (!node) return;
  const { strings, root } = stage;
  const label = `${strings.text('more')}: ${controlName(authorName(node.data.author, strings), stage.list.numberOf(node))}`;
  const entries = [
    [...linkEntries(stage, node, button), ...branchEntries(stage, node, button), ...walkEntries(stage, node)],
    ownEntries(stage, node, button),
    [...reportEntries(stage, node, button), ...moderateEntries(stage, node), ...pinEntries(stage, node)],
  ];
  // The row tells "3 minutes ago", and the date only to a mouse.
  showMenu(root, button, label, entries, strings.date(node.data.createdAt, 'full'));
};

function linkEntries(stage: ThreadStage, { id, data }: TreeNode, button: HTMLElement): Entry[] {
  if (data.status === 'hidden') return [];
  const strings = actingStrings(stage.strings);
  const href = safeUrl(data.url);
  return [
    { label: strings.text('menu.copy'), run: () => copyLink(stage, id, button) },
    ...(href && !isThisPage(href) ? [{ label: strings.text('menu.source'), href }] : []),
  ];
}

/** Whatever the fragment. */
function isThisPage(url: string): boolean {
  return url.split('#')[0] === location.href.split('#')[0];
}

/** Alone it can be followed, however deep it stands. */
function branchEntries(stage: ThreadStage, { id, replies }: TreeNode, button: HTMLElement): Entry[] {
  if (replies.length === 0 || stage.view.branch?.id === id) return [];
  return [{ label: actingStrings(stage.strings).text('menu.branch'), run: () => focusBranch(stage, id, button) }];
}

/** What one may do with one's own, where the row of buttons has no place for it. */
function ownEntries(stage: ThreadStage, node: TreeNode, button: HTMLElement): Entry[] {
  const { id } = node;
  const has = (act: string): boolean => stage.find(`:scope > article [data-act=${act}]`, id) !== null;
  const entries: Entry[] = [];
  if (stage.may('edit', node) && !has('edit')) {
    entries.push({ label: stage.strings.text('edit'), run: () => edit(stage, id, button) });
  }
  if (stage.may('delete', node) && !has('delete')) {
    entries.push({ label: stage.strings.text('delete'), isDanger: true, run: () => remove(stage, id, button) });
  }
  return entries;
}

/** Nobody reports what is their own. */
function reportEntries(stage: ThreadStage, node: TreeNode, button: HTMLElement): Entry[] {
  const viewer = stage.discussion?.state.thread?.viewer?.id;
  const isOwn = stage.may('edit', node) || (viewer !== undefined && viewer === node.data.author.id);
  if (isOwn || !stage.may('report', node)) return [];
  return [{ label: actingStrings(stage.strings).text('menu.report'), run: () => report(stage, node.id, button) }];
}
