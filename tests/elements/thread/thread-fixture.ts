import { fixture, html } from '@open-wc/testing';
import '../../../src/elements/thread/discussion-thread.js';
import type { DiscussionForm } from '../../../src/elements/form/form-element.js';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import type { DiscussionDocument } from '../../../src/model/types.js';
import { until } from '../../support/until.js';

export { focused } from '../form/form-fixture.js';

// Nobody was here before: no visits, no drafts, nothing that waits to be sent.
beforeEach(() => localStorage.clear());

/** A thread in English with these properties, as far as it gets by itself. */
export async function aThreadElement(properties: Partial<DiscussionThread> = {}): Promise<DiscussionThread> {
  const thread = await fixture<DiscussionThread>(html`<discussion-thread lang="en"></discussion-thread>`);
  Object.assign(thread, properties);
  await thread.updateComplete;
  return thread;
}

/** A thread that shows a document, down to its last comment. */
export async function aReadyThread(
  document: unknown,
  properties: Partial<DiscussionThread> = {},
): Promise<DiscussionThread> {
  const thread = await aThreadElement({ document: document as DiscussionDocument, ...properties });
  await ready(thread);
  return thread;
}

/** Waits until the comments are there and all of them are drawn. */
export async function ready(thread: DiscussionThread): Promise<void> {
  await until(() => thread.shadowRoot?.querySelector('[part=list], [part=empty]'), 'the thread is loaded');
  await until(() => blocks(thread).every((block) => block.querySelector('.item')), 'all blocks are drawn');
}

export function blocks(thread: DiscussionThread): Element[] {
  return all(thread, '.block');
}

export function all(thread: DiscussionThread, selector: string): HTMLElement[] {
  return [...thread.renderRoot.querySelectorAll<HTMLElement>(selector)];
}

/** All elements of a part, in reading order. */
export function parts(thread: DiscussionThread, part: string): HTMLElement[] {
  return all(thread, `[part~="${part}"]`);
}

/** The one element of a part. */
export function part(thread: DiscussionThread, name: string): HTMLElement {
  const [found, second] = parts(thread, name);
  if (!found || second) throw new Error(`There is ${second ? 'more than one' : 'no'} part "${name}".`);
  return found;
}

/** The article of a comment, or its tombstone. */
export function comment(thread: DiscussionThread, id: string): HTMLElement {
  const found = all(thread, '[data-id]').find(({ dataset }) => dataset['id'] === id);
  const article = found?.querySelector<HTMLElement>(':scope > [tabindex="-1"]');
  if (!article) throw new Error(`There is no comment "${id}".`);
  return article;
}

/** The ids of the comments and tombstones, in reading order. */
export function shownIds(thread: DiscussionThread): string[] {
  const items = all(thread, '[data-id]').filter((item) => !item.closest('.folded > [hidden]'));
  return items.map(({ dataset }) => dataset['id'] ?? '');
}

/** The text of every heading, number, body …: no two spaces, none at the ends. */
export function texts(elements: readonly Element[]): string[] {
  return elements.map((element) => textOf(element));
}

export function textOf(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

/** The shown button whose accessible name begins like this; inside the item of a comment when `id` is given. */
export function button(thread: DiscussionThread, name: string, id?: string): HTMLElement {
  const scope = id === undefined ? thread.renderRoot : comment(thread, id).parentElement;
  const buttons = [...(scope?.querySelectorAll<HTMLElement>('button') ?? [])];
  const found = buttons.find((one) => nameOf(one).startsWith(name) && one.checkVisibility());
  if (!found) throw new Error(`There is no button "${name}", only: ${buttons.map(nameOf).join(' | ')}`);
  return found;
}

export function nameOf(control: Element): string {
  return control.getAttribute('aria-label') ?? textOf(control);
}

/** The form under a comment, in the place of its text, or the thread's own. */
export function form(thread: DiscussionThread, id?: string): DiscussionForm {
  const scope = id === undefined ? thread.renderRoot.querySelector('.compose') : comment(thread, id).parentElement;
  const found = scope?.querySelector<DiscussionForm>('discussion-form');
  if (!found) throw new Error(`There is no form ${id === undefined ? 'of the thread' : `at "${id}"`}.`);
  return found;
}

/** Writes into a form as a person would, and sends it. */
export async function write(form: DiscussionForm, text: string): Promise<void> {
  await form.updateComplete;
  const area = form.renderRoot.querySelector('textarea');
  if (!area) throw new Error('The form has no text.');
  area.value = text;
  area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

export async function send(form: DiscussionForm, text: string): Promise<void> {
  await write(form, text);
  form.renderRoot.querySelector<HTMLElement>('[part="submit"]')?.click();
}

/** What was said to screen readers last. */
export function said(thread: DiscussionThread): string {
  return textOf(thread.renderRoot.querySelector('[data-live]'));
}

/** Keeps every event of a type that arrives at a place from now on. */
export function record<Type extends keyof GlobalEventHandlersEventMap>(
  place: EventTarget,
  type: Type,
): GlobalEventHandlersEventMap[Type][] {
  const events: GlobalEventHandlersEventMap[Type][] = [];
  place.addEventListener(type, (event) => events.push(event as GlobalEventHandlersEventMap[Type]));
  return events;
}
