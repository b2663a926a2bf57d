import { expect } from '@open-wc/testing';
import { Deferred } from '../../discussion/fake-source.js';
import { aDocument, aThread, commentsAt } from '../../fixtures/builders.js';
import { SourceError } from '../../../src/sources/source.js';
import { until } from '../../support/until.js';
import { aPage, area, open, talk } from './page-fixture.js';
import { ShakySource } from './sources.js';
import { button, form, parts, said, send, shownIds, textOf, write } from './thread-fixture.js';

describe('what was sent and is not there yet', () => {
  it('waits for the network after a reload, and goes once', async () => {
    const source = new ShakySource(talk);
    source.failures.post = ['network'];
    const before = await aPage({ source });
    await send(form(before), 'Hello');
    await until(() => parts(before, 'queued').length === 1, 'it waits');
    expect(textOf(parts(before, 'queued')[0])).to.include('Waits for the network');
    expect(said(before)).to.include('Waits for the network');
    await until(() => form(before).value === '', 'the form is empty');
    before.remove();

    const thread = await aPage({ source });
    await until(() => source.drafts.length === 2, 'it is sent');
    await until(() => parts(thread, 'queued').length === 0, 'it waits no more');
    expect(said(thread)).to.equal('Comment posted');
    expect(parts(thread, 'body').filter((body) => textOf(body) === 'Hello')).to.have.length(1);
    expect(form(thread).value).to.equal('');
  });

  it('goes as soon as the browser says that the network is back', async () => {
    const source = new ShakySource(talk);
    source.failures.post = ['network', 'network'];
    const thread = await aPage({ source });
    await send(form(thread), 'Hello');
    await until(() => parts(thread, 'queued').length === 1, 'it waits');
    dispatchEvent(new Event('online'));
    await until(() => source.drafts.length === 2, 'it is tried');
    await until(() => parts(thread, 'queued').length === 1, 'it waits again');
    dispatchEvent(new Event('online'));
    await until(() => said(thread) === 'Comment posted', 'it is said');
    expect(new Set(source.drafts.map(({ key }) => key)).size).to.equal(1);
  });

  it('is answered while it waits: the reply goes after it, under its true parent', async () => {
    const source = new ShakySource(talk);
    source.failures.post = ['network', 'network', 'network'];
    const thread = await aPage({ source });
    await send(form(thread), 'Hello');
    await until(() => parts(thread, 'queued').length === 1, 'it waits');
    const id = shownIds(thread).at(-1) ?? '';
    await send(await open(thread, 'Reply', id), 'To myself');
    await until(() => parts(thread, 'queued').length === 2, 'both wait');
    await until(() => source.drafts.length === 2, 'the first is tried again');
    source.failures.post = [];
    dispatchEvent(new Event('online'));
    await until(() => parts(thread, 'queued').length === 0, 'both went');
    const last = source.drafts.at(-1);
    expect([last?.body.value, last?.parentId]).to.deep.equal(['To myself', `own-${source.drafts[0]?.key}`]);
  });

  it('is taken back into the form before it went', async () => {
    const source = new ShakySource(talk);
    source.failures.post = ['network'];
    const thread = await aPage({ source });
    await send(form(thread), 'Hello');
    await until(() => parts(thread, 'queued').length === 1, 'it waits');
    button(thread, 'Discard: Hello').click();
    await until(() => area(form(thread)).value === 'Hello', 'the text is back');
    expect(parts(thread, 'queued')).to.deep.equal([]);
    expect(localStorage.getItem('discussion-elements:outbox:["memory",null,"thread-1"]')).to.equal(null);
  });

  it('is taken back after what is written in the form by now', async () => {
    const source = new ShakySource(talk);
    source.failures.post = ['network'];
    const thread = await aPage({ source });
    await send(form(thread), 'Hello');
    await until(() => parts(thread, 'queued').length === 1 && !form(thread).busy, 'it waits');
    await write(form(thread), 'Another thought');
    button(thread, 'Discard: Hello').click();
    await until(() => area(form(thread)).value === 'Another thought\n\nHello', 'both are there');
    const again = await aPage();
    await until(() => area(form(again)).value === 'Another thought\n\nHello', 'both are kept');
  });

  it('says why it failed in the words of the backend, where it has some', async () => {
    const source = new ShakySource(talk);
    source.post = () => Promise.reject(new SourceError('forbidden', '', { detail: 'Guests write after noon.' }));
    const thread = await aPage({ source });
    await send(form(thread), 'Hello');
    await until(() => parts(thread, 'failed').length === 1, 'it has failed');
    expect(textOf(parts(thread, 'failed')[0]?.querySelector('[part=status]'))).to.include('Not sent. Guests write after noon.');
  });

  it('can be told from another by the names of its buttons', async () => {
    const source = new ShakySource(talk);
    source.failures.post = ['server', 'spam'];
    const thread = await aPage({ source });
    for (const text of ['The first words', 'Other words']) {
      await send(form(thread), text);
      await until(() => parts(thread, 'failed').some((one) => textOf(one).includes(text)), 'it has failed');
      await until(() => !form(thread).busy, 'the form is free');
    }
    for (const name of ['Try again: The first words', 'Try again: Other words', 'Discard: The first words', 'Discard: Other words']) {
      expect(button(thread, name)).to.be.instanceOf(HTMLElement);
    }
  });

  it('stays before its writer’s eyes while it waits for approval, also after a reload', async () => {
    const before = await aPage({ source: new ShakySource(talk, { postStatus: 'pending' }) });
    await send(form(before), 'Is it me?');
    await until(() => said(before) === 'Comment waits for approval', 'it is said');
    // This backend shows nobody what waits.
    const thread = await aPage();
    await until(() => parts(thread, 'pending').length === 1, 'it is there again');
    expect(textOf(parts(thread, 'pending')[0])).to.include('Is it me?').and.to.include('Only you can see it.');
  });
});

describe('another address that is set while a comment is on its way', () => {
  it('loses nothing: the comment is sent when its own thread is back, and is no draft then', async () => {
    const other = aDocument({ thread: aThread({ id: 'another' }), comments: commentsAt('9') });
    const held = new ShakySource(talk);
    const answer = new Deferred<never>();
    held.post = (_draft, { signal }) => {
      signal.addEventListener('abort', () => answer.reject(signal.reason));
      return answer.promise;
    };
    const thread = await aPage({ source: held });
    await send(form(thread), 'Hello');
    await until(() => parts(thread, 'status').some((one) => textOf(one) === 'Sending…'), 'it is on its way');
    thread.source = new ShakySource(other);
    await until(() => shownIds(thread).includes('9'), 'the other thread is here');
    await until(() => form(thread).keeping && area(form(thread)), 'its form is there');
    expect(area(form(thread)).value).to.equal('');
    const source = new ShakySource(talk);
    thread.source = source;
    await until(() => source.drafts.length === 1, 'it is sent');
    await until(() => said(thread) === 'Comment posted', 'it is said');
    expect(source.drafts[0]?.body.value).to.equal('Hello');
    expect(area(form(thread)).value).to.equal('');
  });
});
