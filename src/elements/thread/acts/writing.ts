import { localId } from '../../../discussion/local-id.js';
import type { BodyData, DraftData } from '../../../model/types.js';
import { SourceError } from '../../../sources/source.js';
import { emit } from '../../events.js';
import type { DiscussionForm } from '../../form/form-element.js';
import type { Act, ThreadStage } from '../thread-stage.js';

/** Opens the form under a comment. */
export const reply: Act = async (stage, id) => {
  const comment = stage.discussion?.state.tree.get(id)?.data;
  if (comment && emit(stage.element, 'discussion-reply-request', { comment })) await open(stage, 'replying', id);
};

/** Opens the form in the place of the text. */
export const edit: Act = (stage, id) => open(stage, 'editing', id);

/** Closes what was opened on a comment; what was written stays for the next time. */
export const cancel: Act = async (stage, id) => {
  const { view } = stage;
  const opener = view.confirming === id ? 'delete' : view.editing === id ? 'edit' : 'reply';
  close(stage, id);
  await stage.settle();
  stage.find(`[data-act=${opener}]`, id)?.focus();
};

export const retry: Act = async (stage, id) => {
  // The button goes while it is sent.
  stage.focusFirst([id]);
  const stored = await stage.discussion?.retry(id);
  await stage.settle();
  stage.focusFirst([stored?.id ?? id]);
  if (stored) stage.say(stage.strings.text(stored.status === 'pending' ? 'waits' : 'posted'));
};

/** Takes a failed comment back into an empty form rather than throwing the words away. */
export const discard: Act = async (stage, id) => {
  const draft = await stage.discussion?.discard(id);
  const parent = draft?.parentId ?? undefined;
  if (parent !== undefined && stage.discussion?.state.tree.has(parent)) {
    const { view, threadId } = stage;
    if (draft && !view.draft(threadId, parent)) view.keepDraft(threadId, parent, draft.body.value);
    return open(stage, 'replying', parent);
  }
  await stage.settle();
  const form = stage.find('.compose discussion-form') as DiscussionForm | null;
  if (draft && form && !form.value) form.value = draft.body.value;
  if (form) form.focus();
  else stage.focusFirst([]);
};

/** Sends what a form holds. */
export async function submit(stage: ThreadStage, form: DiscussionForm, asked: DraftData): Promise<void> {
  const { discussion } = stage;
  if (!discussion) return;
  form.busy = true;
  form.error = undefined;
  try {
    const draft = await prepared(stage, asked);
    if (!draft) return;
    const stored = await discussion.post(draft);
    // Another discussion meanwhile, or none: what was written stays.
    if (stage.discussion !== discussion) return;
    form.reset();
    stage.view.keepDraft(stage.threadId, asked.parentId, '');
    if (asked.parentId !== null) close(stage, asked.parentId);
    await stage.settle();
    stage.focusFirst([stored?.id ?? localId(draft.key)]);
    if (stored) stage.say(stage.strings.text(stored.status === 'pending' ? 'waits' : 'posted'));
  } catch (error) {
    form.error = SourceError.of(error);
  } finally {
    form.busy = false;
  }
}

/** Saves an edited text. */
export async function save(stage: ThreadStage, form: DiscussionForm, id: string, body: BodyData): Promise<void> {
  form.busy = true;
  form.error = undefined;
  try {
    await stage.discussion?.edit(id, body);
    close(stage, id);
    await stage.settle();
    stage.focusFirst([id]);
    stage.say(stage.strings.text('saved'));
  } catch (error) {
    form.error = SourceError.of(error);
  } finally {
    form.busy = false;
  }
}

async function open(stage: ThreadStage, mode: 'replying' | 'editing', id: string): Promise<void> {
  const { view } = stage;
  const before = view.replying ?? view.editing ?? view.confirming;
  if (before !== undefined) close(stage, before);
  view[mode] = id;
  stage.redraw(id);
  await stage.settle();
  stage.find('discussion-form', id)?.focus();
}

function close(stage: ThreadStage, id: string): void {
  const { view } = stage;
  if (view.replying === id) view.replying = undefined;
  if (view.editing === id) view.editing = undefined;
  if (view.confirming === id) view.confirming = undefined;
  stage.redraw(id);
}

async function prepared({ beforePost }: ThreadStage, draft: DraftData): Promise<DraftData | false> {
  try {
    const answer = await beforePost?.(draft);
    return answer === undefined ? draft : answer;
  } catch (error) {
    // What it throws is a sentence for people.
    if (error instanceof SourceError) throw error;
    throw new SourceError('invalid', String(error), error instanceof Error ? { detail: error.message } : {});
  }
}
