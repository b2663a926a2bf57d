import { expect, fixture, html } from '@open-wc/testing';
import { DiscussionArticle } from '../../../src/elements/article/article-element.js';
import { ferries } from './ferries.js';

function headline(element: Element): string | undefined {
  return element.shadowRoot?.querySelector('h1')?.textContent.trim();
}

describe('the definition of discussion-article', () => {
  it('takes up what was set before it came, and defines once', async () => {
    expect(customElements.get('discussion-article')).to.equal(undefined);
    const early = document.createElement('discussion-article');
    early.article = ferries;
    document.body.append(early);

    await import('../../../src/elements/article/discussion-article.js');
    await early.updateComplete;
    expect(early).to.be.instanceOf(DiscussionArticle);
    expect(headline(early)).to.equal(ferries.headline);
    early.remove();
  });

  it('gives the same whether properties are set before or after the element is attached', async () => {
    await import('../../../src/elements/article/discussion-article.js');
    const before = document.createElement('discussion-article');
    before.article = ferries;
    const after = document.createElement('discussion-article');
    const place = await fixture<HTMLDivElement>(html`<div></div>`);
    place.append(before, after);
    after.article = ferries;
    await Promise.all([before.updateComplete, after.updateComplete]);
    expect(after).shadowDom.to.equal(before.shadowRoot?.innerHTML.replaceAll(/<!--.*?-->/g, '') ?? '');
  });

  it('survives being moved', async () => {
    await import('../../../src/elements/article/discussion-article.js');
    const place = await fixture<HTMLDivElement>(
      html`<div><discussion-article headline="A"></discussion-article><p></p></div>`,
    );
    const element = place.firstElementChild as DiscussionArticle;
    place.append(element);
    element.headline = 'B';
    await element.updateComplete;
    expect(headline(element)).to.equal('B');
  });
});
