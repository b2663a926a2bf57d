import { SourceError } from '../../../sources/source.js';
import { failureText } from '../../failure-text.js';
import type { ThreadStage } from '../thread-stage.js';

/** Milliseconds for which something that went well is to be seen. */
const LONG_ENOUGH = 5000;

/**
 * Shows at a comment why an act on it has failed, until something else is done there. The thread has said why in its
 * live region.
 * @param what the act, in words, where the sentence alone does not tell: then all of it is said
 */
export async function showFailure(stage: ThreadStage, id: string, error: unknown, what = ''): Promise<void> {
  // Anything else is an act that was overtaken, or a page that goes.
  if (!(error instanceof SourceError)) return;
  await stage.settle();
  const text = `${what} ${failureText(error, stage.strings)}`.trim();
  show(actionsOf(stage, id), 'append', text, 'failed');
  if (what) stage.say(text);
}

/** The same after what belongs to no comment, until something is done there. */
export async function showFailureAfter(stage: ThreadStage, place: Element | null, error: unknown): Promise<void> {
  if (!(error instanceof SourceError)) return;
  await stage.settle();
  show(place, 'after', failureText(error, stage.strings), 'failed');
}

/** Shows at a comment that something went well which leaves no trace on the page. */
export function showDone(stage: ThreadStage, id: string, text: string): void {
  const note = show(actionsOf(stage, id), 'append', text, 'done');
  setTimeout(() => note?.remove(), LONG_ENOUGH);
}

function actionsOf(stage: ThreadStage, id: string): Element | null {
  stage.fill(id);
  return stage.find(':scope > article > [part=actions]', id);
}

function show(place: Element | null, how: 'append' | 'after', text: string, look: 'failed' | 'done'): Element | undefined {
  if (!place) return undefined;
  const area = how === 'append' ? (place.parentElement ?? place) : place;
  const old = how === 'append' ? place.querySelector('.note') : place.nextElementSibling;
  if (old?.matches('.note')) old.remove();
  const note = document.createElement('p');
  note.setAttribute('part', 'status');
  note.className = `${look} note`;
  note.textContent = text;
  place[how](note);
  area.addEventListener('click', () => note.remove(), { once: true });
  return note;
}
