import { expect } from 'chai';
import type { Locator } from 'playwright-core';
import { Visit } from './support/visit.js';

const REPLIES_TO_3 = /^(Collapse|Expand) \d+ repl/;

describe('reading the reference page by keyboard', () => {
  let visit: Visit;

  beforeEach(async () => {
    visit = await Visit.open('/');
    await visit.read('41 comments', 41);
  });

  afterEach(() => {
    visit.expectNoProblems();
  });

  /** From the top of the page, as a reader without a mouse comes there. */
  async function goToComments(): Promise<void> {
    await visit.tabTo(visit.page.getByRole('link', { name: '41 comments' }));
    await visit.press('Enter');
    await visit.expectFocus(visit.heading('41 comments'));
  }

  it('comes from the byline to the comments', async () => {
    await goToComments();
    expect(await isOnScreen(visit.heading('41 comments'))).to.equal(true);
  });

  it('folds the replies to comment 3 and opens them again, and the focus stays on the button', async () => {
    await goToComments();
    const item = visit.page.getByRole('listitem').filter({ has: visit.comment('3') });
    const button = item.getByRole('button', { name: REPLIES_TO_3 });
    await visit.tabTo(button);
    expect(await visit.comment('3.1').count()).to.equal(1);

    await visit.press('Enter');
    await visit.comment('3.1').waitFor({ state: 'hidden' });
    await visit.expectFocus(button);
    expect(await button.getAttribute('aria-expanded')).to.equal('false');
    expect(await button.getAttribute('aria-label')).to.match(/^Expand \d+ repl/);

    await visit.press('Space');
    await visit.comment('3.1').waitFor();
    await visit.expectFocus(button);
    expect(await button.getAttribute('aria-expanded')).to.equal('true');
    expect(await visit.comments.count()).to.equal(41);
  });

  it('sorts by newest, keeps the numbers, and the focus stays on the button', async () => {
    await goToComments();
    const newest = visit.page.getByRole('button', { name: 'Newest' });
    await visit.tabTo(newest);
    await visit.press('Enter');
    await visit.page.getByRole('status').filter({ hasText: 'Sorted by newest' }).waitFor({ state: 'attached' });
    await visit.expectFocus(newest);
    expect(await newest.getAttribute('aria-pressed')).to.equal('true');
    expect((await numbers()).filter((number) => !number.includes('.'))).to.deep.equal(
      Array.from({ length: 25 }, (_, index) => `${25 - index}`),
    );
  });

  it('follows a permalink and comes back with Back', async () => {
    await goToComments();
    const permalink = visit.comment('1').getByRole('link', { name: /^1\b/ });
    await visit.tabTo(permalink);
    await visit.press('Enter');
    await visit.expectFocus(visit.comment('1'));
    const first = new URL(visit.page.url()).hash;

    await visit.tabTo(visit.comment('2').getByRole('link', { name: /^2\b/ }));
    await visit.press('Enter');
    await visit.expectFocus(visit.comment('2'));
    await visit.page.goBack();
    expect(new URL(visit.page.url()).hash).to.equal(first);
    await visit.expectFocus(visit.comment('1'));
    expect(await isTarget(visit.comment('1'))).to.equal(true);
    expect(await isTarget(visit.comment('2'))).to.equal(false);
  });

  it('goes into one branch, finds it again after a reload, and leaves it with Back', async () => {
    const third = visit.comment('3');
    await third.scrollIntoViewIfNeeded();
    await third.getByRole('button', { name: /^More: / }).focus();
    await visit.press('Enter');
    const entry = visit.page.getByRole('menuitem', { name: 'Only this branch' });
    await visit.tabTo(entry, { key: 'ArrowDown', most: 9 });
    await visit.press('Enter');
    await visit.expectFocus(third);
    await visit.comment('2').waitFor({ state: 'detached' });

    await visit.page.reload();
    await visit.comment('3.1').waitFor();
    await visit.expectFocus(third);
    expect(await visit.comment('2').count()).to.equal(0);

    await visit.page.goBack();
    await visit.comment('2').waitFor();
    await visit.expectFocus(third);
    expect(await isOnScreen(third.getByRole('heading'))).to.equal(true);
  });

  function numbers(): Promise<string[]> {
    return visit.page.locator('[part~=comment] [part=number]').allTextContents();
  }
});

describe('opening a permalink', () => {
  it('shows comment 20.4 highlighted, on the screen and focused', async () => {
    const before = await Visit.open('/');
    const anchor = await before.comment('20.4').getAttribute('id');
    expect(anchor).to.match(/^comment-./);

    const visit = await Visit.open(`/#${encodeURIComponent(anchor ?? '')}`);
    const comment = visit.comment('20.4');
    await visit.expectFocus(comment);
    expect(await isTarget(comment)).to.equal(true);
    expect(await visit.page.locator('[part~=target]').count()).to.equal(1);
    expect(await isOnScreen(comment)).to.equal(true);
    const color = (one: Locator): Promise<string> => one.evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await color(comment), 'its ground').not.to.equal(await color(visit.comment('20.3')));
    visit.expectNoProblems();
  });

  it('says so where the comment is unknown', async () => {
    const visit = await Visit.open('/#comment-of-another-page');
    await visit.page.getByText('The linked comment is not here.').first().waitFor();
    expect(await visit.page.locator('[part~=target]').count()).to.equal(0);
    visit.expectNoProblems();
  });
});

function isTarget(comment: Locator): Promise<boolean> {
  return comment.evaluate((element) => element.part.contains('target'));
}

function isOnScreen(one: Locator): Promise<boolean> {
  return one.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
}
