import { actingStrings } from '../../../i18n/acting.js';
import type { Discussion } from '../../../discussion/discussion.js';
import type { Order } from '../../../model/types.js';
import { emit } from '../../events.js';
import { inReadingOrder } from '../list/reading-order.js';
import type { Act } from '../thread-stage.js';
import type { ThreadView } from '../thread-view.js';
import { showFailureAfter } from './telling.js';

/** Folds a branch or opens it; focus stays on the button. */
export const toggle: Act = async (stage, id) => {
  stage.view.toggle(id);
  await stage.settle();
};

/** The order that was asked for last: only of that it is said what became of it. */
const wishes = new WeakMap<Discussion, object>();

export const order: Act = async (stage, _id, button) => {
  const wanted = button.dataset['order'] as Order;
  const { discussion } = stage;
  if (!discussion || discussion.state.order === wanted) return;
  const wish = {};
  wishes.set(discussion, wish);
  const error = await problemIn(discussion, () => discussion.setOrder(wanted));
  if (wishes.get(discussion) !== wish) return;
  if (error) return showFailureAfter(stage, button.closest('.head'), error, stage.strings.text('sort'));
  await stage.settle();
  stage.say(actingStrings(stage.strings).text(`sorted.${wanted}`));
};

/** The rest of a text that is cut for its length; the button goes, so the comment has the focus. */
export const showAll: Act = async (stage, id) => {
  stage.view.full.add(id);
  stage.redraw(id);
  await stage.settle();
  stage.focusFirst([id]);
};

/** Where the reader is among the comments that are new. */
const seen = new WeakMap<ThreadView, string>();

/** Goes to the next comment that is new, and from the last to the first. */
export const nextNew: Act = async (stage) => {
  const { view } = stage;
  // Those in folded branches come last.
  const ids = [...new Set([...inReadingOrder([...view.fresh], stage.list), ...view.fresh])];
  const id = ids[(ids.indexOf(seen.get(view) ?? '') + 1) % ids.length];
  if (id === undefined) return;
  seen.set(view, id);
  await stage.list.goTo(id);
};

/** The next page, or more replies of one comment; focus goes to the first that is new. */
export const loadMore: Act = async (stage, id, button) => {
  const { discussion, element } = stage;
  if (!discussion) return;
  const { next, more } = discussion.state;
  const { cursor } = (id ? more.get(id) : next) ?? {};
  const asked = { ...(id && { parentId: id }), ...(cursor !== undefined && { cursor }) };
  if (!emit(element, 'discussion-load-more-request', asked)) return;
  const label = button.textContent.trim();
  let fresh: string[] = [];
  const error = await problemIn(discussion, async () => {
    fresh = await discussion.loadMore(id || undefined);
  });
  if (error) return showFailureAfter(stage, button, error, label);
  await stage.settle();
  if (fresh.length === 0) {
    // A last page that is empty takes the button away.
    if (!button.isConnected) stage.focusFirst(id ? [id] : []);
    return;
  }
  const { loaded, count } = discussion.state;
  stage.focusFirst(inReadingOrder(fresh, stage.list));
  stage.say(actingStrings(stage.strings).count('loaded', fresh.length, { shown: loaded, total: count }));
};

/** The button goes with the message it stands in; the heading stays. */
export const reload: Act = async (stage) => {
  // Whoever gets the discussion for this thread is asked where it does not do so itself.
  if (!stage.source.retry()) stage.element.supply?.retry();
  await stage.settle();
  stage.focusFirst([]);
};

/** Why something did not come: loading tells, it does not reject. */
async function problemIn(discussion: Discussion, load: () => Promise<void>): Promise<unknown> {
  let error: unknown;
  const stop = discussion.observe((outcome) => {
    if (outcome.type === 'failed' && outcome.operation.startsWith('load')) ({ error } = outcome);
  });
  await load().finally(stop);
  return error;
}
