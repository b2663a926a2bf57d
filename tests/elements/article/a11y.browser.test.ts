import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/article/discussion-article.js';
import type { DiscussionArticle } from '../../../src/elements/article/article-element.js';
import { ferries } from './ferries.js';

describe('an article, for everyone', () => {
  it('passes the audit as data', async () => {
    const element = await fixture<DiscussionArticle>(
      html`<discussion-article .article=${ferries} .count=${41}></discussion-article>`,
    );
    await expect(element).to.be.accessible();
  });

  it('passes the audit in dark', async () => {
    const page = await fixture(
      html`<div style="color-scheme: dark; background: #14161a; color: #e6e4df">
        <discussion-article .article=${ferries} .count=${41}></discussion-article>
      </div>`,
    );
    await expect(page).to.be.accessible();
  });

  it('passes the audit with the own HTML of the page', async () => {
    const element = await fixture<DiscussionArticle>(
      html`<discussion-article headline="Night ferries return" href="/ferries" published="2025-03-14">
        <p>The first night ferry left at ten past eleven.</p>
      </discussion-article>`,
    );
    await expect(element).to.be.accessible();
  });

  it('passes the audit when there is nothing to show', async () => {
    await expect(await fixture(html`<discussion-article></discussion-article>`)).to.be.accessible();
  });

  it('is one article that is named by its headline, at level 1', async () => {
    const element = await fixture<DiscussionArticle>(
      html`<discussion-article .article=${ferries}></discussion-article>`,
    );
    const article = element.shadowRoot?.querySelector('article');
    const name = article?.getAttribute('aria-labelledby') ?? '';
    const heading = element.shadowRoot?.querySelector('h1');
    expect(heading?.id).to.equal(name);
    expect(heading).to.have.trimmed.text(ferries.headline);
  });

  it('has no heading, and no name that points nowhere, when there is no headline', async () => {
    const element = await fixture(html`<discussion-article><p>Only text.</p></discussion-article>`);
    expect(element.shadowRoot?.querySelector('article')).to.not.have.attribute('aria-labelledby');
    expect(element.shadowRoot?.querySelector('h1')).to.equal(null);
  });

  it('stays in its box at 320 px with a long word', async () => {
    const word = 'x'.repeat(500);
    const box = await fixture<HTMLDivElement>(
      html`<div style="inline-size: 320px">
        <discussion-article
          .article=${{ ...ferries, headline: word, section: word, byline: [{ role: 'author', name: 'x'.repeat(80) }] }}
        ></discussion-article>
      </div>`,
    );
    expect(box.scrollWidth).to.equal(320);
  });
});
