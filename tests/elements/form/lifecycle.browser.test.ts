import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { DiscussionForm } from '../../../src/elements/form/form-element.js';
import { aForm, askingThread, byAnn, byRole, enter, focused, record, send, textOf } from './form-fixture.js';

const properties = { thread: askingThread, replyTo: byAnn, value: 'Hello', name: 'a', disabled: true, maxlength: 9 };

function lookOf(form: DiscussionForm): string {
  return [form.outerHTML, form.value, textOf(form).value, form.renderRoot.querySelector('form')?.outerHTML]
    .join('\n')
    .replace(/<!--.*?-->|lit\$\d+\$/g, '')
    .replace(/late-form-\d+/g, 'discussion-form');
}

describe('the life of a form', () => {
  it('is the same whether it is filled in before or after it is attached', async () => {
    const box = await fixture<HTMLDivElement>(html`<div lang="en"></div>`);
    const before = Object.assign(document.createElement('discussion-form'), properties);
    box.append(before);
    await before.updateComplete;
    const after = document.createElement('discussion-form');
    box.append(after);
    Object.assign(after, properties);
    await after.updateComplete;
    expect(lookOf(after)).to.equal(lookOf(before));
  });

  it('waits with its first rendering for its turn, and keeps what it was given meanwhile', async () => {
    let begin = (): void => undefined;
    const turn = new Promise<void>((resolve) => (begin = resolve));
    const box = await fixture<HTMLDivElement>(html`<div lang="en"></div>`);
    const form = Object.assign(document.createElement('discussion-form'), { turn, value: 'Hello' });
    box.append(form);
    await nextFrame();
    expect(form.renderRoot.querySelector('textarea')).to.equal(null);
    begin();
    await form.updateComplete;
    expect(textOf(form).value).to.equal('Hello');
  });

  it('is the same when it is filled in before it is defined', async () => {
    const early = document.createElement('late-form-1') as DiscussionForm;
    Object.assign(early, properties);
    const box = await fixture<HTMLDivElement>(html`<div lang="en"></div>`);
    box.append(early);
    customElements.define('late-form-1', class extends DiscussionForm {});
    await early.updateComplete;
    const usual = Object.assign(document.createElement('discussion-form'), properties);
    box.append(usual);
    await usual.updateComplete;
    expect(lookOf(early)).to.equal(lookOf(usual));
    expect(early.maxlength).to.equal(9);
  });

  it('keeps text, name and errors when it is moved', async () => {
    const form = await aForm({ thread: askingThread, value: 'Hello' });
    enter(byRole(form, 'textbox', 'Name'), 'Ann');
    await send(form);
    const look = lookOf(form);
    const place = form.parentElement;
    form.remove();
    place?.append(form);
    await form.updateComplete;
    expect(lookOf(form)).to.equal(look);
    expect((byRole(form, 'textbox', 'Name') as HTMLInputElement).value).to.equal('Ann');
  });

  it('can be focused as soon as it is made', async () => {
    const box = await fixture<HTMLDivElement>(html`<div lang="en"></div>`);
    const form = document.createElement('discussion-form');
    box.append(form);
    form.focus();
    await form.updateComplete;
    expect(focused()).to.equal(textOf(form));
  });

  it('changes nothing in the page when nothing changes', async () => {
    const form = await aForm({ value: 'Hello', maxlength: 10 });
    const observer = new MutationObserver(() => {});
    observer.observe(form.renderRoot, { subtree: true, childList: true, attributes: true, characterData: true });
    form.requestUpdate();
    form.value = 'Hello';
    form.thread = undefined;
    await form.updateComplete;
    expect(observer.takeRecords()).to.deep.equal([]);
  });

  it('asks for nothing when it is removed while it is filled in', async () => {
    const form = await aForm({ value: 'Hello' });
    const sent = record(form, 'discussion-submit-request');
    form.remove();
    await form.updateComplete;
    expect(sent).to.have.length(0);
  });

  it('is registered once, however often it is imported', async () => {
    const again = '../../../src/elements/form/discussion-form.ts?again';
    await import(again);
    expect(customElements.get('discussion-form')).to.equal(DiscussionForm);
  });
});
