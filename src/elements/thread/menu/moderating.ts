import { actingStrings } from '../../../i18n/acting.js';
import type { CommentStatus } from '../../../model/types.js';
import type { TreeNode } from '../../../model/tree.js';
import { emit } from '../../events.js';
import { showFailure } from '../acts/telling.js';
import type { ThreadStage } from '../thread-stage.js';
import type { Entry } from './popup-menu.js';

/** What moderators may make of a comment, and the sentence that says it was done. */
const STATUSES = {
  published: 'mod.approved',
  held: 'status.held',
  hidden: 'status.hidden',
  spam: 'status.spam',
  deleted: 'status.deleted',
} as const satisfies Partial<Record<CommentStatus, string>>;

/** Every status but its own. */
export function moderateEntries(stage: ThreadStage, node: TreeNode): Entry[] {
  if (!stage.may('moderate', node)) return [];
  const strings = actingStrings(stage.strings);
  const current = node.data.status === 'pending' ? 'held' : node.data.status;
  return (Object.keys(STATUSES) as (keyof typeof STATUSES)[])
    // Where one may delete, that has a way back.
    .filter((status) => status !== current && !(status === 'deleted' && stage.may('delete', node)))
    .map((status) => {
      const label = strings.text(status === 'deleted' ? 'delete' : `mod.${status}`);
      const failed = (error: unknown): Promise<void> => showFailure(stage, node.id, error, label);
      return { label, isDanger: status === 'deleted', run: () => moderate(stage, node.id, status).catch(failed) };
    });
}

/** Asks for a status, and says what became of it. True when it is so; false when the page takes care of it. */
export async function moderate(stage: ThreadStage, id: string, status: keyof typeof STATUSES): Promise<boolean> {
  const { discussion, element } = stage;
  if (!discussion || !emit(element, 'discussion-moderate-request', { id, status })) return false;
  await discussion.moderate(id, status);
  await stage.settle();
  stage.say(actingStrings(stage.strings).text(STATUSES[status]));
  return true;
}

export function pinEntries(stage: ThreadStage, { id, data, depth }: TreeNode): Entry[] {
  const { discussion } = stage;
  const strings = actingStrings(stage.strings);
  const node = discussion?.state.tree.get(id);
  if (!discussion?.source.pin || depth > 0 || !node || !stage.may('moderate', node)) return [];
  const on = !data.pinned;
  const label = strings.text(on ? 'mod.pin' : 'mod.unpin');
  const run = async (): Promise<void> => {
    try {
      await discussion.pin(id, on);
      await stage.settle();
      stage.focusFirst([id]);
      stage.say(strings.text(on ? 'pinned' : 'mod.unpinned'));
    } catch (error) {
      await showFailure(stage, id, error, label);
    }
  };
  return [{ label, run }];
}
