import { expect } from '@open-wc/testing';
import { Discussion } from '../../../src/discussion/discussion.js';
import { SourceError } from '../../../src/sources/source.js';
import { aComment, aDocument, commentsAt } from '../../fixtures/builders.js';
import { HeldSource } from '../../discussion/fake-source.js';
import { until } from '../../support/until.js';
import { ShakySource } from './sources.js';
import {
  aThreadElement,
  button,
  comment,
  focused,
  form,
  part,
  parts,
  ready,
  said,
  send,
  shownIds,
  textOf,
  write,
} from './thread-fixture.js';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';

const two = aDocument({ comments: commentsAt('1', '2') });

async function aWritableThread(source = new ShakySource(two), properties: Partial<DiscussionThread> = {}) {
  const thread = await aThreadElement({ source, ...properties });
  await ready(thread);
  return thread;
}

const bodies = (thread: DiscussionThread) => parts(thread, 'body').map((body) => textOf(body));

describe('posting', () => {
  it('shows the comment at once, without a number and without actions, until the answer is here', async () => {
    const source = new HeldSource();
    const thread = await aThreadElement({ source });
    source.loads[0]?.resolve(two);
    await ready(thread);
    await send(form(thread), 'Hello');
    await until(() => bodies(thread).includes('Hello'), 'it is shown');
    const own = parts(thread, 'comment').at(-1);
    expect(textOf(own?.querySelector('[part=status]'))).to.equal('Sending…');
    expect(own?.querySelector<HTMLElement>('[part=number]')?.checkVisibility()).to.equal(false);
    expect(textOf(part(thread, 'heading'))).to.equal('3 comments');
    source.posts[0]?.resolve(aComment({ id: '3', minute: 3, body: 'Hello' }));
    await until(() => said(thread) === 'Comment posted', 'it is said');
    expect(parts(thread, 'comment').at(-1)).to.equal(own);
    expect(textOf(own?.querySelector('[part=number]'))).to.equal('3');
    expect(shownIds(thread)).to.deep.equal(['1', '2', '3']);
  });

  it('keeps a comment that failed in its place; sending it again is the same comment', async () => {
    const source = new ShakySource(two);
    source.failures.post = ['server'];
    const thread = await aWritableThread(source);
    await send(form(thread), 'Hello');
    await until(() => parts(thread, 'failed').length === 1, 'it has failed');
    const failed = part(thread, 'failed');
    expect(textOf(failed.querySelector('[part=body]'))).to.equal('Hello');
    expect(textOf(failed.querySelector('[part=status]'))).to.include('Not sent. The server has a problem.');
    await until(() => form(thread).value === '', 'the form is empty');
    await until(() => focused() === failed, 'the failed comment has the focus');
    expect(said(thread)).to.equal('The server has a problem. Try again later.');
    button(thread, 'Try again').click();
    await until(() => said(thread) === 'Comment posted', 'it is said');
    expect(focused()).to.equal(failed);
    expect(source.drafts.map(({ key }) => key)).to.deep.equal([source.drafts[0]?.key, source.drafts[0]?.key]);
    expect(bodies(thread).filter((text) => text === 'Hello')).to.have.length(1);
  });

  it('says how long to wait, where the backend says so', async () => {
    const source = new ShakySource(two);
    source.failures.post = [new SourceError('rate-limited', 'too many', { retryAfter: 30 })];
    const thread = await aWritableThread(source);
    await send(form(thread), 'Hello');
    await until(() => parts(thread, 'failed').length === 1, 'it has failed');
    const status = part(thread, 'failed').querySelector('[part=status]');
    expect(textOf(status)).to.include('Not sent. Too many at once. Try again in 30 seconds.');
  });

  it('gives a discarded comment back to the form', async () => {
    const source = new ShakySource(two);
    source.failures.post = ['server'];
    const thread = await aWritableThread(source);
    await send(form(thread), 'Hello');
    await until(() => parts(thread, 'failed').length === 1, 'it has failed');
    button(thread, 'Discard').click();
    await until(() => form(thread).value === 'Hello', 'the text is back');
    expect(parts(thread, 'failed')).to.have.length(0);
    expect(focused()?.localName).to.equal('textarea');
  });

  it('gives a discarded reply back to the form of the comment that it answers', async () => {
    const source = new ShakySource(two);
    source.failures.post = ['server'];
    const thread = await aWritableThread(source);
    button(thread, 'Reply', '1').click();
    await until(() => focused()?.localName === 'textarea', 'the form is open');
    await send(form(thread, '1'), 'To you');
    await until(() => parts(thread, 'failed').length === 1, 'it has failed');
    button(thread, 'Discard').click();
    await until(() => focused()?.localName === 'textarea', 'a text has the focus');
    expect(form(thread, '1').value).to.equal('To you');
    expect(form(thread).value).to.equal('');
  });

  for (const kind of ['invalid', 'too-long'] as const) {
    it(`takes a comment that is ${kind} back into the form and says what is wrong`, async () => {
      const source = new ShakySource(two);
      source.failures.post = [kind];
      const thread = await aWritableThread(source);
      form(thread).focus();
      await send(form(thread), 'Hello');
      await until(() => form(thread).renderRoot.querySelector('[part=error]'), 'the error is shown');
      expect(form(thread).value).to.equal('Hello');
      expect(shownIds(thread)).to.deep.equal(['1', '2']);
      expect(form(thread).busy).to.equal(false);
      expect(textOf(part(thread, 'heading'))).to.equal('2 comments');
    });
  }

  it('posts once, however often the button is pressed', async () => {
    const source = new ShakySource(two);
    const thread = await aWritableThread(source);
    await send(form(thread), 'Hello');
    form(thread).renderRoot.querySelector<HTMLElement>('[part=submit]')?.click();
    await until(() => said(thread), 'it is said');
    expect(source.drafts).to.have.length(1);
  });

  it('keeps what is written when another address is set meanwhile', async () => {
    const source = new HeldSource();
    const thread = await aThreadElement({ source });
    source.loads[0]?.resolve(two);
    await ready(thread);
    const own = form(thread);
    await send(own, 'Hello');
    await until(() => source.posts.length === 1, 'it is on its way');
    thread.source = new HeldSource();
    const [post] = source.posts;
    await until(() => post?.signal.aborted, 'it is aborted');
    post?.reject(post.signal.reason);
    await until(() => !own.busy, 'the form is free again');
    expect(own.value).to.equal('Hello');
  });

  it('leaves a reply that is being written alone when another reply comes', async () => {
    const discussion = new Discussion(new ShakySource(two));
    const thread = await aThreadElement({ discussion });
    await ready(thread);
    button(thread, 'Reply', '1').click();
    await until(() => focused()?.localName === 'textarea', 'the form is open');
    const area = focused();
    await write(form(thread, '1'), 'Half a sent');
    await discussion.post({
      threadId: 'thread-1',
      parentId: '1',
      body: { format: 'text', value: 'From elsewhere' },
      key: 'elsewhere',
    });
    await thread.updateComplete;
    expect(bodies(thread)).to.include('From elsewhere');
    expect(focused()).to.equal(area);
    expect(form(thread, '1').value).to.equal('Half a sent');
  });

  it('leaves the replies alone when a form opens between a comment and them', async () => {
    const thread = await aWritableThread(new ShakySource(aDocument({ comments: commentsAt('1', '1.1') })));
    const reply = comment(thread, '1.1');
    button(thread, 'Reply', '1').click();
    await until(() => focused()?.localName === 'textarea', 'the form is open');
    expect(comment(thread, '1.1')).to.equal(reply);
  });
});
