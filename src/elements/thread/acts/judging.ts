import type { TreeNode } from '../../../model/tree.js';
import { emit } from '../../events.js';
import type { Act } from '../thread-stage.js';

/** Asks in the place of the actions; the answer "no" has the focus. */
export const ask: Act = async (stage, id) => {
  const before = stage.view.confirming;
  stage.view.confirming = id;
  stage.redraw(before);
  stage.redraw(id);
  await stage.settle();
  stage.find('[data-act=cancel]', id)?.focus();
};

/** Deletes; focus goes to the tombstone, else to a neighbour, never to nowhere. */
export const remove: Act = async (stage, id) => {
  const { discussion, view, element, strings } = stage;
  const node = discussion?.state.tree.get(id);
  if (!discussion || !node) return;
  view.confirming = undefined;
  const giveUp = (): void => {
    stage.redraw(id);
    stage.focusFirst([id]);
  };
  if (!emit(element, 'discussion-delete-request', { id })) return giveUp();
  const places = placesAfter(node, discussion.state.tree.roots);
  try {
    await discussion.remove(id);
    await stage.settle();
    stage.focusFirst(places);
    stage.say(strings.text('status.deleted'));
  } catch {
    // Told by `discussion-failed`; the comment is as it was.
    giveUp();
  }
  return undefined;
};

/** Shown at once; taken back by the discussion when it fails. */
export const react: Act = async ({ discussion, element }, id, button) => {
  const key = button.dataset['key'] ?? '';
  const on = button.getAttribute('aria-pressed') !== 'true';
  if (!emit(element, 'discussion-react-request', { id, key, on })) return;
  await discussion?.react(id, key, on).catch(() => undefined);
};

/** Where focus may go when a comment goes: itself (it may leave a tombstone), next, previous, parent. */
function placesAfter(node: TreeNode, roots: readonly TreeNode[]): string[] {
  const siblings = node.parent?.replies ?? roots;
  const place = siblings.indexOf(node);
  return [node, siblings[place + 1], siblings[place - 1], node.parent].flatMap((one) => (one ? [one.id] : []));
}
