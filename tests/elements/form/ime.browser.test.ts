import { expect } from '@open-wc/testing';
import { aForm, byAnn, enter, record, textOf } from './form-fixture.js';

const composing: Record<string, KeyboardEventInit & { keyCode?: number }> = {
  'while words are composed': { isComposing: true },
  'with the key that ends the composition': { keyCode: 229 },
};

function press(element: HTMLElement, key: string, init: KeyboardEventInit): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init });
  element.dispatchEvent(event);
  return event;
}

describe('the form, with an input method', () => {
  for (const [when, init] of Object.entries(composing)) {
    it(`does not send ${when}`, async () => {
      const form = await aForm({ value: 'こんにちは' });
      const sent = record(form, 'discussion-submit-request');
      const event = press(textOf(form), 'Enter', { ...init, ctrlKey: true });
      expect(sent).to.have.length(0);
      expect(event.defaultPrevented).to.equal(false);
    });

    it(`does not close ${when}`, async () => {
      const form = await aForm({ replyTo: byAnn });
      let cancelled = 0;
      form.addEventListener('discussion-form-cancel', () => cancelled++);
      press(textOf(form), 'Escape', init);
      expect(cancelled).to.equal(0);
    });
  }

  it('leaves the text alone while words are composed', async () => {
    const form = await aForm();
    const text = textOf(form);
    let writes = 0;
    const own = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
    enter(text, 'に');
    Object.defineProperty(text, 'value', { get: () => own?.get?.call(text) as string, set: () => writes++ });
    text.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true, composed: true }));
    await form.updateComplete;
    expect(form.value).to.equal('に');
    expect(writes).to.equal(0);
  });

  it('sends with the same keys once the words are there', async () => {
    const form = await aForm({ value: 'こんにちは' });
    const sent = record(form, 'discussion-submit-request');
    press(textOf(form), 'Enter', { metaKey: true });
    expect(sent).to.have.length(1);
  });
});
