import { SourceError } from '../../../sources/source.js';
import { failureText } from '../../failure-text.js';
import type { ThreadStage } from '../thread-stage.js';

/**
 * Shows at a comment why an act on it has failed, until something else is done there. Screen readers are told by the
 * live region.
 */
export async function showFailure(stage: ThreadStage, id: string, error: unknown): Promise<void> {
  // Anything else is an act that was overtaken, or a page that goes.
  if (!(error instanceof SourceError)) return;
  await stage.settle();
  stage.fill(id);
  const article = stage.find(':scope > article', id);
  article?.querySelector('.undone')?.remove();
  const note = document.createElement('p');
  note.setAttribute('part', 'status');
  note.className = 'failed undone';
  note.textContent = failureText(error, stage.strings);
  article?.querySelector('[part=actions]')?.append(note);
  article?.addEventListener('click', () => note.remove(), { once: true });
}
