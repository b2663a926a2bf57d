import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DiscussionForm } from '../../../src/elements/form/form-element.js';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { aDocument, aThread } from '../../fixtures/builders.js';
import { nextTask, until } from '../../support/until.js';
import { aPage, area, open, own, talk } from './page-fixture.js';
import { ShakySource } from './sources.js';
import { button, comment, focused, form, said, send, shownIds as comments, textOf, write } from './thread-fixture.js';

const KEY = 'discussion-elements:drafts:["memory",null,"thread-1"]';
const note = (form: DiscussionForm) => textOf(form.shadowRoot?.querySelector('.kept > span'));

function press(form: DiscussionForm, name: string): void {
  const buttons = [...(form.shadowRoot?.querySelectorAll('button') ?? [])];
  const found = buttons.find((one) => textOf(one) === name);
  if (!found) throw new Error(`The form has no button "${name}".`);
  found.click();
}

/** What another window writes, so that this one is told as by any other. */
function writeElsewhere(versions: Record<string, unknown>): Promise<void> {
  return elsewhere((storage) => storage.setItem(KEY, JSON.stringify(versions)));
}

async function elsewhere(act: (storage: Storage) => void): Promise<void> {
  const frame = globalThis.document.createElement('iframe');
  frame.src = '/tests/elements/article/pixel.svg';
  const heard = new Promise((resolve) => addEventListener('storage', resolve, { once: true }));
  globalThis.document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  if (frame.contentWindow) act(frame.contentWindow.localStorage);
  await heard;
  frame.remove();
}

