import { FAMILY } from '../../../sources/family.js';
import type { ThreadStage } from '../thread-stage.js';

/** Shows a branch alone, or with '' all comments. */
type Show = (stage: ThreadStage, id: string) => void;

const followed = new WeakSet<ThreadStage>();

/**
 * What is shown is an entry in the history of the tab, so that Back leads out of a branch. What the page itself keeps
 * in the entry stays; entries that others make say nothing of branches, and change nothing here.
 */
export function enter(stage: ThreadStage, from: string | undefined, id: string): void {
  try {
    if (branchInHistory(stage) === undefined) history.replaceState(stateWith(stage, from ?? ''), '');
    history.pushState(stateWith(stage, id), '');
  } catch {
    // A frame without an origin, or one that has made too many entries.
  }
}

/** The branch that was shown when the page was left; '' for all comments, `undefined` when there was none. */
export function branchInHistory(stage: ThreadStage): string | undefined {
  return shownIn(history.state, stage);
}

/** Goes where Back and Forward lead, as long as the thread is on the page. */
export function follow(stage: ThreadStage, show: Show): void {
  if (followed.has(stage)) return;
  followed.add(stage);
  const handle = ({ state }: PopStateEvent): void => {
    if (!stage.element.isConnected) {
      removeEventListener('popstate', handle);
      followed.delete(stage);
      return;
    }
    const id = shownIn(state, stage);
    if (id === undefined || id === (stage.view.branch?.id ?? '')) return;
    if (id === '' || stage.discussion?.state.tree.has(id)) show(stage, id);
  };
  addEventListener('popstate', handle);
}

function shownIn(state: unknown, stage: ThreadStage): string | undefined {
  const id: unknown = state !== null && typeof state === 'object' ? (state as Record<string, unknown>)[keyOf(stage)] : undefined;
  return typeof id === 'string' ? id : undefined;
}

function stateWith(stage: ThreadStage, id: string): unknown {
  return { ...(history.state as object | null), [keyOf(stage)]: id };
}

/** Two threads on a page have two prefixes. */
function keyOf(stage: ThreadStage): string {
  return `${FAMILY}branch ${stage.list.places.anchor('')}`;
}
