import { expect } from 'chai';
import type { Locator } from 'playwright-core';
import { aDocument, aThread, commentsAt } from '../fixtures/builders.js';
import { startServer, type TestServer } from '../sources/server.js';
import { openThreadPage } from './support/thread-page.js';
import type { Visit } from './support/visit.js';

const WORDS = 'The tide table says otherwise.';

describe('a thread over a server of the project’s own format', () => {
  let server: TestServer;
  let visit: Visit;

  beforeEach(async () => {
    server = await startServer(aDocument({ thread: aThread({ id: 'tides' }), comments: commentsAt('1', '1.1', '2') }));
    visit = await openThreadPage(server);
    await visit.read('3 comments', 3);
  });

  afterEach(() => server.close());

  const text = (): Locator => visit.page.getByRole('textbox', { name: 'Your comment' });
  const posts = (): typeof server.requests => server.requests.filter(({ method }) => method === 'POST');

  async function write(): Promise<void> {
    await visit.tabTo(text());
    await visit.type(WORDS);
    await visit.press('Control+Enter');
  }

  async function expectStoredOnce(): Promise<void> {
    const context = { signal: new AbortController().signal, fetch, lang: 'en' };
    const { comments } = await server.backend.load({}, context);
    expect(comments.filter(({ body }) => body.value === WORDS)).to.have.length(1);
    await visit.page.reload();
    await visit.read('4 comments', 4);
    expect(await visit.comment('3').textContent()).to.contain(WORDS);
  }

  it('reads it, posts a comment that the server stores once, and shows it after a reload', async () => {
    await write();
    await visit.expectFocus(visit.comment('3'));
    await visit.heading('4 comments').waitFor();
    expect(posts()).to.have.length(1);
    await expectStoredOnce();
    visit.expectNoProblems();
  });

  it('keeps a comment that the server failed on, and Try again sends it once', async () => {
    server.failNext({ type: 'status', status: 500 }, { method: 'POST' });
    await write();
    const failed = visit.comments.filter({ hasText: WORDS });
    const retry = failed.getByRole('button', { name: 'Try again' });
    await retry.waitFor();
    await visit.expectFocus(failed);
    expect(await failed.textContent()).to.contain('The server has a problem.');
    expect(await failed.evaluate((element) => element.part.contains('failed'))).to.equal(true);

    await visit.tabTo(retry);
    await visit.press('Enter');
    await visit.expectFocus(visit.comment('3'));
    await retry.waitFor({ state: 'detached' });
    const keys = posts().map(({ headers }) => headers['idempotency-key']);
    expect(keys).to.have.length(2);
    expect(new Set(keys).size, 'one key for both').to.equal(1);
    await expectStoredOnce();
    // The browser itself tells of the 500.
    expect(visit.problems.filter((problem) => !problem.includes('500'))).to.deep.equal([]);
  });
});
