import { actingStrings } from '../../../i18n/acting.js';
import { emit } from '../../events.js';
import type { Act } from '../thread-stage.js';
import { showFailure } from './telling.js';

/** Milliseconds in which a deletion can be taken back. */
const UNDO = 20_000;

const LEAVING = ['beforeunload', 'pagehide'] as const;

/** Deletes with a way back: for the eye at once, for good when that time is over or the page goes. */
export const remove: Act = async (stage, id) => {
  const { discussion, element, strings } = stage;
  if (!discussion || !emit(element, 'discussion-delete-request', { id })) return;
  const leave = (): void => discussion.removeNow();
  // Some backends need a moment more than the last one.
  for (const sign of LEAVING) addEventListener(sign, leave);
  try {
    const { gone } = await discussion.removeLater(id, UNDO);
    await stage.settle();
    stage.focusFirst([id]);
    stage.say(strings.text('status.deleted'));
    await gone;
  } catch (error) {
    await showFailure(stage, id, error, strings.text('delete'));
  } finally {
    for (const sign of LEAVING) removeEventListener(sign, leave);
  }
};

/** Takes a deletion back. */
export const keep: Act = async (stage, id) => {
  if (!stage.discussion?.keep(id)) return;
  await stage.settle();
  stage.focusFirst([id]);
  stage.say(actingStrings(stage.strings).text('restored'));
};

/** Shown at once; taken back by the discussion when it fails. */
export const react: Act = async (stage, id, button) => {
  const { discussion, element } = stage;
  const key = button.dataset['key'] ?? '';
  const on = button.getAttribute('aria-pressed') !== 'true';
  if (!emit(element, 'discussion-react-request', { id, key, on })) return;
  const { label = key } = discussion?.state.tree.get(id)?.data.reactions?.find((one) => one.key === key) ?? {};
  await discussion?.react(id, key, on).catch((error: unknown) => showFailure(stage, id, error, label));
};
