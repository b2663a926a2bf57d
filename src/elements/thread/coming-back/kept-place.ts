import { FAMILY } from '../../../sources/family.js';
import { comeBackToBranch } from '../branch/focus-branch.js';
import type { ThreadStage } from '../thread-stage.js';

/** Where readers left pages in this tab, by address; the ones left longest ago are forgotten. */
const KEY = `${FAMILY}places`;
const MOST = 20;

/** Frames in which what is skipped may still get another height. */
const FRAMES = 10;

/** Threads that have come back since the document was loaded, by address. */
const arrived = new Set<string>();

interface KeptPlace {
  readonly id: string;
  /** CSS pixels from the top of the screen. */
  readonly top: number;
}

/** Keeps which comment is on the screen when the page is left. Returns the way to stop. */
export function keepPlace(stage: ThreadStage): () => void {
  const keep = (): void => {
    if (!stage.element.noStorage) write(addressOf(stage), placeOf(stage));
  };
  addEventListener('pagehide', keep);
  return () => removeEventListener('pagehide', keep);
}

/**
 * Brings back the branch, or the comment to where it was, when the page was left. False when there is nothing to bring
 * back: where an app goes within the document that was `loaded` from an address, it does not come back.
 */
export async function comeBack(stage: ThreadStage, loaded: string): Promise<boolean> {
  if (await comeBackToBranch(stage)) return true;
  const address = addressOf(stage);
  const isFirst = !arrived.has(address) && address === addressOf(stage, new URL(loaded));
  arrived.add(address);
  const place = isFirst ? read()[address] : undefined;
  if (!place || stage.discussion?.state.tree.has(place.id) !== true) return false;
  void restore(stage, place);
  return true;
}

async function restore(stage: ThreadStage, { id, top }: KeptPlace): Promise<void> {
  stage.fill(id);
  let isDisturbed = false;
  const disturb = (): void => void (isDisturbed = true);
  const events = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;
  for (const event of events) addEventListener(event, disturb, { capture: true, passive: true });
  for (let frame = 0; frame < FRAMES && !isDisturbed; frame++) {
    const comment = stage.find(':scope > [tabindex]', id);
    if (frame === 0) comment?.scrollIntoView({ block: 'start', behavior: 'instant' });
    else if (comment) scrollBy({ top: comment.getBoundingClientRect().top - top, behavior: 'instant' });
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  for (const event of events) removeEventListener(event, disturb, { capture: true });
}

/** The first comment on the screen; none when the thread is not on it. */
function placeOf({ element, root }: ThreadStage): KeptPlace | undefined {
  const { left, right } = element.getBoundingClientRect();
  for (let y = 1; y < innerHeight; y += 40) {
    const here = root.elementFromPoint((left + right) / 2, y)?.closest<HTMLElement>('[data-id]');
    const comment = here?.querySelector(':scope > [tabindex]');
    const id = here?.dataset['id'];
    if (comment && id !== undefined) return { id, top: comment.getBoundingClientRect().top };
  }
  return undefined;
}

/** Two threads on a page have two prefixes. */
function addressOf(stage: ThreadStage, { pathname, search }: URL | Location = location): string {
  return `${pathname}${search}#${stage.list.places.anchor('')}`;
}

function read(): Record<string, KeptPlace> {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Record<string, KeptPlace>;
  } catch {
    // Storage that is blocked or foreign: the page begins at its top.
    return {};
  }
}

function write(address: string, place: KeptPlace | undefined): void {
  const places = Object.entries(read()).filter(([one]) => one !== address);
  if (place) places.push([address, place]);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(places.slice(-MOST))));
  } catch {
    // Full or blocked.
  }
}
