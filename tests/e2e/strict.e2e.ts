import { expect } from 'chai';
import { aComment, aDocument, html, markdown } from '../fixtures/builders.js';
import { Visit, type ServedFile } from './support/visit.js';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html dompurify";

const document = aDocument({
  article: {
    id: 'a',
    headline: 'A strict page',
    image: { src: 'quay-dusk.svg', alt: 'The quay', width: 1200, height: 630 },
    body: markdown('One **bold** word.\n\n![The plan](ferry-plan.svg "The plan")'),
  },
  comments: [
    aComment({ id: '1', body: 'Plain, with https://tides.example/now in it.', minute: 1 }),
    aComment({ id: '2', body: markdown('A *list*:\n\n1. one\n2. two\n\n| a | b |\n|:-|-:|\n| 1 | 2 |'), minute: 2 }),
    aComment({
      id: '3',
      body: html('<p>A <b>bold</b> <a href="https://tides.example/">link</a><script>alert(1)</script></p>'),
      minute: 3,
    }),
  ],
});

const page: ServedFile = {
  headers: { 'Content-Security-Policy': POLICY },
  body: `<!doctype html>
    <html lang="en">
      <meta charset="utf-8">
      <title>A strict page</title>
      <script type="module" src="/dist/cdn/discussion-elements.js"></script>
      <discussion-page source="local" src="/strict.json"></discussion-page>
    </html>`,
};

describe('a page with a strict content security policy and trusted types', () => {
  it('reads, previews, posts and replies without a single violation', async () => {
    const visit = await Visit.open('/robots.txt', {
      files: {
        '/robots.txt': { body: '', type: 'text/plain' },
        '/strict.html': page,
        '/strict.json': { body: JSON.stringify(document), type: 'application/json' },
      },
    });
    await visit.page.addInitScript(() => {
      const reports: string[] = [];
      Object.assign(window, { reports });
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
        reports.push(`${violatedDirective} ${blockedURI} ${sample}`);
      });
    });
    await visit.page.goto(visit.page.url().replace('robots.txt', 'strict.html'));
    await visit.read('3 comments', 3);

    await visit.page.locator('discussion-article').getByRole('figure').nth(1).waitFor();
    await visit.comment('2').locator('ol li').nth(1).waitFor();
    expect(await visit.comment('2').locator('td').nth(1).evaluate((cell) => cell.style.textAlign)).to.equal('right');
    expect(await visit.comment('3').getByRole('link', { name: 'link' }).getAttribute('rel')).to.equal('ugc nofollow noopener noreferrer');
    expect(await visit.comment('3').locator('[style], script').count()).to.equal(0);

    await visit.tabTo(visit.page.getByRole('textbox', { name: 'Your comment' }));
    await visit.type('Seen on the **quay**.');
    await visit.page.getByRole('tab', { name: 'Preview' }).click();
    await visit.page.getByRole('tabpanel').locator('strong').filter({ hasText: 'quay' }).waitFor();
    await visit.page.getByRole('button', { name: 'Post comment' }).click();
    await visit.expectFocus(visit.comment('4'));
    await visit.comment('4').locator('strong').waitFor();

    await visit.comment('4').getByRole('button', { name: /^Reply to/ }).click();
    await visit.expectFocus(visit.page.getByRole('textbox', { name: /^Your reply/ }));
    await visit.type('And by night.');
    await visit.press('Control+Enter');
    await visit.expectFocus(visit.comment('4.1'));

    expect(await visit.page.evaluate(() => (window as unknown as { reports: string[] }).reports)).to.deep.equal([]);
    visit.expectNoProblems();
  });
});
