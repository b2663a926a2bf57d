import { expect } from 'chai';
import { smallDocument } from '../sources/document.js';
import { listed } from '../sources/html/pages.js';
import { Visit, type ServedFile } from './support/visit.js';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html dompurify";

/** A page of a server's, with the comments in it. */
function page(body: string): ServedFile {
  const script = '<script type="module" src="/dist/cdn/discussion-elements.js"></script>';
  return {
    headers: { 'Content-Security-Policy': POLICY },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>A story</title>${script}<h1>A story</h1>${body}</html>`,
  };
}

const comments = `${listed(smallDocument().comments)}
  <div id="comment-evil" itemscope itemtype="https://schema.org/Comment"><meta itemprop="datePublished" content="2025-01-01">
  <div itemprop="text"><a href="javascript:document.title = 'run'">A link</a></div></div>`;
/** What a page that is less strict lets others write. */
const unsafe = `<div itemscope itemtype="https://schema.org/Comment"><div itemprop="text">
  <template><img src="/x" onerror="document.title = 'run'"></template><p onclick="document.title = 'run'">A word.</p></div></div>`;

const files = {
  '/story.html': page(`<discussion-thread id="talk" source="html" src="#talk">${comments}</discussion-thread>`),
  '/unsafe.html': { body: `<script type="module" src="/dist/cdn/discussion-elements.js"></script><title>Unsafe</title><discussion-thread id="talk" source="html" src="#talk">${unsafe}</discussion-thread>` },
  '/list.html': page('<a href="/story.html"><discussion-count source="html" src="/story.html#talk">Comments</discussion-count></a>'),
  '/copy.html': page('<discussion-thread source="html" src="/story.html#talk"></discussion-thread>'),
};

describe('comments that stand in the page as HTML', () => {
  it('are read without scripts', async () => {
    const visit = await Visit.open('/story.html', { files, javaScriptEnabled: false });
    expect(await visit.page.getByText('Words of c1.1.1.').isVisible()).to.equal(true);
    expect(await visit.page.locator('article').count()).to.equal(9);
  });

  it('become a thread with the same anchors, on a strict page', async () => {
    const visit = await Visit.open('/story.html#comment-c1.1.1', { files });
    await visit.read('10 comments', 10);
    await visit.comment('1.1.1').locator('[part=body] p').waitFor();
    expect(await visit.comment('1.1.1').getAttribute('part')).to.contain('target');
    expect(await visit.page.getByText('Words of c1.1.1.').count()).to.equal(2);
    expect(await visit.page.getByText('Words of c1.1.1.').filter({ visible: true }).count()).to.equal(1);
    expect(await visit.page.title()).to.equal('A story');
    expect(await visit.comments.last().getByText('A link').getAttribute('href')).to.equal(null);
    expect(visit.problems).to.deep.equal([]);
  });

  it('are as untrusted as any', async () => {
    const visit = await Visit.open('/unsafe.html', { files });
    const words = visit.comments.getByText('A word.');
    await words.and(visit.page.locator('p')).click();
    expect(await visit.comments.locator('[onclick], img, template').count()).to.equal(0);
    expect(await visit.page.title()).to.equal('Unsafe');
  });

  it('are read from another page, and counted', async () => {
    const visit = await Visit.open('/copy.html', { files });
    await visit.read('10 comments', 10);
    expect(visit.problems).to.deep.equal([]);
    await visit.page.goto(visit.page.url().replace('copy', 'list'));
    await visit.page.getByRole('link', { name: '10 comments' }).waitFor();
    expect(visit.problems).to.deep.equal([]);
  });
});
