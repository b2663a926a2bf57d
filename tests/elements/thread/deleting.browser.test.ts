import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { aComment, aDocument } from '../../fixtures/builders.js';
import { until } from '../../support/until.js';
import { ShakySource } from './sources.js';
import { aThreadElement, button, comment, focused, nameOf, part, ready, record, said, shownIds, textOf } from './thread-fixture.js';

const OWN = { edit: true, delete: true };
const talk = aDocument({
  comments: [
    aComment({ id: '1', author: 'Ann', can: OWN }),
    aComment({ id: '1.1', parentId: '1', author: 'Ben', minute: 1 }),
    aComment({ id: '2', author: 'Cleo', can: OWN, minute: 2 }),
    aComment({ id: '3', author: 'Ann', can: OWN, minute: 3 }),
  ],
});

const { setTimeout: realSetTimeout } = window;

describe('deleting a comment of one’s own', () => {
  let source: ShakySource;
  /** What is to happen 20 seconds later. */
  let later: (() => void)[];

  beforeEach(() => {
    source = new ShakySource(talk);
    later = [];
    window.setTimeout = ((act: () => void, ms?: number, ...rest: unknown[]) => {
      if (ms !== 20_000) return realSetTimeout(act, ms, ...rest);
      later.push(act);
      return 0;
    }) as typeof window.setTimeout;
  });

  afterEach(() => {
    window.setTimeout = realSetTimeout;
  });

  async function aThread(properties: Partial<DiscussionThread> = {}): Promise<DiscussionThread> {
    const thread = await aThreadElement({ source, ...properties });
    await ready(thread);
    return thread;
  }

  /** Presses Delete on a comment, and waits for the way back. */
  async function remove(thread: DiscussionThread, id: string): Promise<void> {
    button(thread, 'Delete', id).focus();
    await sendKeys({ press: 'Enter' });
    await until(() => said(thread) === 'Comment deleted', 'it is said');
  }

  /** Why the last act on a comment has failed, for the eye. */
  const reason = (thread: DiscussionThread, id: string) => textOf(comment(thread, id).querySelector('[part=status]'));

  const atBackend = async (): Promise<string[]> => {
    const { comments } = await source.load({}, { signal: new AbortController().signal, fetch, lang: 'en' });
    return comments.filter(({ status }) => status === 'published').map(({ id }) => id);
  };

  it('leaves a line with Undo in its place and the focus on it; nothing is sent yet', async () => {
    const thread = await aThread();
    await remove(thread, '2');
    await until(() => focused() === comment(thread, '2'), 'the focus is there');
    expect(comment(thread, '2').part.contains('tombstone')).to.equal(true);
    expect(textOf(comment(thread, '2'))).to.match(/^Comment deleted/);
    expect(textOf(part(thread, 'heading'))).to.equal('3 comments');
    expect(await atBackend()).to.include('2');
  });

  it('is taken back with Undo, by keyboard', async () => {
    const thread = await aThread();
    await remove(thread, '2');
    await sendKeys({ press: 'Tab' });
    const undo = focused();
    expect(undo && nameOf(undo)).to.equal('Undo: Cleo, 2');
    await sendKeys({ press: 'Enter' });
    await until(() => said(thread) === 'Comment restored', 'it is said');
    await until(() => focused() === comment(thread, '2'), 'the focus is there');
    expect(textOf(comment(thread, '2').querySelector('[part=body]'))).to.equal('The text of 2.');
    expect(textOf(part(thread, 'heading'))).to.equal('4 comments');
    expect(await atBackend()).to.include('2');
  });

  const places: [string, string, Partial<DiscussionThread>, (thread: DiscussionThread) => Element][] = [
    ['1', 'its tombstone when it has replies', {}, (thread) => comment(thread, '1')],
    ['2', 'the next comment', {}, (thread) => comment(thread, '3')],
    ['2', 'the next one in the order that is shown', { order: 'newest' }, (thread) => comment(thread, '1')],
    ['3', 'the previous one when it is the last', {}, (thread) => comment(thread, '2')],
    ['3', 'the next one when it is the newest of all, shown first', { order: 'newest' }, (thread) => comment(thread, '2')],
  ];
  for (const [id, where, properties, place] of places) {
    it(`ends after 20 seconds; the focus goes to ${where}`, async () => {
      const thread = await aThread(properties);
      await remove(thread, id);
      const events = record(thread, 'discussion-removed');
      later.forEach((act) => act());
      await until(() => events.length > 0, 'it is told');
      await thread.updateComplete;
      await until(() => focused() === place(thread), 'the focus is there');
      expect(await atBackend()).not.to.include(id);
      expect(thread.renderRoot.querySelector('[data-act=undo]')).to.equal(null);
    });
  }

  it('leaves the focus where the reader has gone meanwhile', async () => {
    const thread = await aThread();
    await remove(thread, '2');
    button(thread, 'Reply to Ann', '1').focus();
    later.forEach((act) => act());
    await until(() => !shownIds(thread).includes('2'), 'it is gone');
    await until(() => focused() === button(thread, 'Reply to Ann', '1'), 'the focus is there');
  });

  it('brings the focus to the heading when it was the only comment', async () => {
    source = new ShakySource(aDocument({ comments: [aComment({ id: '1', can: OWN })] }));
    const thread = await aThread();
    await remove(thread, '1');
    later.forEach((act) => act());
    await until(() => !shownIds(thread).includes('1'), 'it is gone');
    await until(() => focused() === part(thread, 'heading'), 'the heading has the focus');
  });

  it('is undone, said and shown when the backend refuses', async () => {
    source.failures.remove = ['forbidden'];
    const thread = await aThread();
    const failures = record(thread, 'discussion-failed');
    await remove(thread, '2');
    later.forEach((act) => act());
    await until(() => said(thread) === 'Not done: Delete. You may not do this here.', 'it is said');
    expect(failures.map(({ detail }) => [detail.operation, detail.error.kind])).to.deep.equal([['delete', 'forbidden']]);
    expect(textOf(comment(thread, '2').querySelector('[part=body]'))).to.equal('The text of 2.');
    await until(() => focused() === comment(thread, '2'), 'the focus is there');
    await until(() => reason(thread, '2') === 'Not done: Delete. You may not do this here.', 'it is shown');
    await remove(thread, '2');
    button(thread, 'Undo', '2').click();
    await until(() => said(thread) === 'Comment restored', 'it is restored');
    expect(reason(thread, '2'), 'shown no longer').to.equal('');
  });

  it('is sent at once when the page goes', async () => {
    const thread = await aThread();
    await remove(thread, '2');
    dispatchEvent(new PageTransitionEvent('pagehide'));
    await until(() => !shownIds(thread).includes('2'), 'it is gone');
    expect(await atBackend()).not.to.include('2');
  });

  it('is sent at once when the thread goes', async () => {
    const thread = await aThread();
    await remove(thread, '3');
    thread.remove();
    await Promise.resolve();
    expect(await atBackend()).not.to.include('3');
  });

  it('is not begun when the page prevents it', async () => {
    const thread = await aThread();
    thread.addEventListener('discussion-delete-request', (event) => event.preventDefault());
    const requests = record(thread, 'discussion-delete-request');
    button(thread, 'Delete', '2').click();
    await until(() => requests.length > 0, 'it is asked');
    await thread.updateComplete;
    expect(requests[0]?.detail).to.deep.equal({ id: '2' });
    expect(comment(thread, '2').part.contains('tombstone')).to.equal(false);
  });
});
