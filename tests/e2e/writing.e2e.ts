import { expect } from 'chai';
import type { Locator } from 'playwright-core';
import { loadReference } from '../fixtures/reference.js';
import { until, Visit } from './support/visit.js';

const SEND = 'Control+Enter';

describe('writing on the reference page by keyboard', () => {
  let visit: Visit;

  beforeEach(async () => {
    visit = await Visit.open('/');
    await visit.read('41 comments', 41);
  });

  afterEach(() => {
    visit.expectNoProblems();
  });

  const field = (name: string): Locator => visit.page.getByRole('textbox', { name });
  const button = (name: string | RegExp): Locator => visit.page.getByRole('button', { name });

  /** From the end of the page, which is where the form is. */
  async function goToForm(): Promise<Locator> {
    const text = field('Your comment');
    await text.waitFor();
    await visit.page.getByRole('contentinfo').getByRole('link').first().focus();
    await visit.tabTo(text, { key: 'Shift+Tab' });
    return text;
  }

  it('shows a preview, posts a guest’s comment in its place with focus on it, and has it after a reload', async () => {
    await goToForm();
    await visit.type('The **stairs** are wet.\n\n- bring boots\n- bring a light');
    await visit.tabTo(visit.page.getByRole('tab', { name: 'Write' }), { key: 'Shift+Tab' });
    await visit.press('ArrowRight');
    const preview = visit.page.getByRole('tabpanel', { name: 'Preview' });
    await preview.locator('strong').filter({ hasText: 'stairs' }).waitFor();
    expect(await preview.getByRole('listitem').allInnerTexts()).to.deep.equal(['bring boots', 'bring a light']);

    await visit.tabTo(field('Name (optional)'));
    await visit.type('Nora');
    await visit.tabTo(button('Post comment'));
    await visit.press('Enter');
    const posted = visit.comment('26');
    await visit.expectFocus(posted);
    await visit.heading('42 comments').waitFor();
    expect(await posted.getByRole('heading').innerText()).to.equal('Nora');
    expect(await posted.locator('strong').innerText()).to.equal('stairs');
    expect(await visit.comments.last().textContent()).to.contain('bring a light');

    await visit.page.reload();
    await visit.heading('42 comments').waitFor();
    expect(await visit.comment('26').locator('strong').textContent()).to.equal('stairs');
  });

  it('replies to comment 3, deletes the reply again, and it is gone after a reload', async () => {
    const { number, count } = await nextReplyTo3();
    await visit.page.goto(`${visit.page.url()}#${(await visit.comment('3').getAttribute('id')) ?? ''}`);
    await visit.expectFocus(visit.comment('3'));
    const open = visit.comment('3').getByRole('button', { name: /^Reply to/ });
    await visit.tabTo(open);
    await visit.press('Enter');
    const text = field('Your reply to');
    await visit.expectFocus(text);
    await visit.type('I have keys to that door.');
    await visit.press(SEND);
    const reply = visit.comment(number);
    await visit.expectFocus(reply);
    expect(await reply.innerText()).to.contain('I have keys to that door.');
    expect(await visit.comments.nth(count).textContent(), 'the last reply to 3').to.contain('I have keys');

    await visit.tabTo(reply.getByRole('button', { name: /^Delete: / }));
    await visit.press('Enter');
    await reply.waitFor({ state: 'detached' });
    const line = visit.page.locator('[part~=tombstone]').filter({ hasText: 'Comment deleted' });
    await visit.expectFocus(line);
    await visit.read('41 comments', 41);
    await visit.tabTo(line.getByRole('button', { name: /^Undo: / }));
    await visit.press('Enter');
    await visit.expectFocus(reply);
    await visit.read('42 comments', 42);

    await visit.tabTo(reply.getByRole('button', { name: /^Delete: / }));
    await visit.press('Enter');
    await visit.read('41 comments', 41);
    await visit.page.reload();
    await visit.read('41 comments', 41);
    expect(await visit.page.getByText('I have keys to that door.').count()).to.equal(0);
  });

  it('closes a reply with Escape, and the focus is on the button that opened it', async () => {
    const open = visit.comment('1').getByRole('button', { name: /^Reply to/ });
    await visit.tabTo(open);
    await visit.press('Enter');
    await visit.expectFocus(field('Your reply to'));
    await visit.press('Escape');
    await visit.expectFocus(open);
  });

  it('says how to mend an empty comment, at the field', async () => {
    const text = await goToForm();
    await visit.tabTo(button('Post comment'));
    await visit.press('Enter');
    await visit.expectFocus(text);
    expect(await text.getAttribute('aria-invalid')).to.equal('true');
    expect(await describedBy(text)).to.contain('Write something first.');
    expect(await visit.comments.count()).to.equal(41);
    await visit.type('Now it is not.');
    await until(async () => (await text.getAttribute('aria-invalid')) !== 'true', 'a field that is not wrong any more');
  });

  it('says how to mend a comment that is too long, and keeps all of it', async () => {
    const { limits } = (await loadReference()).thread;
    const long = 'a'.repeat((limits?.maxLength ?? 0) + 12);
    const text = await goToForm();
    await visit.type(long);
    await visit.page.getByText('12 characters too many').first().waitFor();
    await visit.press(SEND);
    await visit.expectFocus(text);
    expect(await describedBy(text)).to.contain('Shorten the text.');
    expect(await text.inputValue()).to.equal(long);
    expect(await visit.comments.count()).to.equal(41);

    await visit.press('Control+a');
    await visit.type('Short enough.');
    await visit.press(SEND);
    await visit.expectFocus(visit.comment('26'));
    expect(await text.inputValue()).to.equal('');
  });

  /** The number that the next reply to comment 3 has, and how many comments stand before it. */
  async function nextReplyTo3(): Promise<{ number: string; count: number }> {
    const numbers = await visit.page.locator('[part~=comment] [part=number]').allTextContents();
    const last = numbers.findLastIndex((number) => number.startsWith('3.'));
    const [, place = ''] = numbers[last]?.split('.') ?? [];
    return { number: `3.${Number(place) + 1}`, count: last + 1 };
  }
});

/** The words that describe a field, as a screen reader says them. */
function describedBy(field: Locator): Promise<string> {
  return field.evaluate((element) => {
    const root = element.getRootNode() as ShadowRoot;
    const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => root.getElementById(id)?.textContent ?? '').join(' ');
  });
}