describe('what is written and not sent', () => {
  it('is back in its form after a reload, and says so without taking the focus', async () => {
    await write(form(await aPage()), 'Half a sent');
    const thread = await aPage();
    await until(() => area(form(thread)).value === 'Half a sent', 'the text is back');
    expect(form(thread).value).to.equal('Half a sent');
    expect(note(form(thread))).to.equal('Your draft is back.');
    expect(focused()?.localName).to.not.equal('textarea');
  });

  it('is stored a moment after the last key, without anybody leaving', async () => {
    await write(form(await aPage()), 'Half a sent');
    await until(() => localStorage.getItem(KEY)?.includes('Half a sent'), 'it is stored');
  });

  it('is back under the comment that it answers, with the form open', async () => {
    const before = await aPage();
    await write(await open(before, 'Reply', '1.1'), 'To you');
    const thread = await aPage();
    await until(() => area(form(thread, '1.1')).value === 'To you', 'the text is back');
    expect(form(thread).value).to.equal('');
    expect(thread.renderRoot.querySelectorAll('discussion-form')).to.have.length(2);
    expect(focused()?.localName).to.not.equal('textarea');
  });

  it('is back in the place of the comment that is changed', async () => {
    const before = await aPage();
    await write(await open(before, 'Edit', 'own'), 'My better words.');
    const thread = await aPage();
    await until(() => area(form(thread, 'own')).value === 'My better words.', 'the text is back');
    press(form(thread, 'own'), 'Discard draft');
    await until(() => area(form(thread, 'own')).value === 'My words.', 'the text is as it was');
    expect(localStorage.getItem(KEY)).to.equal(null);
  });

  it('opens again with its text, when several replies were begun', async () => {
    const before = await aPage();
    await write(await open(before, 'Reply', '1'), 'To the first');
    await write(await open(before, 'Reply', '2'), 'To the second');
    const thread = await aPage();
    await until(() => area(form(thread, '2')).value === 'To the second', 'the last one is open');
    const other = await open(thread, 'Continue', '1');
    await until(() => area(other).value === 'To the first', 'the text is back');
  });

  it('goes when it is discarded, and comes back by undo', async () => {
    await write(form(await aPage()), 'Half a sent');
    const thread = await aPage();
    await until(() => note(form(thread)), 'the text is back');
    press(form(thread), 'Discard draft');
    await until(() => area(form(thread)).value === '', 'the form is empty');
    expect(focused()).to.equal(area(form(thread)));
    expect(localStorage.getItem(KEY)).to.equal(null);
    await until(() => note(form(thread)) === '', 'the note is gone');
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'z' });
    await sendKeys({ up: 'Control' });
    expect(area(form(thread)).value).to.equal('Half a sent');
  });

  it('goes when it was sent, also from the next page', async () => {
    const before = await aPage();
    await send(form(before), 'Hello');
    await until(() => said(before) === 'Comment posted', 'it is said');
    expect(localStorage.getItem(KEY)).to.equal(null);
    const thread = await aPage();
    expect(form(thread).value).to.equal('');
  });

  it('stays when the backend wants it changed', async () => {
    const source = new ShakySource(talk);
    source.failures.post = ['invalid'];
    const before = await aPage({ source });
    await send(form(before), 'Hello');
    await until(() => form(before).shadowRoot?.querySelector('[part=error]'), 'the error is shown');
    const thread = await aPage();
    await until(() => area(form(thread)).value === 'Hello', 'the text is back');
  });

  it('stays when the form is closed, and says so', async () => {
    const thread = await aPage();
    await write(await open(thread, 'Reply', '1'), 'To you');
    await sendKeys({ press: 'Escape' });
    await until(() => said(thread) === 'Draft kept', 'it is said');
    expect(focused()).to.equal(button(thread, 'Continue', '1'));
    expect((await open(thread, 'Continue', '1')).value).to.equal('To you');
  });

  it('of a change stays when the form is closed', async () => {
    const thread = await aPage();
    await write(await open(thread, 'Edit', 'own'), 'My better words.');
    await sendKeys({ press: 'Escape' });
    await until(() => focused()?.localName === 'button', 'the form is closed');
    expect(area(await open(thread, 'Edit', 'own')).value).to.equal('My better words.');
  });

  it('is not touched when others change the comment meanwhile', async () => {
    const source = new ShakySource(aDocument({ thread: aThread({ can: { moderate: true } }), comments: [own] }));
    const thread = await aPage({ source, live: true });
    await write(await open(thread, 'Edit', 'own'), 'My better words.');
    await source.edit('own', { format: 'text', value: 'Edited by somebody.' }, { signal: new AbortController().signal, fetch, lang: 'en' });
    await until(() => textOf(comment(thread, 'own')).includes('edited'), 'the change is here');
    expect(area(form(thread, 'own')).value).to.equal('My better words.');
  });

  it('is no draft of a thread of the same id at another backend', async () => {
    const at = (scope: string) => Object.assign(new ShakySource(talk), { scope });
    const thread = await aPage({ source: at('https://one.example/1') });
    await write(form(thread), 'For the one');
    await write(await open(thread, 'Reply', '1'), 'To one of them');
    const before = form(thread);
    const now = () => thread.renderRoot.querySelector<DiscussionForm>('.compose discussion-form');
    thread.source = at('https://other.example/1');
    await until(() => now() !== before && now()?.shadowRoot?.querySelector('textarea'), 'another form is there');
    expect(area(form(thread)).value).to.equal('');
    const elsewhere = await aPage({ source: at('https://other.example/1') });
    expect(area(form(elsewhere)).value).to.equal('');
    expect(elsewhere.renderRoot.querySelectorAll('discussion-form')).to.have.length(1);
    const back = await aPage({ source: at('https://one.example/1') });
    await until(() => area(form(back)).value === 'For the one', 'the text is back');
    await until(() => area(form(back, '1')).value === 'To one of them', 'the reply, too');
  });

  it('is one draft of one window, also when the thread was moved or another one was shown', async () => {
    const thread = await aPage();
    const source = thread.source;
    await write(form(thread), 'Half a sent');
    await until(() => localStorage.getItem(KEY), 'it is stored');
    const place = globalThis.document.createElement('div');
    thread.replaceWith(place);
    await nextTask();
    place.append(thread);
    await nextTask();
    thread.source = new ShakySource(aDocument({ thread: aThread({ id: 'another' }) }));
    await until(() => !comments(thread).includes('1') && form(thread).keeping, 'another thread is here');
    thread.source = source;
    await until(() => comments(thread).includes('1') && form(thread).keeping && area(form(thread)).value, 'it is back');
    await write(form(thread), 'Half a sentence');
    await until(() => localStorage.getItem(KEY)?.includes('Half a sentence'), 'it is stored');
    expect(note(form(thread))).to.equal('');
    await send(form(thread), 'A sentence');
    await until(() => said(thread) === 'Comment posted', 'it is said');
    expect(localStorage.getItem(KEY)).to.equal(null);
  });

  it('is not remembered where nothing may be', async () => {
    const source = new ShakySource(talk);
    await write(form(await aPage({ source, noStorage: true })), 'Half a sent');
    const thread = await aPage({ noStorage: true });
    expect(form(thread).value).to.equal('');
    expect(localStorage.length).to.equal(0);
    expect(source.storage, 'what its source is given').to.equal(undefined);
    await aPage({ source });
    expect(source.storage?.()).to.equal(localStorage);
  });

  it('of two windows is kept twice; each can have the other', async () => {
    const thread = await aPage();
    await write(form(thread), 'From here');
    await until(() => localStorage.getItem(KEY), 'it is stored');
    const { comment: versions } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as { comment: unknown[] };
    const other = { writer: 'elsewhere', text: 'From there', at: new Date().toISOString() };
    await writeElsewhere({ comment: [other, ...versions] });
    await until(() => note(form(thread)).includes('another window'), 'it is said');
    expect(area(form(thread)).value).to.equal('From here');
    await write(form(thread), 'From here, still');
    await until(() => localStorage.getItem(KEY)?.includes('still'), 'it is stored');
    expect(localStorage.getItem(KEY)).to.include('From there');
    press(form(thread), 'Show the other');
    await until(() => area(form(thread)).value === 'From there', 'the other is here');
    await until(() => localStorage.getItem(KEY)?.includes('From here, still'), 'the first is kept');
  });

  it('follows the other window while nobody types here', async () => {
    await write(form(await aPage()), 'Half');
    const thread = await aPage();
    await until(() => area(form(thread)).value === 'Half', 'the text is back');
    await writeElsewhere({ comment: [{ writer: 'elsewhere', text: 'Half a sentence', at: new Date().toISOString() }] });
    await until(() => area(form(thread)).value === 'Half a sentence', 'it is the newer text');
    await writeElsewhere({});
    await until(() => area(form(thread)).value === '', 'it was sent there');
  });

  it('stays when another window clears the storage, open or not', async () => {
    const before = await aPage();
    await write(await open(before, 'Reply', '1'), 'To the first');
    await write(form(before), 'Half');
    const thread = await aPage();
    await until(() => area(form(thread)).value === 'Half' && area(form(thread, '1')).value === 'To the first', 'the texts are back');
    form(thread, '1').focus();
    await sendKeys({ press: 'Escape' });
    await until(() => said(thread) === 'Draft kept', 'the reply is closed');
    await elsewhere((storage) => storage.clear());
    await until(() => localStorage.getItem(KEY)?.includes('Half'), 'it is kept again');
    expect(area(form(thread)).value).to.equal('Half');
    await open(thread, 'Continue', '1');
    await writeElsewhere({ comment: [{ writer: 'elsewhere', text: 'Other', at: new Date().toISOString() }] });
    await until(() => note(form(thread)).includes('another window'), 'it is said');
    expect(area(form(thread)).value).to.equal('Half');
    expect(area(form(thread, '1')).value).to.equal('To the first');
  });
});

