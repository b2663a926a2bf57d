import { expect } from '@open-wc/testing';
import { aComment, aThread } from '../../fixtures/builders.js';
import { aForm, askingThread, byAnn, byRole, enter, record, send, textOf } from './form-fixture.js';

describe('the events of the form', () => {
  it('asks to post what was written', async () => {
    const form = await aForm({ thread: aThread({ id: 'ferries' }) });
    const sent = record(form, 'discussion-submit-request');
    enter(textOf(form), 'Hello');
    enter(byRole(form, 'textbox', 'Name (optional)'), ' Ann ');
    await send(form);
    const [event] = sent;
    const { key, ...draft } = event?.detail.draft ?? { key: '' };
    expect(draft).to.deep.equal({
      threadId: 'ferries',
      parentId: null,
      body: { format: 'markdown', value: 'Hello' },
      author: { name: 'Ann' },
    });
    expect(key).to.match(/^[\da-f-]{32,36}$/);
    expect([event?.bubbles, event?.composed, event?.cancelable]).to.deep.equal([true, true, true]);
  });

  it('asks to post a reply to its parent', async () => {
    const form = await aForm({ replyTo: byAnn, value: 'Hello' });
    const sent = record(form, 'discussion-submit-request');
    await send(form);
    expect(sent[0]?.detail.draft.parentId).to.equal('7');
    expect(sent[0]?.detail.draft).to.not.have.property('author');
  });

  it('asks for nothing when something is wrong', async () => {
    const form = await aForm({ thread: askingThread, value: 'Hello' });
    const sent = record(form, 'discussion-submit-request');
    await send(form);
    expect(sent).to.have.length(0);
  });

  it('gives the same text the same key until it was stored', async () => {
    const form = await aForm({ value: 'Hello' });
    const sent = record(form, 'discussion-submit-request');
    await send(form);
    form.error = { kind: 'invalid' };
    await send(form);
    form.reset();
    form.value = 'Hello';
    await send(form);
    const [first, second, third] = sent.map(({ detail }) => detail.draft.key);
    expect(second).to.equal(first);
    expect(third).to.not.equal(first);
  });

  it('gives another text another key', async () => {
    const form = await aForm({ value: 'Hello' });
    const sent = record(form, 'discussion-submit-request');
    await send(form);
    form.value = 'Hello again';
    await send(form);
    form.replyTo = byAnn;
    await send(form);
    expect(new Set(sent.map(({ detail }) => detail.draft.key)).size).to.equal(3);
  });

  it('keeps the text after asking, whatever comes of it', async () => {
    const form = await aForm({ value: 'Hello' });
    form.addEventListener('discussion-submit-request', (event) => event.preventDefault());
    await send(form);
    expect(textOf(form).value).to.equal('Hello');
  });

  it('asks to save an edit, without asking who writes', async () => {
    const comment = aComment({ id: '9', body: { format: 'html', value: '<p>Old</p>', source: 'Old' } });
    const form = await aForm({ thread: askingThread, editing: comment });
    const saved = record(form, 'discussion-edit-request');
    const posted = record(form, 'discussion-submit-request');
    expect(textOf(form).value).to.equal('Old');
    enter(textOf(form), 'New');
    byRole(form, 'button', 'Save').click();
    expect(saved.map(({ detail }) => detail)).to.deep.equal([{ id: '9', body: { format: 'markdown', value: 'New' } }]);
    expect(posted).to.have.length(0);
  });

  it('saves a plain text as plain text', async () => {
    const form = await aForm({ editing: aComment({ id: '9', body: '2 * 3 * 4' }) });
    const saved = record(form, 'discussion-edit-request');
    await send(form);
    expect(saved[0]?.detail.body).to.deep.equal({ format: 'text', value: '2 * 3 * 4' });
  });

  it('tells only the thread that it wants to be closed', async () => {
    const form = await aForm({ replyTo: byAnn });
    const heard: string[] = [];
    form.addEventListener('discussion-form-cancel', () => heard.push('form'));
    document.addEventListener('discussion-form-cancel', () => heard.push('page'), { once: true });
    byRole(form, 'button', 'Cancel reply to Ann').click();
    expect(heard).to.deep.equal(['form']);
  });

  it('lets the page hear the typing, and fires nothing when a property is set', async () => {
    const form = await aForm();
    const heard: string[] = [];
    const hear = ({ type }: Event) => heard.push(type);
    form.parentElement?.addEventListener('input', hear);
    form.parentElement?.addEventListener('discussion-submit-request', hear);
    form.value = 'Set';
    await form.updateComplete;
    expect(heard).to.deep.equal([]);
    enter(textOf(form), 'Typed');
    expect(heard).to.deep.equal(['input']);
    expect(form.value).to.equal('Typed');
  });
});
