import { expect } from 'chai';
import { aDocument, commentsAt } from '../fixtures/builders.js';
import { Visit } from './support/visit.js';

describe('the part that writes, when it does not come', () => {
  it('leaves the comments as they are, and throws nothing at the page', async () => {
    const body = `<!doctype html>
      <html lang="en">
        <meta charset="utf-8">
        <title>A page</title>
        <script type="module" src="/dist/cdn/discussion-elements.js"></script>
        <discussion-thread source="local" src="/talk.json"></discussion-thread>
      </html>`;
    const visit = await Visit.open('/talk.json', {
      files: {
        '/page.html': { body },
        '/talk.json': { body: JSON.stringify(aDocument({ comments: commentsAt('1', '2') })), type: 'application/json' },
      },
    });
    const missing = visit.page.waitForEvent('requestfailed', (request) => request.url().includes('/writing-'));
    await visit.page.route('**/writing-*.js', (route) => route.abort());
    await visit.page.goto(new URL('/page.html', visit.page.url()).href);
    await visit.read('2 comments', 2);
    await missing;
    await visit.page.locator('discussion-thread').evaluate((thread) => thread.setAttribute('heading-level', '3'));
    await visit.comment('2').hover();
    await visit.page.waitForTimeout(300);
    expect(visit.problems.filter((problem) => problem.startsWith('exception'))).to.deep.equal([]);
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
    await visit.page.waitForTimeout(300);
    expect(await text.inputValue()).to.equal('**bold**');
  });
});
