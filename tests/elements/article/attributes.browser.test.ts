import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/article/discussion-article.js';
import type { DiscussionArticle } from '../../../src/elements/article/article-element.js';
import { warnings } from '../../support/warnings.js';
import { ferries } from './ferries.js';

function part(element: Element, name: string): HTMLElement | null {
  return element.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`) ?? null;
}

describe('the attributes of an article', () => {
  it('headline and published win over the data', async () => {
    const element = await fixture<DiscussionArticle>(
      html`<discussion-article headline="Mine" published="2024-05-03" .article=${ferries}></discussion-article>`,
    );
    expect(part(element, 'headline')).to.have.trimmed.text('Mine');
    expect(part(element, 'date')).to.have.trimmed.text('Friday, May 3, 2024');
  });

  it('lang is that of its text; the words of the element are marked where they are in another than the page', async () => {
    const langs = async (page: string, article?: string): Promise<(string | undefined)[]> => {
      const element = await fixture<DiscussionArticle>(
        html`<discussion-article lang=${page} .article=${{ ...ferries, lang: article }}></discussion-article>`,
      );
      return ['date', 'byline', 'body'].map((name) => part(element, name)?.closest<HTMLElement>('[lang]')?.lang);
    };
    expect(await langs('de', 'es')).to.deep.equal(['en', 'en', 'es']);
    // The text is in the language of the page around the element.
    expect(await langs('de')).to.deep.equal(['en', 'en', undefined]);
  });

  it('href makes the headline a link, also a relative one', async () => {
    const element = await fixture<DiscussionArticle>(
      html`<discussion-article headline="Mine" href="/mine?a=1"></discussion-article>`,
    );
    expect(part(element, 'headline')?.querySelector('a')).to.have.attribute('href', '/mine?a=1');
  });

  it('href that is no web address links nothing', async () => {
    for (const href of ['javascript:alert(1)', ' java\nscript:alert(1)', 'data:text/html,x', '']) {
      const element = await fixture<DiscussionArticle>(
        html`<discussion-article headline="Mine" href=${href}></discussion-article>`,
      );
      expect(element.shadowRoot?.querySelector('a'), href).to.not.exist;
      expect(part(element, 'headline')).to.have.trimmed.text('Mine');
    }
  });

  it('a date that is none is told of, and the one of the data stays', async () => {
    const found = await warnings(async () => {
      const element = await fixture<DiscussionArticle>(
        html`<discussion-article published="nonsense" .article=${ferries}></discussion-article>`,
      );
      expect(part(element, 'date')).to.have.trimmed.text('Friday, March 14, 2025');
    });
    expect(found).to.deep.equal(['discussion-elements: published="nonsense" is not a date']);
  });

  it('a date that is none is not shown', async () => {
    const element = await fixture<DiscussionArticle>(
      html`<discussion-article headline="Mine" published="soon"></discussion-article>`,
    );
    expect(part(element, 'date')).to.not.exist;
  });

  it('follow when they change', async () => {
    const element = await fixture<DiscussionArticle>(
      html`<discussion-article headline="Mine"></discussion-article>`,
    );
    element.setAttribute('headline', 'Yours');
    await element.updateComplete;
    expect(part(element, 'headline')).to.have.trimmed.text('Yours');
  });

  it('lang is honoured on the element and when it changes on the page', async () => {
    const page = await fixture(
      html`<div lang="es-MX"><discussion-article published="2025-03-14"></discussion-article></div>`,
    );
    const element = page.firstElementChild as DiscussionArticle;
    await until(element, () => part(element, 'date')?.textContent === 'viernes, 14 de marzo de 2025');
    page.setAttribute('lang', 'en');
    await until(element, () => part(element, 'date')?.textContent === 'Friday, March 14, 2025');
    element.setAttribute('lang', 'es');
    await until(element, () => part(element, 'date')?.textContent === 'viernes, 14 de marzo de 2025');
  });

  it('own words win over those of the language', async () => {
    const element = await fixture<DiscussionArticle>(
      html`<discussion-article
        .count=${3}
        .messages=${{ comments: { one: '{n} letter', other: '{n} letters' } }}
      ></discussion-article>`,
    );
    expect(part(element, 'count-link')).to.have.trimmed.text('3 letters');
  });
});

/** Resolves at the first update after which `isTrue`; the test's time limit is the failure. */
async function until(element: DiscussionArticle, isTrue: () => boolean): Promise<void> {
  const { shadowRoot } = element;
  if (isTrue() || !shadowRoot) return;
  await new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isTrue()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(shadowRoot, { subtree: true, childList: true, characterData: true });
  });
}
