import { actingStrings } from '../../../i18n/acting.js';
import type { CommentData } from '../../../model/types.js';
import { emit } from '../../events.js';
import { parentName } from '../../comment/comment-name.js';
import type { DiscussionForm } from '../../form/form-element.js';
import { replaceSelection } from '../../form/replace-text.js';
import { quoteOf } from '../writing/quoting.js';
import { underOf } from '../writing/reply-place.js';
import type { Act, ThreadStage } from '../thread-stage.js';

/** Opens the form under a comment. */
export const reply: Act = async (stage, id) => {
  const comment = stage.discussion?.state.tree.get(id)?.data;
  if (!comment || !emit(stage.element, 'discussion-reply-request', { comment })) return;
  const { view, key } = stage;
  const mention = mentionOf(stage, id, comment);
  if (mention && !view.draft(key, `reply ${id}`)) view.keepDraft(key, `reply ${id}`, mention);
  await open(stage, 'replying', id);
};

/** Opens the form under a comment with what is selected in it; puts it at the caret where the form is open already. */
export const quote: Act = async (stage, id) => {
  const { view, key } = stage;
  const text = view.quotation?.id === id ? view.quotation.text : '';
  const textarea = (stage.find('discussion-form.inline', id) as DiscussionForm | null)?.renderRoot.querySelector('textarea');
  if (view.replying === id && textarea) {
    const { value, selectionEnd } = textarea;
    // Selecting elsewhere may have taken the caret to the start.
    const at = selectionEnd || value.length;
    textarea.setSelectionRange(at, at);
    return replaceSelection(textarea, quoteOf(text, value.slice(0, at)));
  }
  const comment = stage.discussion?.state.tree.get(id)?.data;
  if (!comment || !emit(stage.element, 'discussion-reply-request', { comment })) return;
  const begun = view.draft(key, `reply ${id}`) ?? mentionOf(stage, id, comment);
  stage.desk?.keep(`reply ${id}`, begun + quoteOf(text, begun));
  stage.desk?.store();
  await open(stage, 'replying', id);
};

/** Opens the form in the place of the text. */
export const edit: Act = (stage, id) => open(stage, 'editing', id);

/** Closes what was opened on a comment; what was written stays for the next time. */
export const cancel: Act = async (stage, id) => {
  const { view, key } = stage;
  const opener = view.editing === id ? 'edit' : 'reply';
  const isKept = Boolean(view.draft(key, `${opener === 'edit' ? 'edit' : 'reply'} ${id}`)?.trim());
  stage.desk?.store();
  close(stage, id);
  await stage.settle();
  stage.find(`[data-act=${opener}]`, id)?.focus();
  if (isKept) stage.say(actingStrings(stage.strings).text('draft.kept'));
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

/** Stored under somebody else, a reply says itself whom it answers. */
function mentionOf(stage: ThreadStage, id: string, comment: CommentData): string {
  return underOf(stage, id) === undefined ? '' : `@${parentName(comment, stage.strings)} `;
}

export function close(stage: ThreadStage, id: string): void {
  const { view } = stage;
  if (view.replying === id) view.replying = undefined;
  if (view.editing === id) view.editing = undefined;
  stage.redraw(id);
}
