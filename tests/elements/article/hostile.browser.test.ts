import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/article/discussion-article.js';
import type { DiscussionArticle } from '../../../src/elements/article/article-element.js';
import { ferries } from './ferries.js';

const markup = '<img src=x onerror="globalThis.hacked = true">';
const script = 'javascript:globalThis.hacked=true';

/** What a backend may send, whatever the types say. */
async function show(article: unknown): Promise<DiscussionArticle> {
  return fixture<DiscussionArticle>(
    html`<discussion-article .article=${article}></discussion-article>`,
  );
}

describe('an article from a hostile backend', () => {
  const { warn } = console;
  let warnings: unknown[] = [];
  beforeEach(() => {
    warnings = [];
    console.warn = (...args: unknown[]) => warnings.push(args.join(' '));
  });
  afterEach(() => {
    console.warn = warn;
  });

  it('shows markup in any field as words', async () => {
    const element = await show({
      id: '1',
      headline: markup,
      section: markup,
      byline: [{ role: 'author', name: markup }],
      republishedFrom: { name: markup },
      image: { src: 'https://a.invalid/a.png', alt: markup, caption: markup, credit: markup },
      related: [{ relation: 'next', headline: markup, summary: markup }],
      body: { format: 'text', value: markup },
    });
    const root = element.shadowRoot;
    expect(root?.querySelectorAll('img')).to.have.length(1);
    expect(root?.querySelector('[onerror]')).to.not.exist;
    expect(root?.querySelector('h1')).to.have.trimmed.text(markup);
    expect('hacked' in globalThis).to.equal(false);
  });

  it('links and loads no script', async () => {
    const element = await show({
      ...ferries,
      byline: [{ role: 'author', name: 'Ann', url: script }],
      republishedFrom: { name: 'Radio', url: script },
      image: { src: script, alt: '' },
      related: [{ relation: 'next', headline: 'Next', url: script }],
    });
    expect(element.shadowRoot?.querySelectorAll('a, img')).to.have.length(0);
    expect(element.shadowRoot?.querySelector('[part=byline]')).to.contain.text('Ann');
  });

  it('survives fields of every wrong kind, and says so once', async () => {
    const template = { _$litType$: 1, strings: ['<b>x</b>'], values: [] };
    for (const wrong of [template, [template], 7, null, { toString: null }]) {
      warnings = [];
      const element = await show({
        id: '1',
        headline: wrong,
        section: wrong,
        publishedAt: wrong,
        lang: wrong,
        byline: wrong,
        publisher: wrong,
        republishedFrom: wrong,
        body: wrong,
        image: wrong,
        related: wrong,
      });
      await element.updateComplete;
      expect(element.shadowRoot?.querySelector('article')).to.exist;
      expect(warnings.length).to.be.at.most(1);
      element.article = ferries;
      await element.updateComplete;
      expect(element.shadowRoot?.querySelector('h1')).to.have.trimmed.text(ferries.headline);
    }
  });

  it('survives an article that is none', async () => {
    for (const wrong of [null, 'x', 7, [], () => 1]) {
      const element = await show(wrong);
      expect(element.shadowRoot?.querySelector('h1')).to.not.exist;
    }
  });
});
