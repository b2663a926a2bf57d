import { expect } from 'chai';
import { aDocument, commentsAt } from '../fixtures/builders.js';
import { until, Visit } from './support/visit.js';

/** Opens a page with two comments, which a part does not come to. */
async function openWithout(visit: Visit, part: string, attributes = ''): Promise<void> {
  const body = `<!doctype html>
    <html lang="en">
      <meta charset="utf-8">
      <title>A page</title>
      <script type="module" src="/dist/cdn/discussion-elements.js"></script>
      <discussion-thread source="local" src="/talk.json" ${attributes}></discussion-thread>
    </html>`;
  await visit.page.route('**/page.html', (route) => route.fulfill({ body, contentType: 'text/html' }));
  await visit.page.route(`**/${part}-*.js`, (route) => route.abort());
  await visit.page.goto(new URL('/page.html', visit.page.url()).href);
  await visit.read('2 comments', 2);
}

function aVisit(): Promise<Visit> {
  const talk = JSON.stringify(aDocument({ comments: commentsAt('1', '2') }));
  return Visit.open('/talk.json', { files: { '/talk.json': { body: talk, type: 'application/json' } } });
}

const failure = (visit: Visit, part: string) => visit.page.waitForEvent('requestfailed', (request) => request.url().includes(`/${part}-`));

/** What the page was thrown until a part had failed for all who have asked for it: the last to hear of it is the test. */
async function exceptionsOf(visit: Visit, url: string): Promise<string[]> {
  const own = 'exception: the last one';
  await visit.page.evaluate(`void import('${url}').catch(() => { throw new Error('the last one'); })`);
  await until(() => Promise.resolve(visit.problems.includes(own)), own);
  return visit.problems.filter((problem) => problem.startsWith('exception') && problem !== own);
}

describe('the part that writes, when it does not come', () => {
  it('leaves the comments as they are, and throws nothing at the page', async () => {
    const visit = await aVisit();
    const missing = failure(visit, 'writing');
    await openWithout(visit, 'writing');
    const url = (await missing).url();
    await visit.page.locator('discussion-thread').evaluate((thread) => thread.setAttribute('heading-level', '3'));
    await visit.comment('2').hover();
    expect(await exceptionsOf(visit, url)).to.deep.equal([]);
  });

  it('is missed beside the button that needs it, until that is pressed again', async () => {
    const visit = await aVisit();
    const missing = failure(visit, 'writing');
    await openWithout(visit, 'writing');
    const url = (await missing).url();
    const reply = visit.comment('2').getByRole('button', { name: 'Reply' });
    const words = visit.comment('2').getByText('No connection. Check the network and try again.');
    await reply.click();
    await words.waitFor();
    await reply.click();
    await until(async () => (await words.count()) === 1, 'it is said once');
    expect(await exceptionsOf(visit, url)).to.deep.equal([]);
    await visit.page.getByRole('button', { name: 'Newest' }).click();
    await visit.page.locator('.head + .note').waitFor();
    await visit.page.unroute('**/writing-*.js');
    await reply.click();
    await visit.page.getByRole('textbox', { name: /Your reply to/ }).waitFor();
    expect(await words.count()).to.equal(0);
  });
});

describe('the shortcuts, when they do not come', () => {
  it('are asked for again at the next key, and throw nothing at the page', async () => {
    const visit = await aVisit();
    await openWithout(visit, 'shortcuts', 'keys');
    await visit.comment('1').focus();
    const missing = failure(visit, 'shortcuts');
    await visit.press('j');
    const url = (await missing).url();
    await visit.press('j', 'k');
    expect(await exceptionsOf(visit, url)).to.deep.equal([]);
    await visit.page.unroute('**/shortcuts-*.js');
    await visit.press('j');
    await visit.expectFocus(visit.comment('2'));
  });
});

describe('what formats a text', () => {
  it('is here from the first word on, and works when the network has gone', async () => {
    const visit = await Visit.open('/index.html');
    const text = visit.page.getByRole('textbox', { name: 'Your comment' });
    const loaded = visit.page.waitForEvent('requestfinished', (request) => request.url().includes('/markdown-edit-'));
    await text.fill('bold');
    await loaded;
    await visit.page.context().setOffline(true);
    await text.selectText();
    await visit.page.getByRole('button', { name: 'Bold' }).click();
    await until(async () => (await text.inputValue()) === '**bold**', 'bold text');
  });
});
