import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import type { DiscussionPage } from '../../../src/elements/page/page-element.js';
import { aDocument, anArticle, commentsAt } from '../../fixtures/builders.js';
import { loadReferenceForElsewhere } from '../../fixtures/reference.js';
import { unseenDocument } from '../../fixtures/unseen.js';
import { audit } from '../../support/audit.js';
import { until } from '../../support/until.js';
import { focused, part, parts, textOf } from '../thread/thread-fixture.js';
import { aPageElement, aReadyPage, articleOf, shown, threadOf } from './page-fixture.js';

const inArticle = (page: DiscussionPage, name: string) => articleOf(page).renderRoot.querySelector(`[part~="${name}"]`);

describe('a page', function () {
  // An audit of a whole page is slow on a busy machine.
  this.timeout(60_000);

  for (const way of ['an address', 'a document'] as const) {
    it(`shows the article and all 41 comments from ${way}`, async () => {
      const document = unseenDocument(17);
      const file = new Blob([JSON.stringify(document)], { type: 'application/json' });
      const page =
        way === 'a document'
          ? await aReadyPage(document)
          : await fixture<DiscussionPage>(html`<discussion-page lang="en" src=${URL.createObjectURL(file)}></discussion-page>`);
      await shown(page);
      const { article } = document;
      expect(textOf(inArticle(page, 'headline'))).to.equal(article?.headline);
      expect(inArticle(page, 'date')?.getAttribute('datetime')).to.equal(article?.publishedAt);
      for (const { name } of article?.byline ?? []) expect(textOf(inArticle(page, 'byline'))).to.include(name);
      await until(() => (inArticle(page, 'body')?.querySelectorAll('p').length ?? 0) >= 40, 'the article is read');
      expect(textOf(part(threadOf(page), 'heading'))).to.equal('41 comments');
      expect(parts(threadOf(page), 'comment')).to.have.length(41);
      expect(textOf(inArticle(page, 'count-link'))).to.equal('41 comments');
    });
  }

  it('leads from the article to the comments, also a second time', async () => {
    const page = await aReadyPage(aDocument({ article: anArticle(), comments: commentsAt('1') }));
    try {
      for (const time of ['first', 'second']) {
        (inArticle(page, 'count-link') as HTMLElement).click();
        await until(() => focused() === part(threadOf(page), 'heading'), `the heading has the focus the ${time} time`);
        (document.activeElement as HTMLElement).blur();
      }
    } finally {
      history.replaceState(null, '', location.pathname + location.search);
    }
  });

  it('counts in the article what has happened in the thread', async () => {
    const page = await aReadyPage(aDocument({ article: anArticle(), comments: commentsAt('1') }));
    const thread = threadOf(page);
    await until(() => thread.renderRoot.querySelector('discussion-form')?.shadowRoot, 'the form is there');
    const form = thread.renderRoot.querySelector('discussion-form');
    Object.assign(form ?? {}, { value: 'Hello' });
    await form?.updateComplete;
    form?.renderRoot.querySelector<HTMLElement>('[part=submit]')?.click();
    await until(() => textOf(inArticle(page, 'count-link')) === '2 comments', 'it is counted');
  });

  it('shows a thread alone where there is no article', async () => {
    const page = await aReadyPage(aDocument());
    expect(page.renderRoot.querySelector('discussion-article')).to.equal(null);
    expect(textOf(part(threadOf(page), 'heading'))).to.equal('1 comment');
  });

  it('shows nothing until it is told what', async () => {
    const page = await aPageElement();
    expect(page.renderRoot.querySelector('discussion-article')).to.equal(null);
    expect(parts(threadOf(page), 'comment')).to.deep.equal([]);
    expect(parts(threadOf(page), 'error')).to.deep.equal([]);
  });

  for (const [situation, width, scheme] of [
    ['in light', 1024, 'light'],
    ['in dark', 1024, 'dark'],
    ['at 320 px', 320, 'light'],
  ] as const) {
    it(`passes the audit ${situation} with the reference document`, async () => {
      await setViewport({ width, height: 800 });
      await emulateMedia({ colorScheme: scheme });
      const { style } = document.documentElement;
      style.cssText = 'color-scheme: light dark; background: light-dark(#fff, #14161a); color: light-dark(#1d2026, #e6e4df)';
      try {
        const page = await aReadyPage(await loadReferenceForElsewhere());
        expect(await audit(page)).to.deep.equal([]);
        expect(document.documentElement.scrollWidth).to.be.at.most(width);
      } finally {
        style.cssText = '';
        await emulateMedia({ colorScheme: 'light' });
        await setViewport({ width: 1024, height: 800 });
      }
    });
  }
});
