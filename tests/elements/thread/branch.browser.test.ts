import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../../../src/elements/thread/discussion-thread.js';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { MemorySource } from '../../../src/sources/memory.js';
import { aDocument, commentsAt } from '../../fixtures/builders.js';
import { seededDocument } from '../../fixtures/seeded.js';
import { audit } from '../../support/audit.js';
import { until } from '../../support/until.js';
import { ShakySource } from './sources.js';
import { all, aReadyThread, aThreadElement, button, comment, focused, form, nameOf, parts, ready, said, send, shownIds, textOf } from './thread-fixture.js';

const talk = aDocument({ comments: commentsAt('1', '1.1', '1.1.1', '1.1.1.1', '1.1.1.1.1', '1.1.1.2', '1.2', '2', '2.1') });

describe('one branch alone', () => {
  async function follow(thread: DiscussionThread, id: string): Promise<void> {
    button(thread, 'More', id).click();
    await until(() => all(thread, '[role=menuitem]').length > 0, 'the menu is open');
    all(thread, '[role=menuitem]').find((item) => textOf(item) === 'Only this branch')?.click();
    await until(() => all(thread, '.path [aria-current]').some((one) => textOf(one).endsWith(id)), 'the branch is shown');
  }

  const path = (thread: DiscussionThread) => all(thread, '.path > *').map((one) => textOf(one));

  it('shows a comment and what is under it, with the way that leads there, and the focus on it', async () => {
    const thread = await aReadyThread(talk);
    await follow(thread, '1.1.1');
    expect(shownIds(thread).filter((id) => !all(thread, '.path [data-id]').some((one) => one.dataset['id'] === id))).to.deep.equal([
      '1.1.1', '1.1.1.1', '1.1.1.1.1', '1.1.1.2',
    ]);
    expect(path(thread)).to.deep.equal(['Back to all comments', 'Anonymous, 1', 'Anonymous, 1.1', 'Anonymous, 1.1.1']);
    await until(() => focused() === comment(thread, '1.1.1'), 'it has the focus');
    expect(said(thread)).to.equal('Only this branch');
    expect(await audit(thread)).to.deep.equal([]);
  });

  it('indents anew what was too deep for it', async () => {
    const thread = await aReadyThread(talk, { maxIndent: 2 });
    const indents = () => all(thread, '.item').map((item) => {
      let depth = 0;
      for (let one = item.parentElement?.closest('.item'); one; one = one.parentElement?.closest('.item')) depth += 1;
      return `${item.dataset['id'] ?? ''}: ${depth}`;
    });
    expect(indents()).to.include.members(['1.1.1: 2', '1.1.1.1: 2', '1.1.1.1.1: 2']);
    await follow(thread, '1.1.1');
    expect(indents()).to.deep.equal(['1.1.1: 0', '1.1.1.1: 1', '1.1.1.1.1: 2', '1.1.1.2: 1']);
  });

  it('leads up to each comment of the way, and down again', async () => {
    const thread = await aReadyThread(talk);
    await follow(thread, '1.1.1');
    button(thread, 'Anonymous, 1.1').click();
    await until(() => path(thread).length === 3, 'the branch above is shown');
    await until(() => focused() === comment(thread, '1.1'), 'its comment has the focus');
    expect(path(thread).at(-1)).to.equal('Anonymous, 1.1');
  });

  it('brings the same folded branches and the same place on the screen back', async () => {
    await setViewport({ width: 800, height: 600 });
    const box = await fixture<HTMLElement>(html`<div><discussion-thread lang="en" form="none"></discussion-thread></div>`);
    const thread = box.querySelector('discussion-thread') as DiscussionThread;
    thread.source = new MemorySource(seededDocument({ count: 300 }));
    await ready(thread);
    const branches = all(thread, '[part=toggle]').map((one) => one.closest<HTMLElement>('.item')?.dataset['id'] ?? '');
    const [folded, id] = [branches[1] ?? '', branches[Math.floor(branches.length / 2)] ?? ''];
    all(thread, '[part=toggle]')[1]?.click();
    await until(() => all(thread, '[aria-expanded=false]').length === 1, 'one is folded');
    comment(thread, id).scrollIntoView({ block: 'center' });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const before = { top: comment(thread, id).getBoundingClientRect().top, ids: shownIds(thread) };
    button(thread, 'More', id).click();
    await until(() => all(thread, '[role=menuitem]').length > 0, 'the menu is open');
    all(thread, '[role=menuitem]').find((item) => textOf(item) === 'Only this branch')?.click();
    await until(() => all(thread, '.path').length > 0, 'the branch is shown');
    button(thread, 'Back to all comments').click();
    await until(() => all(thread, '.path').length === 0, 'all are shown');
    await until(() => focused() === comment(thread, id), 'the focus is where it was');
    await until(() => Math.abs(comment(thread, id).getBoundingClientRect().top - before.top) < 2, 'it is where it was');
    await ready(thread);
    expect(shownIds(thread)).to.deep.equal(before.ids);
    expect(Math.abs(comment(thread, id).getBoundingClientRect().top - before.top), 'pixels, when all is drawn').to.be.lessThan(2);
    expect(nameOf(all(thread, '[aria-expanded=false]')[0] ?? thread)).to.match(/^Expand/);
    expect(all(thread, '[aria-expanded=false]')[0]?.closest<HTMLElement>('.item')?.dataset['id']).to.equal(folded);
  });

  for (const [outcome, failures] of [['sent', []], ['failed', ['server']]] as const) {
    it(`gives way to a comment on the whole thread that was ${outcome}: it stands outside`, async () => {
      const source = new ShakySource(talk);
      source.failures.post = [...failures];
      const thread = await aThreadElement({ source });
      await ready(thread);
      await follow(thread, '1.1.1');
      await send(form(thread), 'To all of you');
      const own = () => parts(thread, 'comment').find((one) => textOf(one).includes('To all of you'));
      await until(() => own() !== undefined, 'it is shown');
      expect(path(thread)).to.deep.equal([]);
      await until(() => focused() === own(), 'it has the focus');
    });
  }

  it('stays while a reply is written in it', async () => {
    const thread = await aThreadElement({ source: new ShakySource(talk) });
    await ready(thread);
    await follow(thread, '1.1.1');
    button(thread, 'Reply', '1.1.1.2').click();
    await until(() => all(thread, 'discussion-form.inline').length === 1, 'the form is open');
    await send(form(thread, '1.1.1.2'), 'To you alone');
    await until(() => said(thread) === 'Comment posted', 'it is said');
    expect(path(thread)).to.have.length(4);
  });

  describe('and the history of the tab', () => {
    const shows = (thread: DiscussionThread, id: string) => () => all(thread, '.path [aria-current]').some((one) => textOf(one).endsWith(` ${id}`));

    afterEach(() => history.replaceState(null, '', location.pathname + location.search));

    it('stays where it is when somebody else makes an entry', async () => {
      const thread = await aReadyThread(talk);
      await follow(thread, '1.1');
      history.pushState({ page: 'other' }, '');
      dispatchEvent(new PopStateEvent('popstate', { state: history.state as unknown }));
      await thread.updateComplete;
      expect(shows(thread, '1.1')()).to.equal(true);
    });
  });

  it('is left by a permalink that leads out of it', async () => {
    const thread = await aReadyThread(talk);
    await follow(thread, '1.1.1');
    location.hash = '#comment-1.1.1.2';
    await until(() => focused() === comment(thread, '1.1.1.2'), 'one inside has the focus');
    expect(all(thread, '.path')).to.have.length(1);
    location.hash = '#comment-2';
    await until(() => shownIds(thread).includes('2') && focused() === comment(thread, '2'), 'one outside has the focus');
    expect(all(thread, '.path')).to.have.length(0);
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('can be written in, and is left when it is gone', async () => {
    const source = new MemorySource(talk);
    const thread = await aThreadElement({ source, live: true });
    await ready(thread);
    await follow(thread, '2');
    button(thread, 'Reply', '2.1').click();
    await until(() => all(thread, '.inline').length === 1, 'the form is open');
    button(thread, 'Back to all comments').click();
    await until(() => shownIds(thread).includes('1'), 'all are shown');
    await until(() => all(thread, '.inline').length === 1, 'the form is open there too');
  });
});
