import { expect } from '@open-wc/testing';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { MemorySource } from '../../../src/sources/memory.js';
import type { Order } from '../../../src/model/types.js';
import { aDocument, aThread, commentsAt } from '../../fixtures/builders.js';
import { HeldSource } from '../../discussion/fake-source.js';
import { audit } from '../../support/audit.js';
import { until } from '../../support/until.js';
import { ShakySource } from './sources.js';
import {
  all,
  aReadyThread,
  aThreadElement,
  button,
  comment,
  focused,
  part,
  parts,
  ready,
  record,
  said,
  shownIds,
  textOf,
} from './thread-fixture.js';

const three = aDocument({ comments: commentsAt('1', '1.1', '2') });
const six = commentsAt('1', '2', '3', '3.1', '4', '5', '6');

describe('loading a thread', () => {
  it('shows lines in the place of the comments until they come, and says so', async () => {
    const source = new HeldSource();
    const thread = await aThreadElement({ source });
    const [status, ...others] = parts(thread, 'status').filter((one) => one.checkVisibility());
    expect(textOf(status)).to.equal('Loading comments…');
    expect(status?.getAttribute('role')).to.equal('status');
    expect(others).to.deep.equal([]);
    expect(all(thread, 'section')[0]?.getAttribute('aria-busy')).to.equal('true');
    source.loads[0]?.resolve(three);
    await ready(thread);
    expect(status?.isConnected).to.equal(false);
    expect(all(thread, 'section')[0]?.getAttribute('aria-busy')).to.equal('false');
  });

  it('says what failed, and loads again with a button; the focus stays in the thread', async () => {
    const source = new ShakySource(three);
    source.failures.load = ['network'];
    const thread = await aThreadElement({ source });
    await until(() => parts(thread, 'error').length > 0, 'the error is shown');
    expect(part(thread, 'error').getAttribute('role')).to.equal('alert');
    expect(textOf(part(thread, 'error'))).to.include('No connection');
    const retry = button(thread, 'Try again');
    retry.focus();
    retry.click();
    await ready(thread);
    expect(shownIds(thread)).to.deep.equal(['1', '1.1', '2']);
    expect(focused()).to.equal(part(thread, 'heading'));
  });

  it('says that there is no such kind of source', async () => {
    const thread = await aThreadElement({ source: 'pigeons', src: '/x' });
    await until(() => parts(thread, 'error').length > 0, 'the error is shown');
    expect(textOf(part(thread, 'error'))).to.include('This is not possible here.');
  });

  it('shows the newer of two sources, whichever answers last', async () => {
    const [slow, fast] = [new HeldSource(), new HeldSource()];
    const thread = await aThreadElement({ source: slow });
    thread.source = fast;
    await thread.updateComplete;
    expect(slow.loads[0]?.signal.aborted).to.equal(true);
    fast.loads[0]?.resolve(aDocument({ comments: commentsAt('7') }));
    await ready(thread);
    slow.loads[0]?.resolve(three);
    await thread.updateComplete;
    expect(shownIds(thread)).to.deep.equal(['7']);
  });

  it('replaces everything when the document, the source or the address changes', async () => {
    const thread = await aReadyThread(three);
    button(thread, 'Reply', '1').click();
    thread.document = aDocument({ comments: commentsAt('8', '9') });
    await until(() => shownIds(thread).join() === '8,9', 'the other document is shown');
    expect(textOf(part(thread, 'heading'))).to.equal('2 comments');
    Object.assign(thread, { document: undefined, source: new ShakySource(aDocument({ comments: commentsAt('5') })) });
    await until(() => shownIds(thread).join() === '5', 'the source is shown');
    const file = new Blob([JSON.stringify(three)], { type: 'application/json' });
    Object.assign(thread, { source: undefined, src: URL.createObjectURL(file) });
    await until(() => shownIds(thread).join() === '1,1.1,2', 'the file is shown');
  });

  it('shows nothing when all of them are taken away', async () => {
    const thread = await aReadyThread(three);
    thread.document = undefined;
    await thread.updateComplete;
    expect(shownIds(thread)).to.deep.equal([]);
    expect(all(thread, '[part~=status]:not([hidden]), [part=error]')).to.have.length(0);
  });

  it('waits until it comes near the screen when it is lazy', async () => {
    const source = new ShakySource(three);
    const thread = await aThreadElement();
    thread.style.cssText = 'display: block; margin-block-start: 5000px';
    Object.assign(thread, { loading: 'lazy', source });
    await thread.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(source.queries).to.deep.equal([]);
    thread.scrollIntoView();
    await ready(thread);
    expect(source.queries).to.have.length(1);
    scrollTo(0, 0);
  });
});

