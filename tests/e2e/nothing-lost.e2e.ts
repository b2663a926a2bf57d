import { expect } from 'chai';
import type { Locator } from 'playwright-core';
import { Backend } from './support/backend.js';
import { openThreadPage } from './support/thread-page.js';
import type { Visit } from './support/visit.js';
import { until } from './support/visit.js';

const WORDS = 'The tide table says otherwise.';

describe('what two people write over one server', () => {
  let backend: Backend;

  beforeEach(async () => {
    backend = await Backend.start('I walk down to the boat every day.', 'See you on the first boat.');
  });

  afterEach(() => backend.close());

  /** A reader with a profile of their own. */
  async function arrive(attributes = '', others: readonly Backend[] = []): Promise<Visit> {
    const visit = await openThreadPage(backend, attributes, others);
    await visit.heading(/comment/).waitFor();
    await text(visit).waitFor();
    return visit;
  }

  const text = ({ page }: Visit, name = 'Your comment'): Locator => page.getByRole('textbox', { name });

  async function write(visit: Visit, words = WORDS): Promise<void> {
    await text(visit).focus();
    await visit.type(words);
  }

  async function send(visit: Visit, words = WORDS): Promise<void> {
    await write(visit, words);
    await visit.press('Control+Enter');
  }

  const withWords = (visit: Visit, words = WORDS): Locator => visit.comments.filter({ hasText: words });

  it('comes from one to the other', async () => {
    const [ann, ben] = [await arrive(), await arrive('live')];
    await send(ann);
    await ann.expectFocus(ann.comment('3'));
    await ben.page.getByRole('button', { name: /1 new comment/ }).click();
    await ben.heading(/^3 comments/).waitFor();
    expect(await ben.comment('3').textContent()).to.contain(WORDS);
    ann.expectNoProblems();
    ben.expectNoProblems();
  });

  it('is kept when the server fails, also through a reload, and is sent once by Try again', async () => {
    const visit = await arrive();
    backend.faults.push('error');
    await send(visit);
    await visit.page.getByRole('button', { name: 'Try again' }).waitFor();
    expect(await text(visit).inputValue()).to.equal('');
    await visit.page.reload();
    await withWords(visit).getByText('The server has a problem.').waitFor();
    await visit.page.getByRole('button', { name: 'Try again' }).click();
    await visit.expectFocus(visit.comment('3'));
    expect(backend.saying(WORDS)).to.have.length(1);
    expect(new Set(backend.keys).size).to.equal(1);
    await visit.page.reload();
    await visit.read('3 comments', 3);
  });

  it('is one comment when only the answer is lost', async () => {
    const visit = await arrive();
    backend.faults.push('lose-answer');
    await send(visit);
    // It is looked for by itself, a little later.
    await visit.comment('3').waitFor();
    expect(await visit.comment('3').textContent()).to.contain(WORDS);
    expect(await withWords(visit).count()).to.equal(1);
    expect(backend.saying(WORDS)).to.have.length(1);
    expect(backend.keys, 'it was found, not sent again').to.have.length(1);
  });

  it('goes once when the page is left while it is under way', async () => {
    const visit = await arrive();
    backend.faults.push('never-answer');
    await send(visit);
    await until(() => Promise.resolve(backend.keys.length === 1), 'it is under way');
    await visit.page.reload();
    await visit.comment('3').waitFor();
    expect(await withWords(visit).count()).to.equal(1);
    expect(await text(visit).inputValue(), 'it is not a draft any more').to.equal('');
    expect(backend.saying(WORDS)).to.have.length(1);
    expect(new Set(backend.keys).size).to.equal(1);
  });

  it('goes once, to its own thread, when the page shows another one while it is under way', async () => {
    const other = await Backend.start('Nobody has said anything of boats here.');
    other.threadId = 'pier';
    try {
      const visit = await arrive('', [other]);
      backend.faults.push('never-answer');
      await send(visit);
      await until(() => Promise.resolve(backend.keys.length === 1), 'it is under way');
      const show = (url: string): Promise<void> =>
        visit.page.locator('discussion-thread').evaluate((thread, src) => thread.setAttribute('src', src), url);
      await show(other.url);
      await visit.read('1 comment', 1);
      expect(await withWords(visit).count(), 'in the other thread').to.equal(0);
      await show(backend.url);
      await visit.read('3 comments', 3);
      await withWords(visit).locator('[part=status]').waitFor({ state: 'detached' });
      expect(await withWords(visit).count()).to.equal(1);
      expect(backend.saying(WORDS)).to.have.length(1);
      expect(other.keys, 'what the other thread was sent').to.deep.equal([]);
    } finally {
      await other.close();
    }
  });

  it('goes to its own server only, though another one has a thread of the same id', async () => {
    const other = await Backend.start('Nobody has said anything of boats here.');
    try {
      const visit = await arrive('', [other]);
      const show = (url: string): Promise<void> =>
        visit.page.locator('discussion-thread').evaluate((thread, src) => thread.setAttribute('src', src), url);
      backend.faults.push('refuse-connection', 'refuse-connection', 'refuse-connection');
      await send(visit);
      await withWords(visit).getByText('Waits for the network').waitFor();
      await write(visit, 'Not sent yet');
      await show(other.url);
      await visit.read('1 comment', 1);
      expect(await withWords(visit).count(), 'at the other server').to.equal(0);
      await until(async () => (await text(visit).inputValue()) === '', 'an empty form');
      backend.faults.length = 0;
      await show(backend.url);
      await visit.comment('3').waitFor();
      await until(async () => (await text(visit).inputValue()) === 'Not sent yet', 'the draft');
      expect(backend.saying(WORDS)).to.have.length(1);
      expect(other.keys, 'what the other server was sent').to.deep.equal([]);
    } finally {
      await other.close();
    }
  });

  it('goes once, though two windows wait to send it', async () => {
    const visit = await arrive();
    backend.faults.push('refuse-connection', 'refuse-connection', 'refuse-connection');
    await send(visit);
    await withWords(visit).getByText('Waits for the network').waitFor();
    const second = await visit.page.context().newPage();
    await second.goto(visit.page.url());
    await visit.comment('3').waitFor();
    await second.locator('[part~=comment]').filter({ hasText: WORDS }).locator('[part=number]').filter({ hasText: '3' }).waitFor();
    expect(backend.saying(WORDS)).to.have.length(1);
    expect(new Set(backend.keys).size).to.equal(1);
    expect(await withWords(visit).count()).to.equal(1);
  });

  it('is back in its form after a reload', async () => {
    const visit = await arrive();
    await write(visit);
    await visit.page.reload();
    await until(async () => (await text(visit).inputValue()) === WORDS, 'the text in its form');
    await visit.page.getByText('Your draft is back.').waitFor();
    await visit.page.getByRole('button', { name: 'Discard draft' }).click();
    expect(await text(visit).inputValue()).to.equal('');
    await visit.page.reload();
    await text(visit).waitFor();
    expect(await text(visit).inputValue()).to.equal('');
    visit.expectNoProblems();
  });

  it('is back in a reply after a reload, and reaches the server under its true parent', async () => {
    const visit = await arrive();
    await visit.comment('1').getByRole('button', { name: /^Reply to/ }).click();
    await text(visit, 'Your reply to Ann').waitFor();
    await visit.type('So do I.');
    await visit.page.reload();
    const reply = text(visit, 'Your reply to Ann');
    await until(async () => (await reply.inputValue()) === 'So do I.', 'the text in its form');
    await reply.focus();
    await visit.press('Control+Enter');
    await visit.expectFocus(visit.comment('1.1'));
    expect(backend.saying('So do I.').map(({ parentId }) => parentId)).to.deep.equal(['n1']);
    visit.expectNoProblems();
  });

  it('waits while there is no network, and goes once, in order, when it is back', async () => {
    const visit = await arrive();
    await visit.page.waitForLoadState('networkidle');
    await visit.page.context().setOffline(true);
    await send(visit, 'The first.');
    await withWords(visit, 'The first.').getByText('Waits for the network').waitFor();
    await withWords(visit, 'The first.').getByRole('button', { name: /^Reply to/ }).click();
    await text(visit, 'Your reply to').waitFor();
    await visit.type('A reply to it.');
    await visit.press('Control+Enter');
    await withWords(visit, 'A reply to it.').getByText('Waits for the network').waitFor();
    expect(backend.keys).to.deep.equal([]);
    await visit.page.context().setOffline(false);
    await visit.comment('3.1').waitFor();
    const [first] = backend.saying('The first.');
    expect(backend.comments.slice(2).map(({ body, parentId }) => [body.value, parentId])).to.deep.equal([
      ['The first.', null],
      ['A reply to it.', first?.id],
    ]);
    await visit.page.reload();
    await visit.read('4 comments', 4);
  });

  it('is seen by its writer alone while it waits for approval', async () => {
    const visit = await arrive();
    backend.faults.push('hold-for-approval');
    await send(visit);
    await withWords(visit).getByText('Waits for approval').waitFor();
    await visit.page.reload();
    await withWords(visit).getByText('Waits for approval').waitFor();
    const other = await arrive();
    await other.read('2 comments', 2);
    const [held] = backend.saying(WORDS);
    if (held) held.status = 'published';
    await visit.page.reload();
    await visit.comment('3').waitFor();
    expect(await withWords(visit).getByText('Waits for approval').count()).to.equal(0);
    visit.expectNoProblems();
  });

  it('in two windows of one reader is not overwritten', async () => {
    const visit = await arrive();
    await write(visit, 'From the one');
    await visit.page.waitForFunction(
      (key) => localStorage.getItem(key)?.includes('From the one'),
      `discussion-elements:drafts:${JSON.stringify(['rest', backend.url, 'quay'])}`,
    );
    const second = await visit.page.context().newPage();
    await second.goto(visit.page.url());
    const other = second.getByRole('textbox', { name: 'Your comment' });
    await until(async () => (await other.inputValue()) === 'From the one', 'the draft in the other window');
    await other.fill('From the other');
    await visit.page.getByText('You have written something else here in another window.').waitFor();
    expect(await text(visit).inputValue()).to.equal('From the one');
    await visit.page.getByRole('button', { name: 'Show the other' }).click();
    await until(async () => (await text(visit).inputValue()) === 'From the other', 'the other text');
    await visit.page.reload();
    await until(async () => /From the/.test(await text(visit).inputValue()), 'one of both');
    await visit.page.getByRole('button', { name: 'Show the other' }).waitFor();
  });
});
