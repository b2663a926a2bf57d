import { loadActing } from '../../../i18n/acting.js';
import type { Act, ThreadStage } from '../thread-stage.js';
import { listenToArrows } from './reaction-keys.js';
import { completeForPaper } from './printing.js';
import { showArrivals } from './arriving.js';
import { keep, react, remove } from './judging.js';
import { loadMore, nextNew, order, reload, showAll, toggle } from './reading.js';
import { cancel, edit, quote, reply } from './opening.js';
import { discard, retry } from './writing.js';

export { showImage } from '../../../text/images.js';
export { holdFocus } from './focus-keeper.js';
export { cancel } from './opening.js';
export { save, submit } from './writing.js';

/** Once for a thread that somebody comes near. */
export function prepare(stage: ThreadStage): void {
  listenToArrows(stage.root);
  completeForPaper(stage);
  stage.learn(loadActing);
}

/** What the buttons do, by their `data-act`. */
export const ACTS: Readonly<Record<string, Act>> = {
  toggle,
  order,
  more: loadMore,
  'show-all': showAll,
  reload,
  'next-new': nextNew,
  arrivals: showArrivals,
  reply,
  quote,
  edit,
  cancel,
  retry,
  discard,
  delete: remove,
  undo: keep,
  react,
  menu: async (...press) => (await withWords(press[0], import('../menu/open-menu.js'))).openMenu(...press),
  branch: async (...press) => (await withWords(press[0], import('../branch/focus-branch.js'))).focusBranch(...press),
  leave: async (...press) => (await withWords(press[0], import('../branch/focus-branch.js'))).leaveBranch(...press),
  manage: async (...press) => (await withWords(press[0], import('../menu/thread-menu.js'))).openThreadMenu(...press),
};

/** A part that shows words of its own, and those of the reader's language. */
async function withWords<P>(stage: ThreadStage, part: Promise<P>): Promise<P> {
  const [loaded] = await Promise.all([part, loadActing(stage.strings.locale)]);
  return loaded;
}