describe('more comments', () => {
  const pages = { pageSize: 2 };

  it('come with a button; the focus goes to the first that is new, and it is said how many came', async () => {
    const source = new ShakySource(aDocument({ comments: six }));
    const thread = await aThreadElement({ source, ...pages });
    await ready(thread);
    expect(shownIds(thread)).to.deep.equal(['1', '2']);
    const loaded = record(thread, 'discussion-load-more-request');
    button(thread, 'Show 2 more of 5').click();
    await until(() => shownIds(thread).length === 5, 'the next page is shown');
    expect(shownIds(thread)).to.deep.equal(['1', '2', '3', '3.1', '4']);
    await until(() => said(thread), 'it is said');
    expect(focused()).to.equal(comment(thread, '3'));
    expect(said(thread)).to.equal('3 more comments, 5 of 7');
    expect(loaded.map(({ detail }) => detail)).to.deep.equal([{ cursor: '2' }]);
  });

  describe('and their numbers', () => {
    const numbered = (thread: DiscussionThread): string =>
      parts(thread, 'comment').map((one) => `${one.closest<HTMLElement>('[data-id]')?.dataset['id']}:${textOf(one.querySelector('[part=number]'))}`).join(' ');
    const orders = aThread({ orders: ['oldest', 'newest', 'top'] });
    const source = () => new MemorySource(aDocument({ thread: orders, comments: commentsAt('a', 'b', 'c', 'd', 'e', 'f') }));

    it('are those of the oldest page when another order was there before', async () => {
      const thread = await aThreadElement({ source: source(), order: 'newest', ...pages });
      await ready(thread);
      expect(numbered(thread)).to.equal('f: e:');
      button(thread, 'Oldest').click();
      await until(() => numbered(thread).startsWith('a'), 'they are sorted');
      expect(numbered(thread)).to.equal('a:1 b:2');
    });

    it('are not given to a comment that came alone, before those in between are here', async () => {
      const thread = await aThreadElement({ source: source(), ...pages });
      await ready(thread);
      location.hash = '#comment-e';
      await until(() => numbered(thread).includes('e'), 'it is here');
      expect(numbered(thread)).to.equal('a:1 b:2 e:');
      button(thread, 'Show 2 more').click();
      await until(() => numbered(thread).includes('d'), 'the next page is here');
      expect(numbered(thread)).to.equal('a:1 b:2 c:3 d:4 e:');
      button(thread, 'Show').click();
      await until(() => numbered(thread).includes('f'), 'all are here');
      expect(numbered(thread)).to.equal('a:1 b:2 c:3 d:4 e:5 f:6');
      location.hash = '';
    });
  });

  it('get the focus though they are far down and not drawn yet', async () => {
    const many = Array.from({ length: 300 }, (_, at) => `${at + 1}`);
    const source = new ShakySource(aDocument({ comments: commentsAt(...many) }));
    const thread = await aThreadElement({ source, pageSize: 150 });
    await ready(thread);
    button(thread, 'Show 150 more').click();
    await until(() => said(thread), 'it is said');
    expect(focused()).to.equal(comment(thread, '151'));
  });

  it('keep the focus on the button when they do not come', async () => {
    const source = new ShakySource(aDocument({ comments: six }));
    const thread = await aThreadElement({ source, ...pages });
    await ready(thread);
    source.failures.load = ['timeout'];
    const more = button(thread, 'Show 2 more');
    more.focus();
    more.click();
    const failure = 'Not done: Show 2 more of 5. The server took too long. Try again.';
    await until(() => said(thread) === failure, 'it is said');
    await until(() => textOf(more.nextElementSibling) === failure, 'it is shown');
    expect(focused()).to.equal(more);
    expect(await audit(thread)).to.deep.equal([]);
    more.click();
    await until(() => shownIds(thread).length === 5, 'the next page is shown');
    expect(all(thread, '.note'), 'nothing is left of it').to.deep.equal([]);
  });

  it('in another order that do not come leave the thread as it is sorted, and it is shown', async () => {
    const source = new ShakySource(aDocument({ comments: six, thread: { id: 't', state: 'open', orders: ['oldest', 'newest'] } }));
    const thread = await aThreadElement({ source, ...pages });
    await ready(thread);
    source.failures.load = ['network'];
    const newest = button(thread, 'Newest');
    newest.click();
    const failure = 'Not done: Sort comments. No connection. Check the network and try again.';
    await until(() => all(thread, '.note').some((one) => textOf(one) === failure), 'it is shown');
    expect(said(thread)).to.equal(failure);
    expect(newest.getAttribute('aria-pressed')).to.equal('false');
    expect(shownIds(thread)).to.deep.equal(['1', '2']);
    newest.click();
    await until(() => newest.getAttribute('aria-pressed') === 'true', 'it is sorted');
    expect(all(thread, '.note')).to.deep.equal([]);
  });

  it('in the order that was asked for last are the only ones that are announced', async () => {
    const source = new HeldSource();
    const thread = await aThreadElement({ source, ...pages });
    const orders: Order[] = ['oldest', 'newest', 'top'];
    source.loads[0]?.resolve(aDocument({ comments: commentsAt('1', '2'), thread: { id: 't', state: 'open', orders }, next: 'p2' }));
    await ready(thread);
    const sentences: string[] = [];
    const live = all(thread, '[data-live]')[0];
    if (live) new MutationObserver(() => sentences.push(said(thread))).observe(live, { childList: true });
    for (const name of ['Newest', 'Top', 'Top']) button(thread, name).click();
    await until(() => source.loads.length === 3, 'both are asked for');
    source.loads[1]?.resolve({ comments: commentsAt('2', '1'), next: 'p2' });
    await until(() => button(thread, 'Top').getAttribute('aria-pressed') === 'true', 'the last is chosen');
    source.loads[2]?.resolve({ comments: commentsAt('9', '8'), next: 'p2' });
    await until(() => shownIds(thread).join() === '9,8', 'it is sorted');
    await until(() => sentences.length > 0, 'it is said');
    expect(sentences).to.deep.equal(['Sorted by top']);
  });

  it('of one comment come into its replies', async () => {
    const source = new HeldSource();
    const thread = await aThreadElement({ source });
    source.loads[0]?.resolve({ ...three, more: [{ parentId: '1', count: 1 }] });
    await ready(thread);
    button(thread, 'Show 1 more reply', '1').click();
    await until(() => source.loads.length === 2, 'the source is asked');
    expect(source.loads[1]?.query.parentId).to.equal('1');
    source.loads[1]?.resolve({ comments: commentsAt('1.9').map((one) => ({ ...one, createdAt: '2026-01-01T00:00:00Z' })) });
    await until(() => said(thread), 'it is said');
    expect(shownIds(thread)).to.deep.equal(['1', '1.1', '1.9', '2']);
    expect(focused()).to.equal(comment(thread, '1.9'));
  });
});
