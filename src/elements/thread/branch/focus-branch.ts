import { html } from 'lit';
import { actingStrings, loadActing } from '../../../i18n/acting.js';
import type { TreeNode } from '../../../model/tree.js';
import { controlName, parentName } from '../../comment/comment-name.js';
import { adoptStyle } from '../adopt-style.js';
import type { Act, ThreadStage } from '../thread-stage.js';
import { branchStyles } from './branch.styles.js';
import { branchInHistory, enter, follow } from './in-history.js';
import { notePlace, type Place } from './note-place.js';

/** How the whole thread was when one went into a branch. */
interface Way {
  readonly id: string;
  readonly place: Place;
  readonly collapsed: readonly string[];
}

const ways = new WeakMap<ThreadStage, Way>();

/** Shows one branch alone, with the comments above it as a path. The indent begins anew, however deep it stands. */
export const focusBranch: Act = (stage, id) => {
  follow(stage, showBranch);
  enter(stage, stage.view.branch?.id, id);
  noteWay(stage, id);
  return show(stage, id);
};

/** Back to the whole thread: the same place on the screen, the same branches folded. */
export const leaveBranch: Act = (stage) => {
  noteLeaving(stage, stage.view.branch?.id);
  return showAll(stage);
};

/** Makes the whole thread an entry of its own, after the branch that was shown until now. */
export function noteLeaving(stage: ThreadStage, from: string | undefined): void {
  follow(stage, showBranch);
  enter(stage, from, '');
}

/** Shows the branch in which a page was left. False when it was in none, or that is gone. */
export async function comeBackToBranch(stage: ThreadStage): Promise<boolean> {
  const id = branchInHistory(stage);
  if (id === undefined) return false;
  await loadActing(stage.strings.locale);
  follow(stage, showBranch);
  if (id === '' || !stage.discussion?.state.tree.has(id)) return false;
  await show(stage, id);
  return true;
}

/** Where Back and Forward lead. */
function showBranch(stage: ThreadStage, id: string): void {
  if (id !== '') noteWay(stage, id);
  void (id === '' ? showAll(stage) : show(stage, id));
}

function noteWay(stage: ThreadStage, id: string): void {
  const { branch, collapsed } = stage.view;
  if (!branch) ways.set(stage, { id, place: notePlace(stage, id), collapsed: [...collapsed] });
}

async function show(stage: ThreadStage, id: string): Promise<void> {
  const { root, view } = stage;
  adoptStyle(root, branchStyles);
  view.branch = { id, frame: (list) => frameTemplate(stage, id, list) };
  view.collapsed.delete(id);
  await stage.settle();
  stage.focusFirst([id]);
  stage.find('.path')?.scrollIntoView({ block: 'start' });
  stage.say(actingStrings(stage.strings).text('menu.branch'));
}

async function showAll(stage: ThreadStage): Promise<void> {
  const { view } = stage;
  const way = ways.get(stage);
  const id = way?.id ?? view.branch?.id;
  view.branch = undefined;
  if (way) {
    view.collapsed.clear();
    for (const one of way.collapsed) view.collapsed.add(one);
  }
  await stage.settle();
  if (id === undefined) return;
  stage.fill(id);
  stage.focusFirst([id]);
  if (way) await way.place.restore();
  // The page was loaded in the branch: how it was before is not known.
  else stage.find(':scope > [tabindex]', id)?.scrollIntoView({ block: 'center' });
}

function frameTemplate(stage: ThreadStage, id: string, list: unknown): unknown {
  const strings = actingStrings(stage.strings);
  const node = stage.discussion?.state.tree.get(id);
  const path: TreeNode[] = [];
  for (let one = node; one; one = one.parent ?? undefined) path.unshift(one);
  return html`<nav class="path" aria-label=${strings.text('branch.path')}>
      <button part="action" data-act="leave">${strings.text('branch.all')}</button>
      ${path.map((one) => {
        const name = controlName(parentName(one.data, strings), stage.list.numberOf(one));
        return one.id === id
          ? html`<span aria-current="true">${name}</span>`
          : html`<button part="action" data-act="branch" data-id=${one.id}>${name}</button>`;
      })}
    </nav>
    ${list}`;
}