describe('a guest', () => {
  const name = (form: DiscussionForm) => form.shadowRoot?.querySelector<HTMLInputElement>('#name');
  const box = (form: DiscussionForm) => form.shadowRoot?.querySelector<HTMLInputElement>('[name=remember]');

  async function sendAs(thread: DiscussionThread, who: string, remember: boolean): Promise<void> {
    const input = name(form(thread));
    if (input) input.value = who;
    if (box(form(thread))?.checked !== remember) box(form(thread))?.click();
    await send(form(thread), `I am ${who}`);
    await until(() => said(thread) === 'Comment posted', 'it is said');
  }

  it('is asked once on a visit, and forgotten after it', async () => {
    const before = await aPage();
    await sendAs(before, 'Nora', false);
    expect(name(await open(before, 'Reply', '1'))?.value).to.equal('Nora');
    expect(name(form(await aPage()))?.value).to.equal('');
    expect(localStorage.getItem('discussion-elements:guest')).to.equal(null);
  });

  it('is remembered on this device who wishes it, and forgotten who does not any more', async () => {
    await sendAs(await aPage(), 'Nora', true);
    const thread = await aPage();
    expect(name(form(thread))?.value).to.equal('Nora');
    expect(box(form(thread))?.checked).to.equal(true);
    box(form(thread))?.click();
    expect(localStorage.getItem('discussion-elements:guest')).to.equal(null);
  });

  it('is offered nothing where nothing may be remembered', async () => {
    expect(box(form(await aPage({ noStorage: true })))).to.equal(null);
  });
});
