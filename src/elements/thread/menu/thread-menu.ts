import { actingStrings } from '../../../i18n/acting.js';
import type { ThreadState } from '../../../model/types.js';
import { showFailureAfter } from '../acts/telling.js';
import { showQueue } from '../queue/show-queue.js';
import type { Act, ThreadStage } from '../thread-stage.js';
import { showMenu, type Entry } from './popup-menu.js';

const STATES: readonly ThreadState[] = ['open', 'readonly', 'closed'];

/** What moderators can do with the whole thread. */
export const openThreadMenu: Act = (stage, _id, button) => {
  const { discussion, root } = stage;
  const strings = actingStrings(stage.strings);
  const { thread } = discussion?.state ?? {};
  const queue: Entry = {
    label: strings.text('queue'),
    run: () => showQueue(stage, button),
  };
  const states = STATES.filter((state) => discussion?.source.setState && state !== thread?.state);
  showMenu(root, button, strings.text('moderate'), [
    [queue],
    states.map((state) => ({ label: strings.text(`mod.${state}`), run: () => setState(stage, state, button) })),
  ]);
};

async function setState(stage: ThreadStage, state: ThreadState, button: HTMLElement): Promise<void> {
  try {
    await stage.discussion?.setState(state);
    await stage.settle();
    stage.say(stage.strings.text(`state.${state}`));
  } catch (error) {
    await showFailureAfter(stage, button.closest('.head'), error, actingStrings(stage.strings).text(`mod.${state}`));
  }
}
