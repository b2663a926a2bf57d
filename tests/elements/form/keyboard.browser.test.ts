import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { aForm, allByRole, byAnn, byRole, focused, nameOf, record, send, textOf } from './form-fixture.js';
import type { DiscussionForm } from '../../../src/elements/form/form-element.js';

async function shortcut(key: string): Promise<void> {
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: key });
  await sendKeys({ up: 'Control' });
}

/** Where Tab leads, from the start of the form to its end. */
async function tabStops(form: DiscussionForm): Promise<string[]> {
  const names: string[] = [];
  (document.activeElement as HTMLElement | null)?.blur();
  for (let i = 0; i < 12; i++) {
    await sendKeys({ press: 'Tab' });
    const element = focused() as HTMLElement;
    if (element.getRootNode() !== form.renderRoot) break;
    names.push(nameOf(form, element));
  }
  return names;
}

describe('the form, by keyboard', () => {
  it('sends with Ctrl+Enter', async () => {
    const form = await aForm();
    const sent = record(form, 'discussion-submit-request');
    form.focus();
    await sendKeys({ type: 'Hello' });
    await shortcut('Enter');
    expect(sent.map(({ detail }) => detail.draft.body.value)).to.deep.equal(['Hello']);
  });

  it('sends with Ctrl+Enter from the name too, once', async () => {
    const form = await aForm({ value: 'Hello' });
    const sent = record(form, 'discussion-submit-request');
    byRole(form, 'textbox', 'Name (optional)').focus();
    await shortcut('Enter');
    expect(sent).to.have.length(1);
  });

  it('sends once while the keys are held', async () => {
    const form = await aForm({ value: 'Hello' });
    const sent = record(form, 'discussion-submit-request');
    form.focus();
    await sendKeys({ down: 'Control' });
    for (let i = 0; i < 3; i++) await sendKeys({ down: 'Enter' });
    await sendKeys({ up: 'Enter' });
    await sendKeys({ up: 'Control' });
    expect(sent).to.have.length(1);
    expect(form.value).to.equal('Hello');
  });

  it('breaks the line with Enter alone', async () => {
    const form = await aForm();
    const sent = record(form, 'discussion-submit-request');
    form.focus();
    await sendKeys({ type: 'one' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'two' });
    expect(form.value).to.equal('one\ntwo');
    expect(sent).to.have.length(0);
  });

  it('asks to be closed with Esc when it is a reply', async () => {
    const form = await aForm({ replyTo: byAnn });
    let cancelled = 0;
    form.addEventListener('discussion-form-cancel', () => cancelled++);
    form.focus();
    await sendKeys({ press: 'Escape' });
    expect(cancelled).to.equal(1);
  });

  it('stays with Esc when it is no reply', async () => {
    const form = await aForm({ value: 'Hello' });
    let cancelled = 0;
    form.addEventListener('discussion-form-cancel', () => cancelled++);
    form.focus();
    await sendKeys({ press: 'Escape' });
    expect(cancelled).to.equal(0);
    expect(form.value).to.equal('Hello');
  });

  it('keeps no Tab: it leads through the whole form and out of it', async () => {
    const form = await aForm({ replyTo: byAnn });
    expect(await tabStops(form)).to.deep.equal([
      'Write',
      'Bold',
      'Your reply to Ann',
      'Name (optional)',
      'Cancel reply to Ann',
      'Post reply to Ann',
    ]);
  });

  it('reaches the toolbar in a narrow place too', async () => {
    const form = await aForm();
    form.style.inlineSize = '18rem';
    expect(allByRole(form, 'toolbar')).to.have.length(0);
    expect(await tabStops(form)).to.include('Bold');
  });

  it('goes from tool to tool with the arrows, round and round', async () => {
    const form = await aForm();
    byRole(form, 'button', 'Bold').focus();
    const names: string[] = [];
    for (const press of ['ArrowRight', 'ArrowLeft', 'ArrowLeft', 'Home', 'End']) {
      await sendKeys({ press });
      names.push(nameOf(form, focused() as HTMLElement));
    }
    expect(names).to.deep.equal(['Italic', 'Bold', 'Link', 'Bold', 'Link']);
  });

  it('turns the arrows round in a page from right to left', async () => {
    const form = await aForm();
    form.dir = 'rtl';
    byRole(form, 'button', 'Bold').focus();
    await sendKeys({ press: 'ArrowLeft' });
    expect(nameOf(form, focused() as HTMLElement)).to.equal('Italic');
  });

  it('changes the tab with the arrows', async () => {
    const form = await aForm({ value: 'Hello' });
    byRole(form, 'tab', 'Write').focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(byRole(form, 'tabpanel', 'Preview')).to.have.trimmed.text('Hello');
    expect(focused()).to.equal(byRole(form, 'tab', 'Preview'));
    await sendKeys({ press: 'ArrowRight' });
    expect(byRole(form, 'tabpanel', 'Write')).to.contain(textOf(form));
  });

  it('goes from the list of problems to the field with Enter', async () => {
    const form = await aForm({
      thread: { id: 't', state: 'open', guestFields: [{ name: 'email', required: true }] },
    });
    await send(form);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    expect(focused()).to.equal(byRole(form, 'textbox', 'E-mail'));
  });
});
