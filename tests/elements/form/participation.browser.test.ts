import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DiscussionForm } from '../../../src/elements/form/form-element.js';
import { byRole, enter, focused, textOf } from './form-fixture.js';

async function inAPagesForm(content = html`<discussion-form name="answer" required></discussion-form>`) {
  const outer = await fixture<HTMLFormElement>(html`<form>${content}</form>`);
  const inner = outer.querySelector('discussion-form') as DiscussionForm;
  await inner.updateComplete;
  return { outer, inner };
}

const sentBy = (outer: HTMLFormElement) => Object.fromEntries(new FormData(outer));

describe("the form as a part of the page's own form", () => {
  it('gives its text under its name', async () => {
    const { outer, inner } = await inAPagesForm();
    enter(textOf(inner), 'Hello');
    expect(sentBy(outer)).to.deep.equal({ answer: 'Hello' });
    inner.value = 'Set';
    expect(sentBy(outer)).to.deep.equal({ answer: 'Set' });
  });

  it('gives nothing without a name', async () => {
    const { outer, inner } = await inAPagesForm(html`<discussion-form></discussion-form>`);
    inner.value = 'Hello';
    expect(sentBy(outer)).to.deep.equal({});
    inner.name = 'late';
    await inner.updateComplete;
    expect(sentBy(outer)).to.deep.equal({ late: 'Hello' });
  });

  it('belongs to the form around it', async () => {
    const { outer, inner } = await inAPagesForm();
    expect(inner.form).to.equal(outer);
    expect([...outer.elements]).to.deep.equal([inner]);
  });

  it('is invalid while it is required and empty', async () => {
    const { outer, inner } = await inAPagesForm();
    expect(outer.checkValidity()).to.equal(false);
    expect(inner.validity.valueMissing).to.equal(true);
    expect(inner.validationMessage).to.equal('Write something first.');
    inner.value = 'Hello';
    expect(inner.checkValidity()).to.equal(true);
    await inner.updateComplete;
    expect(outer.checkValidity()).to.equal(true);
  });

  it('is invalid over its limit', async () => {
    const { inner } = await inAPagesForm();
    inner.maxlength = 3;
    inner.value = 'Hello';
    expect(inner.validity.tooLong).to.equal(true);
    inner.maxlength = null;
    expect(inner.checkValidity()).to.equal(true);
  });

  it('is valid empty when it is not required', async () => {
    const { outer } = await inAPagesForm(html`<discussion-form name="answer"></discussion-form>`);
    expect(outer.checkValidity()).to.equal(true);
  });

  it('gets the focus when the page wants to send it and cannot', async () => {
    const { outer, inner } = await inAPagesForm();
    outer.requestSubmit();
    await inner.updateComplete;
    expect(focused()).to.equal(textOf(inner));
  });

  it('is emptied with the form around it', async () => {
    const { outer, inner } = await inAPagesForm();
    inner.value = 'Hello';
    enter(byRole(inner, 'textbox', 'Name (optional)'), 'Ann');
    outer.reset();
    await inner.updateComplete;
    expect(textOf(inner).value).to.equal('');
    expect((byRole(inner, 'textbox', 'Name (optional)') as HTMLInputElement).value).to.equal('');
  });

  it('is disabled by the fieldset around it, and by itself', async () => {
    const { outer, inner } = await inAPagesForm(
      html`<fieldset disabled><discussion-form name="answer"></discussion-form></fieldset>`,
    );
    inner.value = 'Hello';
    await inner.updateComplete;
    expect(textOf(inner).disabled).to.equal(true);
    expect(inner.disabled).to.equal(false);
    expect(sentBy(outer)).to.deep.equal({});
    outer.querySelector('fieldset')?.removeAttribute('disabled');
    await inner.updateComplete;
    expect(textOf(inner).disabled).to.equal(false);
    inner.disabled = true;
    await inner.updateComplete;
    expect(textOf(inner).disabled).to.equal(true);
    expect(sentBy(outer)).to.deep.equal({});
  });

  it('takes back what the browser kept for it', async () => {
    const { inner } = await inAPagesForm();
    inner.formStateRestoreCallback('Kept');
    await inner.updateComplete;
    expect(textOf(inner).value).to.equal('Kept');
  });

  it('does not send the form around it with its own button', async () => {
    const { outer, inner } = await inAPagesForm();
    let submits = 0;
    outer.addEventListener('submit', (event) => {
      event.preventDefault();
      submits++;
    });
    inner.value = 'Hello';
    await inner.updateComplete;
    byRole(inner, 'textbox', 'Name (optional)').focus();
    await sendKeys({ press: 'Enter' });
    expect(submits).to.equal(0);
  });
});
