import { placeOf } from '../../../discussion/drafts.js';
import { localId } from '../../../discussion/local-id.js';
import { actingStrings } from '../../../i18n/acting.js';
import type { BodyData, DraftData } from '../../../model/types.js';
import { SourceError } from '../../../sources/source.js';
import type { DiscussionForm } from '../../form/form-element.js';
import { functionOf } from '../../choices.js';
import { placeOfForm } from '../writing/form-place.js';
import { postedText } from '../outcomes.js';
import type { Act, ThreadStage } from '../thread-stage.js';
import { close, open } from './opening.js';

export const retry: Act = async (stage, id) => {
  // The button goes while it is sent.
  stage.focusFirst([id]);
  const stored = await stage.discussion?.retry(id);
  await stage.settle();
  stage.focusFirst([stored?.id ?? id]);
  if (stored) stage.say(stage.strings.text(postedText(stored)));
};

/** Takes a failed or waiting comment back into its form, after what is written there, rather than throwing the words away. */
export const discard: Act = async (stage, id) => {
  const draft = await stage.discussion?.discard(id);
  const parent = draft?.parentId ?? undefined;
  const { view, key, desk } = stage;
  if (draft) {
    const place = placeOf(draft.parentId);
    desk?.keep(place, [view.draft(key, place)?.trimEnd(), draft.body.value].filter(Boolean).join('\n\n'));
  }
  desk?.store();
  if (parent !== undefined && stage.discussion?.state.tree.has(parent)) return open(stage, 'replying', parent);
  await stage.settle();
  const form = stage.find('.compose discussion-form');
  if (form) form.focus();
  else stage.focusFirst([]);
};

/** Sends what a form holds. */
export async function submit(stage: ThreadStage, form: DiscussionForm, asked: DraftData): Promise<void> {
  const { discussion, key } = stage;
  if (!discussion) return;
  const place = placeOfForm(form);
  form.busy = true;
  form.error = undefined;
  try {
    const draft = await prepared(stage, asked);
    if (!draft) return;
    const posting = discussion.post(draft);
    stage.desk?.handOver(place, asked.body.value);
    const stored = await posting;
    stage.desk?.rememberGuest(asked.author);
    if (stage.discussion !== discussion) {
      // Another discussion meanwhile, or none: what was written stays in the form, if not in the outbox.
      if (discussion.isRemembering) stage.view.keepDraft(key, place, undefined);
      return;
    }
    form.reset();
    stage.desk?.drop(place, asked.body.value);
    const answered = form.replyTo?.id;
    if (answered !== undefined) close(stage, answered);
    await stage.settle();
    // A branch alone has no place for it.
    if (stage.view.branch && draft.parentId === null) await leaveBranch(stage, form);
    stage.focusFirst([stored?.id ?? localId(draft.key)]);
    if (stored) stage.say(stage.strings.text(postedText(stored)));
  } catch (error) {
    form.error = SourceError.of(error);
    stage.desk?.keep(place, form.value);
    stage.desk?.store();
  } finally {
    form.busy = false;
  }
}

/** Saves an edited text. */
export async function save(stage: ThreadStage, form: DiscussionForm, id: string, body: BodyData): Promise<void> {
  const { discussion } = stage;
  form.busy = true;
  form.error = undefined;
  try {
    const before = discussion?.state.tree.get(id)?.data.body;
    const isChanged = body.value !== (before?.source ?? before?.value);
    if (isChanged) await discussion?.edit(id, body);
    if (stage.discussion !== discussion) return;
    stage.desk?.drop(`edit ${id}`, body.value);
    close(stage, id);
    await stage.settle();
    stage.focusFirst([id]);
    if (isChanged) stage.say(actingStrings(stage.strings).text('saved'));
  } catch (error) {
    form.error = SourceError.of(error);
  } finally {
    form.busy = false;
  }
}

/** Shows all comments again; Back leads into the branch. */
async function leaveBranch(stage: ThreadStage, form: DiscussionForm): Promise<void> {
  const branch = await import('../branch/focus-branch.js');
  await branch.leaveBranch(stage, '', form);
}

async function prepared({ element: { beforePost } }: ThreadStage, draft: DraftData): Promise<DraftData | false> {
  try {
    const answer = await functionOf('beforePost', beforePost)?.(draft);
    return answer === undefined ? draft : answer;
  } catch (error) {
    // What it throws is a sentence for people.
    if (error instanceof SourceError) throw error;
    throw new SourceError('invalid', String(error), error instanceof Error ? { detail: error.message } : {});
  }
}
