import { actingStrings } from '../../../i18n/acting.js';
import type { Strings } from '../../../i18n/strings.js';
import { SourceError } from '../../../sources/source.js';
import { failureText } from '../../failure-text.js';
import { showNote } from '../note.js';
import type { ThreadStage } from '../thread-stage.js';

/** Milliseconds for which something that went well is to be seen. */
const LONG_ENOUGH = 5000;

/**
 * Shows at a comment that an act on it has failed and why, until something else is done there, and says it.
 * @param act in the words of its button: the reason alone does not tell
 */
export async function showFailure(stage: ThreadStage, id: string, error: unknown, act: string): Promise<void> {
  const text = await sayFailure(stage, error, act);
  const place = actionsOf(stage, id);
  if (text && place) showNote(place, text, 'failed');
}

/** The same after what belongs to no comment, until something is done there. */
export async function showFailureAfter(stage: ThreadStage, place: Element | null, error: unknown, act: string): Promise<void> {
  const text = await sayFailure(stage, error, act);
  if (text && place) showNote(place, text, 'failed');
}

/** Shows at a comment that something went well which leaves no trace on the page. */
export function showDone(stage: ThreadStage, id: string, text: string): void {
  const place = actionsOf(stage, id);
  const note = place && showNote(place, text, 'done');
  setTimeout(() => note?.remove(), LONG_ENOUGH);
}

/** What was not done, and why. `act` in the words of its button. */
export function notDoneText(error: unknown, act: string, strings: Strings): string {
  return `${actingStrings(strings).text('notDone', { act })} ${failureText(error, strings)}`;
}

async function sayFailure(stage: ThreadStage, error: unknown, act: string): Promise<string | undefined> {
  // Anything else is an act that was overtaken, or a page that goes.
  if (!(error instanceof SourceError)) return undefined;
  await stage.settle();
  const text = notDoneText(error, act, stage.strings);
  stage.say(text);
  return text;
}

function actionsOf(stage: ThreadStage, id: string): Element | null {
  stage.fill(id);
  return stage.find(':scope > article > [part=actions]', id);
}
