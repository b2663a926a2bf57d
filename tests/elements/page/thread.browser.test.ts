import { expect, fixture, html } from '@open-wc/testing';
import type { DiscussionPage } from '../../../src/elements/page/page-element.js';
import { DiscussionPage as PageClass } from '../../../src/elements/page/page-element.js';
import type { DiscussionSource } from '../../../src/sources/source.js';
import { defineSource } from '../../../src/sources/registry.js';
import { aComment, aDocument, anArticle, aThread, commentsAt } from '../../fixtures/builders.js';
import { HeldSource } from '../../discussion/fake-source.js';
import { nextTask, until } from '../../support/until.js';
import { ShakySource } from '../thread/sources.js';
import { all, button, comment, focused, part, parts, record, shownIds, textOf } from '../thread/thread-fixture.js';
import { aPageElement, aReadyPage, articleOf, shown, threadOf } from './page-fixture.js';

const whole = aDocument({ article: anArticle(), comments: commentsAt('1', '1.1', '2') });

describe('the thread of a page', () => {
  it('takes a removed attribute for one that is not set, and an odd order for the usual one', async () => {
    const page = await aReadyPage(whole, { order: 'sideways' as never });
    page.setAttribute('src', 'x.json');
    page.removeAttribute('src');
    page.document = undefined;
    await until(() => shownIds(threadOf(page)).length === 0, 'nothing is shown');
    await nextTask();
    await page.updateComplete;
    expect(threadOf(page).renderRoot.querySelector('[part=error], .skeleton'), 'nothing is loaded').to.equal(null);
  });

  it('has all the attributes of a thread', async () => {
    const page = await aReadyPage(whole);
    const attributes = { order: 'newest', 'max-indent': '1', 'no-numbers': '', form: 'none', 'heading-level': '3', 'anchor-prefix': 'c-' };
    for (const [name, value] of Object.entries(attributes)) page.setAttribute(name, value);
    page.messages = { reply: 'Answer' };
    page.renderers = { footer: ({ id }) => `footer of ${id}` };
    await until(() => shownIds(threadOf(page))[0] === '2', 'the order is another');
    const thread = threadOf(page);
    await until(() => textOf(comment(thread, '1')).includes('footer of 1'), 'it is drawn anew');
    expect(part(thread, 'heading').getAttribute('aria-level')).to.equal('3');
    expect(comment(thread, '1').id).to.equal('c-1');
    expect(all(thread, 'discussion-form')).to.deep.equal([]);
    expect(parts(thread, 'number').filter((one) => one.checkVisibility())).to.deep.equal([]);
    expect(textOf(comment(thread, '1').querySelector('[data-act=reply]'))).to.equal('Answer');
  });

  it('is the same when all is set before the page is defined', async () => {
    const page = document.createElement('late-page') as DiscussionPage;
    Object.assign(page, { document: whole, order: 'newest', noNumbers: true });
    (await fixture(html`<div lang="en"></div>`)).append(page);
    customElements.define('late-page', class extends PageClass {});
    await shown(page);
    expect(shownIds(threadOf(page))).to.deep.equal(['2', '1', '1.1']);
    expect(textOf(articleOf(page).renderRoot.querySelector('h1'))).to.equal(whole.article?.headline);
  });

  it('says what failed, loads again, and the page asks its source once each time', async () => {
    const source = new ShakySource(whole);
    source.failures.load = ['network'];
    const page = await aPageElement();
    const failed = record(page, 'discussion-failed');
    const loaded = record(page, 'discussion-loaded');
    page.source = source;
    await until(() => parts(threadOf(page), 'error').length === 1, 'the error is shown');
    expect(failed).to.have.length(1);
    button(threadOf(page), 'Try again').click();
    await shown(page);
    expect(shownIds(threadOf(page))).to.deep.equal(['1', '1.1', '2']);
    expect(source.queries).to.have.length(2);
    expect(loaded).to.have.length(1);
    expect(focused()).to.equal(part(threadOf(page), 'heading'));
  });

  it('says that its source cannot be made, and tries that again too', async () => {
    let tries = 0;
    defineSource('second-time-lucky', (): DiscussionSource => {
      tries += 1;
      if (tries === 1) throw new Error('not yet');
      return new ShakySource(whole);
    });
    const page = await aPageElement();
    const failed = record(page, 'discussion-failed');
    Object.assign(page, { source: 'second-time-lucky', src: '/x' });
    await until(() => parts(threadOf(page), 'error').length === 1, 'the error is shown');
    button(threadOf(page), 'Try again').click();
    await shown(page);
    expect(tries).to.equal(2);
    expect(failed.map(({ detail }) => detail.operation)).to.deep.equal(['load']);
  });

  it('shows lines while the page is loading', async () => {
    const source = new HeldSource();
    const page = await aPageElement({ source });
    await until(() => all(threadOf(page), '.skeleton').length === 1, 'the lines are there');
    source.loads[0]?.resolve(whole);
    await shown(page);
  });

  it('fires its events once, through the page', async () => {
    const page = await aPageElement();
    const loaded = record(page, 'discussion-loaded');
    const asked = record(page, 'discussion-reply-request');
    page.document = whole;
    await shown(page);
    button(threadOf(page), 'Reply', '1').click();
    await until(() => asked.length > 0, 'it is told');
    expect([loaded.length, asked.length]).to.deep.equal([1, 1]);
  });

  it('shows what the page’s author puts into its slots', async () => {
    const page = await fixture<DiscussionPage>(
      html`<discussion-page lang="en" .document=${whole}><p slot="guidelines">Own</p><p slot="footer">Own</p></discussion-page>`,
    );
    await shown(page);
    await until(() => [...page.querySelectorAll('p')].every((own) => own.checkVisibility()), 'both are shown');
  });

  it('shows the own words of the thread where the page’s author has none, and those of the author where there are', async () => {
    const page = await aReadyPage(aDocument({ comments: [] }));
    expect(part(threadOf(page), 'empty').checkVisibility()).to.equal(true);
    const own = await fixture<DiscussionPage>(
      html`<discussion-page lang="en" .document=${aDocument({ comments: [] })}><p slot="empty">Own</p></discussion-page>`,
    );
    await shown(own);
    await until(() => own.querySelector('p')?.checkVisibility(), 'the own words are shown');
    expect(part(threadOf(own), 'empty').checkVisibility()).to.equal(false);
  });

  it('waits until the page comes near the screen when that is lazy', async () => {
    const source = new ShakySource(whole);
    const place = await fixture<HTMLElement>(html`<div style="margin-block-start: 5000px"></div>`);
    const page = await aPageElement();
    place.append(page);
    Object.assign(page, { loading: 'lazy', source });
    await page.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(source.queries).to.deep.equal([]);
    page.scrollIntoView();
    await shown(page);
    expect(source.queries).to.have.length(1);
    scrollTo(0, 0);
  });

  it('aborts when the page goes, and keeps all when it moves', async () => {
    const source = new HeldSource();
    const page = await aPageElement({ source });
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.append(page);
    await page.updateComplete;
    await nextTask();
    expect(source.loads.map(({ signal }) => signal.aborted)).to.deep.equal([false]);
    page.remove();
    await until(() => source.loads[0]?.signal.aborted, 'it is aborted');
  });

  it('is given to nothing but text: hostile values of a page break neither', async () => {
    const article = { id: 'a', headline: { toString: null }, body: 7, byline: 'me' };
    const page = await aReadyPage({ ...whole, article } as never);
    expect(shownIds(threadOf(page))).to.deep.equal(['1', '1.1', '2']);
  });
});

