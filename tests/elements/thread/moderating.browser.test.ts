import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { MemorySource } from '../../../src/sources/memory.js';
import { SourceError } from '../../../src/sources/source.js';
import { aComment, aDocument, aThread } from '../../fixtures/builders.js';
import { audit } from '../../support/audit.js';
import { until } from '../../support/until.js';
import { all, aThreadElement, button, comment, focused, nameOf, part, ready, record, said, shownIds, textOf } from './thread-fixture.js';

const comments = [
  aComment({ id: '1', author: 'Ann' }),
  aComment({ id: '2', author: 'Ben', minute: 1, status: 'held', body: 'Is this all right?' }),
  aComment({ id: '3', author: 'Cleo', minute: 2, status: 'held', body: 'Buy boats!' }),
  aComment({ id: '4', author: 'Dan', minute: 3 }),
];
const context = { signal: new AbortController().signal, fetch, lang: 'en' };

describe('a moderator', () => {
  let source: MemorySource;

  beforeEach(() => {
    source = new MemorySource(aDocument({ thread: aThread({ can: { moderate: true } }), comments }));
  });

  async function aModerated(properties: Partial<DiscussionThread> = {}): Promise<DiscussionThread> {
    const thread = await aThreadElement({ source, ...properties });
    await ready(thread);
    return thread;
  }

  const items = (thread: DiscussionThread) => all(thread, '[role=menuitem]');
  const statusOf = async (id: string) => (await source.load({}, context)).comments.find((one) => one.id === id)?.status;

  async function choose(thread: DiscussionThread, opener: HTMLElement, label: string): Promise<void> {
    opener.focus();
    opener.click();
    await until(() => items(thread).length > 0, 'the menu is open');
    const item = items(thread).find((one) => textOf(one) === label);
    if (!item) throw new Error(`no ${label} in ${items(thread).map(textOf).join(', ')}`);
    item.click();
  }

  const onComment = (thread: DiscussionThread, id: string, label: string) => choose(thread, button(thread, 'More', id), label);

  it('sees what is held, as such, and approves it', async () => {
    const thread = await aModerated();
    const requests = record(thread, 'discussion-moderate-request');
    expect(comment(thread, '2').part.contains('held')).to.equal(true);
    expect(textOf(comment(thread, '2'))).to.contain('Held for approval');
    await onComment(thread, '2', 'Approve');
    await until(() => said(thread) === 'Approved', 'it is said');
    expect(requests[0]?.detail).to.deep.equal({ id: '2', status: 'published' });
    expect(comment(thread, '2').part.contains('held')).to.equal(false);
    expect(textOf(part(thread, 'heading'))).to.equal('3 comments');
    expect(await statusOf('2')).to.equal('published');
  });

  it('hides a comment, and lets it be seen again from the line that is left', async () => {
    const thread = await aModerated();
    await onComment(thread, '1', 'Hide');
    await until(() => comment(thread, '1').part.contains('tombstone'), 'it is hidden');
    expect(said(thread)).to.equal('Hidden by a moderator');
    await until(() => focused() !== document.body && thread.renderRoot.contains(focused()), 'the focus is in the thread');
    await onComment(thread, '1', 'Approve');
    await until(() => comment(thread, '1').part.contains('comment'), 'it is back');
    expect(textOf(comment(thread, '1').querySelector('[part=body]'))).to.equal('The text of 1.');
  });

  it('marks as spam, holds and deletes', async () => {
    const thread = await aModerated();
    await onComment(thread, '1', 'Mark as spam');
    await until(() => comment(thread, '1').part.contains('spam'), 'it is spam');
    await onComment(thread, '1', 'Hold');
    await until(() => comment(thread, '1').part.contains('held'), 'it is held');
    await onComment(thread, '1', 'Delete');
    await until(() => !shownIds(thread).includes('1'), 'it is gone');
    await until(() => focused() === comment(thread, '2'), 'the next has the focus');
    expect(await statusOf('1')).to.equal('deleted');
  });

  it('pins a comment, which is first then, with the focus, and takes that back', async () => {
    const thread = await aModerated();
    await onComment(thread, '4', 'Pin');
    await until(() => shownIds(thread)[0] === '4', 'it is first');
    await until(() => focused() === comment(thread, '4'), 'it has the focus');
    expect(comment(thread, '4').part.contains('pinned')).to.equal(true);
    await onComment(thread, '4', 'Unpin');
    await until(() => shownIds(thread)[0] === '1', 'it is where it was');
  });

  it('closes the thread and opens it again', async () => {
    const thread = await aModerated();
    await choose(thread, button(thread, 'Moderate'), 'Close comments');
    await until(() => textOf(thread.renderRoot.querySelector('.closed')) === 'Comments are closed.', 'it is said in the place of the form');
    expect(said(thread)).to.equal('Comments are closed.');
    await choose(thread, button(thread, 'Moderate'), 'Open comments');
    await until(() => thread.renderRoot.querySelector('.compose'), 'the form is back');
  });

  it('is told when the backend refuses; nothing has changed', async () => {
    source.moderate = () => Promise.reject(new SourceError('forbidden'));
    const thread = await aModerated();
    await onComment(thread, '1', 'Hide');
    await until(() => said(thread) === 'Not done: Hide. You may not do this here.', 'it is said');
    expect(comment(thread, '1').part.contains('comment')).to.equal(true);
    await until(() => textOf(comment(thread, '1').querySelector('[part=status]')) === 'Not done: Hide. You may not do this here.', 'it is shown');
    source.pin = () => Promise.reject(new SourceError('conflict'));
    await onComment(thread, '4', 'Pin');
    await until(() => textOf(comment(thread, '4').querySelector('[part=status]')).startsWith('Not done: Pin. Someone changed this'), 'that too');
    source.setState = () => Promise.reject(new SourceError('server'));
    await choose(thread, button(thread, 'Moderate'), 'Close comments');
    const failure = 'Not done: Close comments. The server has a problem. Try again later.';
    await until(() => textOf(button(thread, 'Moderate').closest('.head')?.nextElementSibling) === failure, 'and that');
    expect(said(thread)).to.equal(failure);
  });

  it('has no such buttons where the backend cannot, and nobody else has', async () => {
    const thread = await aModerated({ readonly: true });
    expect(all(thread, '[data-act=manage]')).to.have.length(0);
    source = new MemorySource(aDocument({ comments }));
    const reader = await aModerated();
    expect(all(reader, '[data-act=manage]')).to.have.length(0);
    expect(shownIds(reader)).to.deep.equal(['1', '4']);
  });

  describe('in the queue', () => {
    async function open(properties: Partial<DiscussionThread> = {}): Promise<DiscussionThread> {
      const thread = await aModerated(properties);
      await choose(thread, button(thread, 'Moderate'), 'Held comments');
      await until(() => waiting(thread).length === 2, 'what is held is there');
      return thread;
    }

    const waiting = (thread: DiscussionThread) => all(thread, 'dialog .queued');
    const buttonIn = (place: Element | undefined, name: string) =>
      [...(place?.querySelectorAll('button') ?? [])].find((one) => nameOf(one) === name);

    it('goes from one to the next with Enter alone, and takes a verdict back', async () => {
      const thread = await open();
      await until(() => focused() && nameOf(focused() ?? thread) === 'Approve: Ben', 'the first button has the focus');
      expect(await audit(thread)).to.deep.equal([]);
      await sendKeys({ press: 'Enter' });
      await until(() => focused() && nameOf(focused() ?? thread) === 'Approve: Cleo', 'the next has the focus');
      expect(await statusOf('2')).to.equal('published');
      expect(textOf(waiting(thread)[0])).to.equal('Approved Undo');
      buttonIn(waiting(thread)[0], 'Undo: Ben')?.click();
      await until(() => focused() && nameOf(focused() ?? thread) === 'Approve: Ben', 'it waits again');
      expect(await statusOf('2')).to.equal('held');
    });

    it('shows why a decision was not taken, and takes it when it is asked again', async () => {
      const { moderate } = source;
      const thread = await open();
      source.moderate = () => Promise.reject(new SourceError('network'));
      buttonIn(waiting(thread)[0], 'Approve: Ben')?.click();
      const alert = () => textOf(waiting(thread)[0]?.querySelector('[role=alert]'));
      await until(alert, 'it is shown');
      expect(alert()).to.equal('Not done: Approve. No connection. Check the network and try again.');
      buttonIn(waiting(thread)[0], 'Delete: Ben')?.click();
      await until(() => alert().startsWith('Not done: Delete.'), 'of another decision, too');
      source.moderate = moderate;
      buttonIn(waiting(thread)[0], 'Approve: Ben')?.click();
      await until(() => textOf(waiting(thread)[0]) === 'Approved Undo', 'it is approved');
      expect(await statusOf('2')).to.equal('published');
    });

    it('is worked through with single keys, for threads that have them', async () => {
      const thread = await open({ keys: true });
      await until(() => focused() && nameOf(focused() ?? thread) === 'Approve: Ben', 'the first button has the focus');
      await sendKeys({ press: 's' });
      await until(() => focused() && nameOf(focused() ?? thread) === 'Approve: Cleo', 'the next has the focus');
      expect(await statusOf('2')).to.equal('spam');
      await sendKeys({ press: 'z' });
      await until(() => focused() && nameOf(focused() ?? thread) === 'Approve: Ben', 'it waits again');
      await sendKeys({ press: 'a' });
      await until(() => textOf(waiting(thread)[0]) === 'Approved Undo', 'it is approved');
      expect(await statusOf('2')).to.equal('published');
    });

    it('does nothing with letters where there are no single keys', async () => {
      const thread = await open();
      await until(() => focused() && nameOf(focused() ?? thread) === 'Approve: Ben', 'the first button has the focus');
      await sendKeys({ type: 'asdz' });
      expect(await statusOf('2')).to.equal('held');
    });

    it('leads to where a comment stands', async () => {
      const thread = await open();
      buttonIn(waiting(thread)[1], 'Show in the thread')?.click();
      await until(() => focused() === comment(thread, '3'), 'it has the focus');
      await until(() => all(thread, 'dialog').length === 0, 'the queue is closed');
    });

    it('says what was not done when what is held does not come', async () => {
      const thread = await aModerated();
      source.load = () => Promise.reject(new SourceError('network'));
      await choose(thread, button(thread, 'Moderate'), 'Held comments');
      const alert = () => textOf(all(thread, 'dialog [role=alert]')[0]);
      await until(alert, 'it is said');
      expect(alert()).to.equal('Not done: Held comments. No connection. Check the network and try again.');
    });

    it('says that nothing waits', async () => {
      source = new MemorySource(aDocument({ thread: aThread({ can: { moderate: true } }), comments: [aComment({ id: '1' })] }));
      const thread = await aModerated();
      await choose(thread, button(thread, 'Moderate'), 'Held comments');
      await until(() => textOf(all(thread, 'dialog p')[0]) === 'Nothing waits for approval.', 'it is said');
    });
  });
});
