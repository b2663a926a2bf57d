import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { aComment, aDocument, commentsAt } from '../../fixtures/builders.js';
import { seededDocument } from '../../fixtures/seeded.js';
import { until } from '../../support/until.js';
import { HeldSource } from '../../discussion/fake-source.js';
import { SourceError, type LoadQuery } from '../../../src/sources/source.js';
import { Discussion } from '../../../src/discussion/discussion.js';
import { MemorySource } from '../../../src/sources/memory.js';
import { all, aReadyThread, aThreadElement, button, comment, focused, part, parts, ready, said, shownIds, textOf } from './thread-fixture.js';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';

const talk = aDocument({ comments: commentsAt('1', '1.1', '1.1.1', '2', 'a b/ñ') });
const isTarget = (thread: DiscussionThread, id: string) => comment(thread, id).part.contains('target');
const unknown = (thread: DiscussionThread) => all(thread, '.missing').filter((one) => one.checkVisibility());

/** One comes to the page by this address. */
const arrive = (hash: string) => history.replaceState(null, '', hash);

describe('a permalink', () => {
  const { href: before } = location;

  afterEach(() => history.replaceState(null, '', before));

  it('in the address brings its comment to the screen, with the focus, marked', async () => {
    arrive('#comment-2');
    const thread = await aReadyThread(talk);
    await until(() => focused() === comment(thread, '2'), 'it has the focus');
    expect(isTarget(thread, '2')).to.equal(true);
    expect(parts(thread, 'target')).to.have.length(1);
    expect(unknown(thread)).to.deep.equal([]);
  });

  it('is followed with Enter, and a second time', async () => {
    const thread = await aReadyThread(talk);
    const link = comment(thread, 'a b/ñ').querySelector<HTMLElement>('.permalink');
    for (const time of ['first', 'second']) {
      link?.focus();
      await sendKeys({ press: 'Enter' });
      await until(() => focused() === comment(thread, 'a b/ñ'), `it has the focus the ${time} time`);
    }
    expect(decodeURIComponent(location.hash)).to.equal('#comment-a b/ñ');
    expect(isTarget(thread, 'a b/ñ')).to.equal(true);
  });

  describe('under a base address', () => {
    const base = Object.assign(globalThis.document.createElement('base'), { href: 'https://elsewhere.example/about/' });

    beforeEach(() => globalThis.document.head.append(base));
    afterEach(() => base.remove());

    it('is one of this page when it is pointed at, focused or opened elsewhere, also after the page has another address', async () => {
      const thread = await aReadyThread(talk, { linkNumbers: true });
      const link = comment(thread, '2').querySelector<HTMLAnchorElement>('.permalink');
      if (!link) throw new Error('There is no permalink.');
      const here = () => location.href.split('#')[0];
      link.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
      expect(link.href).to.equal(`${here()}#comment-2`);
      history.replaceState(null, '', `${here()}&page=2#comment-1`);
      link.focus();
      expect(link.href).to.equal(`${here()}#comment-2`);
      expect(link.href).to.contain('page=2');
      history.replaceState(null, '', `${before.split('#')[0]}&page=3`);
      let opened = '';
      addEventListener('click', (event) => {
        event.preventDefault();
        opened = link.href;
      }, { once: true });
      link.dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true, composed: true, cancelable: true }));
      expect(opened).to.equal(`${here()}#comment-2`);
      link.click();
      await until(() => focused() === comment(thread, '2'), 'it has the focus');
      expect(location.hash).to.equal('#comment-2');
    });
  });

  it('is left as it is where there is no base address', async () => {
    const thread = await aReadyThread(talk);
    const link = comment(thread, '2').querySelector<HTMLAnchorElement>('.permalink');
    link?.focus();
    expect(link?.getAttribute('href')).to.equal('#comment-2');
  });

  describe('highlights its comment', () => {
    const paper = (thread: DiscussionThread) => getComputedStyle(comment(thread, '2')).backgroundColor;
    const none = 'rgba(0, 0, 0, 0)';
    let thread: DiscussionThread;

    async function go(): Promise<void> {
      arrive('#comment-2');
      thread = await aReadyThread(talk);
      await until(() => isTarget(thread, '2') && focused() === comment(thread, '2'), 'it is marked and has the focus');
    }

    it('for two seconds at least, then fades, and anew when it is followed again; it stays marked', async () => {
      await go();
      const fade = comment(thread, '2').getAnimations()[0];
      if (!fade) throw new Error('Nothing fades.');
      fade.pause();
      fade.currentTime = 2000;
      const seen = paper(thread);
      expect(seen).not.to.equal(none);
      fade.finish();
      expect(paper(thread)).to.equal(none);
      expect(isTarget(thread, '2')).to.equal(true);
      comment(thread, '2').querySelector<HTMLElement>('.permalink')?.click();
      await until(() => paper(thread) === seen, 'it is highlighted again');
      expect(fade.playState).to.equal('running');
    });

    it('for good where nothing may move', async () => {
      await emulateMedia({ reducedMotion: 'reduce' });
      try {
        await go();
        expect(comment(thread, '2').getAnimations()).to.deep.equal([]);
        expect(paper(thread)).not.to.equal(none);
      } finally {
        await emulateMedia({ reducedMotion: 'no-preference' });
      }
    });
  });

  it('marks one comment at a time', async () => {
    const thread = await aReadyThread(talk);
    location.hash = '#comment-1';
    await until(() => focused() === comment(thread, '1'), 'the first has the focus');
    location.hash = '#comment-1.1.1';
    await until(() => focused() === comment(thread, '1.1.1'), 'the second has the focus');
    expect(parts(thread, 'target')).to.deep.equal([comment(thread, '1.1.1')]);
  });

  it('opens the branches that hide its comment', async () => {
    const thread = await aReadyThread(talk);
    button(thread, 'Collapse', '1').click();
    await until(() => !shownIds(thread).includes('1.1'), 'it is collapsed');
    location.hash = '#comment-1.1.1';
    await until(() => shownIds(thread).includes('1.1.1') && focused() === comment(thread, '1.1.1'), 'it has the focus');
  });

  it('reaches a comment that is far down and not drawn yet', async () => {
    const discussion = new Discussion(new MemorySource(seededDocument({ count: 2000 })));
    arrive('#comment-s1900');
    const thread = await aThreadElement({ discussion });
    await until(() => shownIds(thread).includes('s1900'), 'it is drawn');
    await until(() => focused() === comment(thread, 's1900'), 'it has the focus');
    await ready(thread);
    expect(isTarget(thread, 's1900')).to.equal(true);
  });

  it('to a comment that is not here says so', async () => {
    arrive('#comment-99');
    const thread = await aReadyThread(talk);
    await until(() => said(thread), 'it is said');
    expect(said(thread)).to.equal('The linked comment is not here.');
    expect(textOf(unknown(thread)[0])).to.equal('The linked comment is not here.');
    location.hash = '#comment-1';
    await until(() => focused() === comment(thread, '1'), 'another one has the focus');
    expect(unknown(thread)).to.deep.equal([]);
  });

  it('to a comment on another page asks for it and what is around it', async () => {
    arrive('#comment-50');
    const source = new HeldSource();
    const thread = await aThreadElement({ source });
    source.loads[0]?.resolve({ ...talk, next: 'page-2' });
    await until(() => source.loads.length === 2, 'it is asked for');
    expect(source.loads[1]?.query.aroundId).to.equal('50');
    source.loads[1]?.resolve({ comments: commentsAt('50') });
    await until(() => shownIds(thread).includes('50') && focused() === comment(thread, '50'), 'it has the focus');
  });

  it('to a reply that is still at the backend asks for it, though all of the top level is here', async () => {
    const reply = aComment({ id: '1.1', parentId: '1' });
    const load = ({ aroundId }: LoadQuery) =>
      Promise.resolve({ comments: aroundId === '1.1' ? [reply] : commentsAt('1'), more: [{ parentId: '1', count: 1 }] });
    const thread = await aThreadElement({ source: { name: 'deep', load } });
    await ready(thread);
    location.hash = '#comment-1.1';
    await until(() => shownIds(thread).includes('1.1') && comment(thread, '1.1').matches('[part~=target]'), 'it is here, and marked');
  });

  it('to a comment that the backend does not know either says so', async () => {
    arrive('#comment-50');
    const source = new HeldSource();
    const thread = await aThreadElement({ source });
    source.loads[0]?.resolve({ ...talk, next: 'page-2' });
    await until(() => source.loads.length === 2, 'it is asked for');
    source.loads[1]?.reject(new SourceError('not-found'));
    await until(() => unknown(thread).length === 1, 'it is said');
  });

  it('is taken by the thread whose prefix fits best', async () => {
    const first = await aReadyThread(talk);
    const second = await aReadyThread(talk, { anchorPrefix: 'comment-2-' });
    location.hash = '#comment-2-1';
    await until(() => focused() === comment(second, '1'), 'it has the focus');
    expect(unknown(first)).to.deep.equal([]);
    expect(parts(first, 'target')).to.deep.equal([]);
    location.hash = '#comment-1.1';
    await until(() => focused() === comment(first, '1.1'), 'the other has the focus');
    expect(unknown(second)).to.deep.equal([]);
  });

  it('to the comments as a whole brings their heading', async () => {
    arrive('#comments');
    const thread = await aReadyThread(talk);
    await until(() => focused() === part(thread, 'heading'), 'the heading has the focus');
  });

  it('of another thread is none of this one’s business', async () => {
    arrive('#other-1');
    const thread = await aReadyThread(talk);
    expect(unknown(thread)).to.deep.equal([]);
    expect(parts(thread, 'target')).to.deep.equal([]);
    expect(part(thread, 'heading').checkVisibility()).to.equal(true);
  });
});
