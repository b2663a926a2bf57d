import { fixture, html } from '@open-wc/testing';
import '../../../src/elements/form/discussion-form.js';
import type { DiscussionForm } from '../../../src/elements/form/form-element.js';
import { aComment, aThread } from '../../fixtures/builders.js';

/** A comment of Ann's, to be answered. */
export const byAnn = aComment({ id: '7', author: 'Ann' });

/** A thread that wants a name and an address of its guests. */
export const askingThread = aThread({
  guestFields: [
    { name: 'name', required: true },
    { name: 'email', required: true },
    { name: 'url', required: false },
  ],
});

export async function aForm(properties: Partial<DiscussionForm> = {}): Promise<DiscussionForm> {
  const form = await fixture<DiscussionForm>(html`<discussion-form lang="en"></discussion-form>`);
  Object.assign(form, properties);
  await form.updateComplete;
  return form;
}

/** What has this role and accessible name, and is shown. */
export function byRole(form: DiscussionForm, role: string, name?: string): HTMLElement {
  const found = allByRole(form, role).filter((element) => name === undefined || nameOf(form, element) === name);
  const [element] = found;
  if (!element) throw new Error(`There is no ${role} "${name ?? ''}".`);
  return element;
}

const SELECTORS: Record<string, string> = {
  textbox: 'textarea, input',
  button: 'button:not([role])',
};

export function allByRole(form: DiscussionForm, role: string): HTMLElement[] {
  const selector = SELECTORS[role] ?? `[role="${role}"]`;
  return [...form.renderRoot.querySelectorAll<HTMLElement>(selector)].filter((element) => element.checkVisibility());
}

/** The accessible name: `aria-labelledby`, `aria-label`, a label, the text. */
export function nameOf(form: DiscussionForm, element: HTMLElement): string {
  const { renderRoot } = form;
  const by = element.getAttribute('aria-labelledby');
  const label = by ? renderRoot.querySelector(`#${by}`) : renderRoot.querySelector(`label[for="${element.id}"]`);
  return element.getAttribute('aria-label') ?? (label ?? element).textContent?.trim() ?? '';
}

/** The text that describes a field, in the order in which it is read. */
export function descriptionOf(form: DiscussionForm, element: HTMLElement): string[] {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => form.renderRoot.querySelector(`#${id}`)?.textContent?.trim() ?? `nothing has the id ${id}`);
}

export function textOf(form: DiscussionForm): HTMLTextAreaElement {
  return byRole(form, 'textbox') as HTMLTextAreaElement;
}

/** Puts a value into a field as a person would. */
export function enter(field: HTMLElement, value: string): void {
  (field as HTMLInputElement).value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Presses the one primary button. */
export async function send(form: DiscussionForm): Promise<void> {
  form.renderRoot.querySelector<HTMLElement>('[part="submit"]')?.click();
  await form.updateComplete;
}

/** What has the focus, through all shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Keeps every event of a type that the form fires from now on. */
export function record<Type extends keyof GlobalEventHandlersEventMap>(
  form: DiscussionForm,
  type: Type,
): GlobalEventHandlersEventMap[Type][] {
  const events: GlobalEventHandlersEventMap[Type][] = [];
  form.addEventListener(type, (event) => events.push(event as GlobalEventHandlersEventMap[Type]));
  return events;
}
