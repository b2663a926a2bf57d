import type { DraftPlace } from '../../../discussion/drafts.js';
import { emit } from '../../events.js';
import { parentName } from '../../comment/comment-name.js';
import { underOf } from '../reply-place.js';
import type { Act, ThreadStage } from '../thread-stage.js';

/** Opens the form under a comment. */
export const reply: Act = async (stage, id) => {
  const comment = stage.discussion?.state.tree.get(id)?.data;
  if (!comment || !emit(stage.element, 'discussion-reply-request', { comment })) return;
  const place: DraftPlace = `reply ${id}`;
  const { view, threadId, strings } = stage;
  // Stored under somebody else, a reply says itself whom it answers.
  if (underOf(stage, id) !== undefined && !view.draft(threadId, place)) {
    view.keepDraft(threadId, place, `@${parentName(comment, strings)} `);
  }
  await open(stage, 'replying', id);
};

/** Opens the form in the place of the text. */
export const edit: Act = (stage, id) => open(stage, 'editing', id);

/** Closes what was opened on a comment; what was written stays for the next time. */
export const cancel: Act = async (stage, id) => {
  const { view, threadId, strings } = stage;
  const opener = view.editing === id ? 'edit' : 'reply';
  const isKept = Boolean(view.draft(threadId, `${opener === 'edit' ? 'edit' : 'reply'} ${id}`)?.trim());
  stage.desk?.store();
  close(stage, id);
  await stage.settle();
  stage.find(`[data-act=${opener}]`, id)?.focus();
  if (isKept) stage.say(strings.text('draft.kept'));
};

/** Opens a form on a comment, and closes the one that was open. */
export async function open(stage: ThreadStage, mode: 'replying' | 'editing', id: string): Promise<void> {
  const { view } = stage;
  const before = view.replying ?? view.editing;
  if (before !== undefined) close(stage, before);
  view[mode] = id;
  view.under = mode === 'replying' ? underOf(stage, id) : undefined;
  stage.redraw(id);
  await stage.settle();
  stage.find('discussion-form', id)?.focus();
}

export function close(stage: ThreadStage, id: string): void {
  const { view } = stage;
  if (view.replying === id) view.replying = undefined;
  if (view.editing === id) view.editing = undefined;
  stage.redraw(id);
}
