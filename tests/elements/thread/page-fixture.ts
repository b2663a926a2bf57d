import type { DiscussionForm } from '../../../src/elements/form/form-element.js';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { aComment, aDocument, commentsAt } from '../../fixtures/builders.js';
import { until } from '../../support/until.js';
import { ShakySource } from './sources.js';
import { aThreadElement, button, comment, focused, form, ready } from './thread-fixture.js';

/** One's own comment among others. */
export const own = aComment({ id: 'own', minute: 5, body: 'My words.', can: { edit: true } });
export const talk = aDocument({ comments: [...commentsAt('1', '1.1', '2'), own] });

/** A page with the thread on it; what was there before is gone, as after a reload. */
export async function aPage(properties: Partial<DiscussionThread> = {}, document = talk): Promise<DiscussionThread> {
  window.dispatchEvent(new PageTransitionEvent('pagehide'));
  for (const thread of globalThis.document.querySelectorAll('discussion-thread')) thread.remove();
  const thread = await aThreadElement({ source: new ShakySource(document), ...properties });
  await ready(thread);
  await until(() => form(thread).keeping && area(form(thread)), 'the form is there');
  return thread;
}

/** The text of a form. */
export function area(form: DiscussionForm): HTMLTextAreaElement {
  const found = form.shadowRoot?.querySelector('textarea');
  if (!found) throw new Error('The form has no text.');
  return found;
}

/** Opens the form of a comment by its button. */
export async function open(thread: DiscussionThread, name: string, id: string): Promise<DiscussionForm> {
  button(thread, name, id).click();
  const opened = () => comment(thread, id).parentElement?.querySelector<DiscussionForm>('discussion-form');
  await until(() => focused()?.localName === 'textarea' && opened()?.contains(thread.shadowRoot?.activeElement ?? null), 'the form is open');
  return form(thread, id);
}
