import { html } from 'lit';
import { actingStrings } from '../../../i18n/acting.js';
import type { TreeNode } from '../../../model/tree.js';
import { controlName, parentName } from '../../comment/comment-name.js';
import type { Act, ThreadStage } from '../thread-stage.js';
import { notePlace, type Place } from './note-place.js';

/** How the whole thread was when one went into a branch. */
interface Way {
  readonly id: string;
  readonly place: Place;
  readonly collapsed: readonly string[];
}

const ways = new WeakMap<ThreadStage, Way>();

/** Shows one branch alone, with the comments above it as a path. The indent begins anew, however deep it stands. */
export const focusBranch: Act = async (stage, id) => {
  const { view } = stage;
  if (!view.branch) ways.set(stage, { id, place: notePlace(stage, id), collapsed: [...view.collapsed] });
  view.branch = { id, frame: (list) => frameTemplate(stage, id, list) };
  view.collapsed.delete(id);
  await stage.settle();
  stage.focusFirst([id]);
  stage.find('.path')?.scrollIntoView({ block: 'start' });
  stage.say(actingStrings(stage.strings).text('menu.branch'));
};

/** Back to the whole thread: the same place on the screen, the same branches folded. */
export const leaveBranch: Act = async (stage) => {
  const { view } = stage;
  const way = ways.get(stage);
  view.branch = undefined;
  if (way) {
    view.collapsed.clear();
    for (const id of way.collapsed) view.collapsed.add(id);
  }
  await stage.settle();
  stage.focusFirst(way ? [way.id] : []);
  await way?.place.restore();
};

function frameTemplate(stage: ThreadStage, id: string, list: unknown): unknown {
  const strings = actingStrings(stage.strings);
  const node = stage.discussion?.state.tree.get(id);
  const path: TreeNode[] = [];
  for (let one = node; one; one = one.parent ?? undefined) path.unshift(one);
  return html`<nav class="path" aria-label=${strings.text('branch.path')}>
      <button part="action" data-act="leave">${strings.text('branch.all')}</button>
      ${path.map((one) => {
        const name = controlName(parentName(one.data, strings), stage.numberOf(one));
        return one.id === id
          ? html`<span aria-current="true">${name}</span>`
          : html`<button part="action" data-act="branch" data-id=${one.id}>${name}</button>`;
      })}
    </nav>
    ${list}`;
}
