import { expect } from 'chai';
import type { Locator } from 'playwright-core';
import { aDocument, aThread, commentsAt } from '../fixtures/builders.js';
import { startServer, type TestServer } from '../sources/server.js';
import { openThreadPage } from './support/thread-page.js';
import { until, type Visit } from './support/visit.js';

const places = Array.from({ length: 30 }, (_, i) => [`${i + 1}`, `${i + 1}.1`]).flat();

describe('two readers at one server', () => {
  let server: TestServer;
  let ann: Visit;
  let ben: Visit;

  beforeEach(async () => {
    const comments = commentsAt(...places).map((comment) => ({ ...comment, can: { edit: true, delete: true } }));
    server = await startServer(aDocument({ thread: aThread({ id: 'live', can: { moderate: true } }), comments }));
    [ann, ben] = await Promise.all([openThreadPage(server, 'live'), openThreadPage(server, 'live')]);
    await Promise.all([ann, ben].map((visit) => visit.read('60 comments', 60)));
    await until(() => Promise.resolve(server.requests.filter(({ url }) => url.endsWith('/events')).length === 2), 'both listen');
  });

  afterEach(() => server.close());

  const named = (visit: Visit, name: string | RegExp): Locator => visit.page.getByRole('button', { name, exact: true });
  const textbox = (visit: Visit, name: string | RegExp): Locator => visit.page.getByRole('textbox', { name });
  const top = (place: Locator): Promise<number> => place.evaluate((element) => element.getBoundingClientRect().top);

  async function say(visit: Visit, words: string): Promise<void> {
    await textbox(visit, 'Your comment').fill(words);
    await named(visit, 'Post comment').click();
    await visit.comments.filter({ hasText: words }).waitFor();
  }

  it('offers one what the other writes, and shows it in its place when it is wanted', async () => {
    await say(ann, 'The tide table says otherwise.');
    const offer = named(ben, '1 new comment');
    await offer.waitFor();
    expect(await ben.page.getByText('The tide table says otherwise.').count()).to.equal(0);
    await ben.heading('60 comments').waitFor();
    await offer.click();
    const shown = ben.comment('31');
    await ben.expectFocus(shown);
    expect(await shown.textContent()).to.contain('The tide table says otherwise.');
    await offer.waitFor({ state: 'detached' });
    expect(await named(ann, /new comment/).count(), 'one’s own is not offered').to.equal(0);
  });

  it('leaves one who writes a reply where they are while the other edits, reacts and writes above', async () => {
    await named(ben, 'Reply to Anonymous, 20').click();
    const area = textbox(ben, 'Your reply to Anonymous');
    await ben.expectFocus(area);
    await ben.type('Half a word');
    const before = await top(area);

    await named(ann, 'Edit: Anonymous, 20').click();
    await textbox(ann, 'Edit your comment').fill('Better words.');
    await named(ann, 'Save').click();
    await named(ann, 'Reply to Anonymous, 3').click();
    await textbox(ann, 'Your reply to Anonymous').fill('Another reply');
    await named(ann, /^Post reply/).click();

    await ben.comment('20').getByText('Better words.').waitFor();
    await named(ben, '1 new reply: Anonymous, 3').waitFor();
    await ben.expectFocus(area);
    expect(await area.inputValue()).to.equal('Half a word');
    expect(Math.abs((await top(area)) - before), 'pixels it moved').to.be.at.most(2);
  });

  it('takes away what the other deletes, and never the focus', async () => {
    const reply = ben.comment('5.1').getByRole('button', { name: /^Reply/ });
    await ben.tabTo(reply);
    await server.backend.remove('5.1', { signal: new AbortController().signal, fetch, lang: 'en' });
    await ben.comment('5.1').waitFor({ state: 'detached' });
    await ben.expectFocus(ben.comment('5'));
  });

  it('is told by a moderator that the thread is closed', async () => {
    await named(ann, 'Moderate').click();
    await ann.page.getByRole('menuitem', { name: 'Close comments' }).click();
    await Promise.all([ann, ben].map((visit) => visit.page.getByText('Comments are closed.').first().waitFor()));
    expect(await textbox(ben, 'Your comment').count()).to.equal(0);
  });
});
