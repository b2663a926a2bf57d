import { expect } from 'chai';
import { aComment, aDocument, html, markdown } from '../fixtures/builders.js';
import { attacks } from '../security/vectors/all.js';
import { Visit, type ServedFile } from './support/visit.js';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html dompurify";

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
      body: html(
        '<base href="https://tides.example/"><style>p { color: red }</style><p style="color: red" onclick="alert(1)">A <b>bold</b> ' +
          '<a href="https://tides.example/?a&amp;style=b" style="color: red">link</a> of style = none<script>alert(1)</script></p>',
      ),
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
      <discussion-page source="local" src="/strict.json" page-size="1000"></discussion-page>
    </html>`,
};

/** Opens the page with a document; every violation is kept from the first moment on. */
async function open(discussion: unknown): Promise<Visit> {
  const visit = await Visit.open('/robots.txt', {
    files: {
      '/robots.txt': { body: '', type: 'text/plain' },
      '/strict.html': page,
      '/strict.json': { body: JSON.stringify(discussion), type: 'application/json' },
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
  return visit;
}

function reportsOf(visit: Visit): Promise<string[]> {
  return visit.page.evaluate(() => (window as unknown as { reports: string[] }).reports);
}

describe('a page with a strict content security policy and trusted types', () => {
  it('reads, previews, posts and replies without a single violation', async () => {
    const visit = await open(document);
    await visit.read('3 comments', 3);

    await visit.page.locator('discussion-article').getByRole('figure').nth(1).waitFor();
    await visit.comment('2').locator('ol li').nth(1).waitFor();
    expect(await visit.comment('2').locator('td').nth(1).evaluate((cell) => cell.style.textAlign)).to.equal('right');
    expect(await visit.comment('3').getByRole('link', { name: 'link' }).getAttribute('rel')).to.equal('ugc nofollow noopener noreferrer');
    expect(await visit.comment('3').locator('[style], [onclick], style, script').count()).to.equal(0);
    expect(await visit.comment('3').getByRole('link', { name: 'link' }).getAttribute('href')).to.equal('https://tides.example/?a&style=b');
    expect(await visit.comment('3').locator('[part=body]').innerText()).to.equal('A bold link of style = none');

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

    expect(await reportsOf(visit)).to.deep.equal([]);
    visit.expectNoProblems();
  });

  it('shows every attack there is without a single violation', async function () {
    this.timeout(120_000);
    const comments = attacks.flatMap((value, i) => [
      aComment({ id: `${i}`, minute: i, body: html(value) }),
      aComment({ id: `${i}-m`, parentId: `${i}`, minute: i, body: markdown(value) }),
    ]);
    const visit = await open(aDocument({ comments }));
    await visit.read(`${comments.length.toLocaleString('en')} comments`, comments.length);
    await visit.page.locator('[part=body] strong, [part=body] em').first().waitFor();
    expect(await reportsOf(visit)).to.deep.equal([]);
    visit.expectNoProblems();
  });
});
