import { expect, fixture, html } from '@open-wc/testing';
import type { DiscussionForm } from '../../../src/elements/form/form-element.js';
import { aForm, byAnn, byRole, send, textOf } from './form-fixture.js';

async function fromMarkup(markup: string): Promise<DiscussionForm> {
  const box = await fixture<HTMLDivElement>(html`<div lang="en"></div>`);
  box.innerHTML = markup;
  const form = box.firstElementChild as DiscussionForm;
  await form.updateComplete;
  return form;
}

/** What is warned of while `act` runs. */
async function warnings(act: () => Promise<unknown>): Promise<unknown[]> {
  const { warn } = console;
  const heard: unknown[] = [];
  console.warn = (...args) => heard.push(args.join(' '));
  try {
    await act();
  } finally {
    console.warn = warn;
  }
  return heard;
}

describe('the attributes of the form', () => {
  it('are read from the markup', async () => {
    const form = await fromMarkup(
      '<discussion-form name="a" placeholder="Well?" maxlength="12" required readonly></discussion-form>',
    );
    const { name, placeholder, maxlength, required, readonly, disabled } = form;
    expect({ name, placeholder, maxlength, required, readonly, disabled }).to.deep.equal({
      name: 'a',
      placeholder: 'Well?',
      maxlength: 12,
      required: true,
      readonly: true,
      disabled: false,
    });
    expect(textOf(form).placeholder).to.equal('Well?');
    expect(textOf(form).required).to.equal(true);
    expect(textOf(form).readOnly).to.equal(true);
  });

  it('are none on a form that has none', async () => {
    const form = await fromMarkup('<discussion-form></discussion-form>');
    expect(form.getAttributeNames()).to.deep.equal([]);
  });

  it('follow the properties that a page sees from outside', async () => {
    const form = await aForm({ name: 'a', required: true, disabled: true, readonly: true });
    for (const name of ['name', 'required', 'disabled', 'readonly']) expect(form.hasAttribute(name), name).to.equal(true);
    form.disabled = false;
    await form.updateComplete;
    expect(form.hasAttribute('disabled')).to.equal(false);
  });

  it('are warned of once when they are wrong, and then count for nothing', async () => {
    const heard = await warnings(async () => {
      for (let i = 0; i < 2; i++) {
        const form = await fromMarkup('<discussion-form maxlength="many"></discussion-form>');
        form.value = 'Hello';
        await send(form);
        expect(form.renderRoot.querySelector('[part="error"]')).to.equal(null);
      }
    });
    expect(heard).to.have.length(1);
  });

  it('leave the text alone when it is set to what is no text', async () => {
    const form = await aForm({ value: 'Hello' });
    const heard = await warnings(async () => {
      form.value = { toString: () => 'evil' } as unknown as string;
      await form.updateComplete;
    });
    expect(form.value).to.equal('Hello');
    expect(heard).to.have.length(1);
  });

  it('let the nearest language speak', async () => {
    const form = await aForm();
    form.lang = 'es';
    await expectLabel(form, 'Tu comentario');
    form.replyTo = byAnn;
    form.messages = { yourReply: 'To {name}' };
    await expectLabel(form, 'To Ann');
  });

  it('give the page a place before the button', async () => {
    const form = await fromMarkup(
      '<discussion-form><label slot="before-submit"><input type="checkbox"> I agree</label></discussion-form>',
    );
    const slotted = form.firstElementChild;
    expect(slotted?.assignedSlot?.name).to.equal('before-submit');
    const below = byRole(form, 'button', 'Post comment').getBoundingClientRect().top;
    expect(slotted?.getBoundingClientRect().bottom).to.be.at.most(below);
  });

  it('name every part', async () => {
    const form = await aForm({ replyTo: byAnn });
    await send(form);
    const parts = [...form.renderRoot.querySelectorAll('[part]')].map((part) => part.getAttribute('part'));
    expect([...new Set(parts)].sort()).to.deep.equal(
      'cancel error field form hint input label preview submit textarea toolbar'.split(' '),
    );
  });
});

async function expectLabel(form: DiscussionForm, label: string): Promise<void> {
  for (let i = 0; i < 50 && !textOf(form).labels[0]?.textContent?.includes(label); i++) {
    await new Promise(requestAnimationFrame);
  }
  expect(textOf(form).labels[0]).to.have.trimmed.text(label);
}