describe('the parts of a page', () => {
  /** Whether a rule for a part of the page reaches the element. */
  function reaches(name: string, element: Element | null | undefined): boolean {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`discussion-page::part(${name}) { outline-offset: 37px !important }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    try {
      return !!element && getComputedStyle(element).outlineOffset === '37px';
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    }
  }

  it('are those of the thread as they are, of the form with form-, of the article with article-', async () => {
    const document = aDocument({
      article: anArticle({ related: [{ relation: 'next', headline: 'Next' }] }),
      thread: aThread({ can: { moderate: true } }),
      comments: [aComment({ id: '1', pinned: true }), ...commentsAt('2', '2.1'), aComment({ id: '3', status: 'spam' })],
    });
    const page = await aReadyPage(document);
    const thread = threadOf(page);
    await until(() => thread.renderRoot.querySelector('discussion-form')?.shadowRoot?.querySelector('textarea'), 'the form is there');
    const threadParts = ['heading', 'count', 'toolbar', 'list', 'comment', 'pinned', 'spam', 'number', 'time', 'body', 'action', 'toggle', 'form'];
    for (const name of threadParts) expect(reaches(name, parts(thread, name)[0]), name).to.equal(true);
    const form = thread.renderRoot.querySelector('discussion-form')?.renderRoot;
    for (const name of ['textarea', 'submit', 'label']) {
      expect(reaches(`form-${name}`, form?.querySelector(`[part~=${name}]`)), `form-${name}`).to.equal(true);
    }
    const article = articleOf(page).renderRoot;
    for (const name of ['section', 'date', 'headline', 'byline', 'body', 'related', 'count-link']) {
      const element = article.querySelector(`[part~=${name}]`);
      expect(reaches(`article-${name}`, element), `article-${name}`).to.equal(true);
      expect(reaches(name, element), `${name} alone`).to.equal(false);
    }
  });
});
