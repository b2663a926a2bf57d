import { expect } from 'chai';
import type { Locator } from 'playwright-core';
import { audit, sideways } from './support/checks.js';
import { Visit } from './support/visit.js';

const WORDS = 'The lamp is lit.';

describe('the page on which the network can be broken', () => {
  let visit: Visit;

  beforeEach(async () => {
    visit = await Visit.open('/bad-network.html');
    await visit.read('3 comments', 3);
  });

  afterEach(() => {
    visit.expectNoProblems();
  });

  /** With the arrow keys, as radio buttons are chosen. */
  async function choose(fault: string): Promise<void> {
    const radio = visit.page.getByRole('radio', { name: fault });
    await visit.page.getByRole('radio', { checked: true }).focus();
    for (let step = 0; step < 8 && !(await radio.isChecked()); step += 1) await visit.press('ArrowDown');
    await visit.expectFocus(radio);
  }

  async function write(): Promise<void> {
    const field = visit.page.getByRole('textbox', { name: 'Your comment' });
    await field.focus();
    await visit.type(WORDS);
    await visit.press('Control+Enter');
  }

  const own = (): Locator => visit.comments.filter({ hasText: WORDS });

  it('keeps what was written without a network through a reload, and sends it once', async () => {
    await choose('No network');
    await write();
    await own().getByText('Waits for the network').waitFor();
    await visit.page.reload();
    await visit.comments.nth(2).waitFor();
    await visit.read('4 comments', 4);
    expect(await own().count()).to.equal(1);
  });

  it('says how long to wait, and sends it again', async () => {
    await choose('Too many at once');
    await write();
    await own().getByText('Try again in 30 seconds.').waitFor();
    await choose('All is well');
    await own().getByRole('button', { name: /^Try again/ }).focus();
    await visit.press('Enter');
    await visit.read('4 comments', 4);
    await own().locator('[part=status]').waitFor({ state: 'detached' });
    await visit.page.reload();
    await visit.read('4 comments', 4);
    expect(await own().count()).to.equal(1);
  });

  it('has the comment once where the answer was lost', async () => {
    await choose('Stores comments, and loses the answer');
    await write();
    await own().getByText('The server took too long.').waitFor();
    await choose('All is well');
    await own().getByRole('button', { name: /^Try again/ }).focus();
    await visit.press('Enter');
    await visit.read('4 comments', 4);
    expect(await own().count()).to.equal(1);
  });

  it('fails in the same ways when something else than a comment is sent', async () => {
    const agree = visit.comments.first().getByRole('button', { name: /Agree/ });
    for (const [fault, said] of [
      ['Too many at once', /^Not done: Agree.* Too many at once/],
      ['Wants somebody to sign in', /^Not done: Agree.* Sign in/],
    ] as const) {
      await choose(fault);
      await agree.focus();
      await visit.press('Enter');
      await visit.page.locator('discussion-thread').getByRole('status').filter({ hasText: said }).waitFor({ state: 'attached' });
      expect(await agree.getAttribute('aria-pressed')).to.equal('false');
    }
  });

  it('holds what is written until a reload, as it says', async () => {
    await choose('Holds new comments for approval, until a reload');
    await write();
    await own().getByText('Waits for approval').waitFor();
    await visit.page.reload();
    await visit.read('4 comments', 4);
    expect(await own().locator('[part=status]').count()).to.equal(0);
  });

  it('is clean for axe and does not scroll sideways at 320 px', async () => {
    await visit.page.setViewportSize({ width: 320, height: 800 });
    expect(await audit(visit.page)).to.deep.equal([]);
    expect(await sideways(visit.page)).to.deep.equal([]);
  });
});
