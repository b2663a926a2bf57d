import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/article/discussion-article.js';
import type { DiscussionArticle } from '../../../src/elements/article/article-element.js';
import type { ArticleData } from '../../../src/model/types.js';
import { turnedRound } from '../../support/turned-round.js';
import { ferries } from './ferries.js';

async function show(article: ArticleData): Promise<DiscussionArticle> {
  return fixture<DiscussionArticle>(html`<discussion-article .article=${article}></discussion-article>`);
}

function part(element: Element, name: string): HTMLElement | null {
  return element.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`) ?? null;
}

function textOf(element: Element, name: string): string | undefined {
  return part(element, name)?.innerText.replaceAll(/\s+/g, ' ').trim();
}

describe('an article from data', () => {
  it('has every part of the contract', async () => {
    const element = await show(ferries);
    element.count = 41;
    await element.updateComplete;
    const names = 'section date headline byline body figure caption credit related count-link'.split(' ');
    for (const name of names) expect(part(element, name), name).to.exist;
  });

  it('shows section, date and headline', async () => {
    const element = await show(ferries);
    expect(textOf(element, 'section')).to.equal('Port');
    expect(textOf(element, 'date')).to.equal('Friday, March 14, 2025');
    expect(part(element, 'date')).to.have.attribute('datetime', '2025-03-14T08:00:00+01:00');
    expect(textOf(element, 'headline')).to.equal(ferries.headline);
  });

  it('keeps the order of its sentence in a page that runs the other way', async () => {
    const article: ArticleData = { id: 'a', headline: 'The lamp', byline: [{ role: 'author', name: 'Ann' }] };
    const page = await fixture(html`<main lang="ar" dir="rtl"><discussion-article .article=${article} .count=${41}></discussion-article></main>`);
    const element = page.firstElementChild as DiscussionArticle;
    await element.updateComplete;
    const [names, count] = ['byline', 'count-link'].map((name) => part(element, name));
    expect(count?.getBoundingClientRect().left).to.be.above(names?.querySelector('b')?.getBoundingClientRect().left ?? Infinity);
    expect(turnedRound(element.renderRoot)).to.deep.equal([]);
  });

  it('has all of a text, however long', async () => {
    const value = Array.from({ length: 9000 }, (_, i) => `Line ${i}.`).join('\n\n');
    const element = await show({ ...ferries, body: { format: 'markdown', value } });
    expect(part(element, 'body')?.textContent).to.include('Line 0.').and.include('Line 5000.').and.include('Line 8999.');
  });

  it('tells the way it came: posted, republished, written', async () => {
    expect(textOf(await show(ferries), 'byline')).to.equal(
      'Posted by marisol · republished from Coast Radio · by Teodoro Vance · photographs by Ana Ruiz',
    );
  });

  it('names the publisher when nobody posted it', async () => {
    const article: ArticleData = {
      id: '1',
      headline: 'A',
      publisher: { name: 'The Ledger' },
      byline: [{ role: 'author', name: 'Ann' }],
    };
    expect(textOf(await show(article), 'byline')).to.equal('Published by The Ledger · by Ann');
  });

  it('keeps the place of the picture free, with its caption and credit', async () => {
    const element = await show(ferries);
    const image = part(element, 'figure')?.querySelector('img');
    expect(image).to.have.attribute('width', '1600');
    expect(image).to.have.attribute('height', '820');
    expect(image).to.have.attribute('alt', 'A harbour at dusk');
    expect(textOf(element, 'caption')).to.equal('The north quay. Drawing: Ledger archive');
    expect(textOf(element, 'credit')).to.equal('Drawing: Ledger archive');
  });

  it('shows the body in its paragraphs', async () => {
    const paragraphs = part(await show(ferries), 'body')?.querySelectorAll('p') ?? [];
    expect([...paragraphs].map((p) => p.textContent)).to.deep.equal([
      'The first night ferry left.',
      'By dawn there were three complaints.',
    ]);
  });

  it('links the stories that have an address and shows the others', async () => {
    const stories = [...((await show(ferries)).shadowRoot?.querySelectorAll('[part=related]') ?? [])];
    expect(stories.map(({ localName }) => localName)).to.deep.equal(['a', 'div']);
    expect(stories[0]).to.have.attribute('href', 'https://ledger.example/bell');
    expect(stories[0]).to.contain.text('A previous story').and.to.contain.text('How the last boat was sold');
  });

  it('links to the comments with their number, once it is known', async () => {
    const element = await show(ferries);
    expect(part(element, 'count-link')).to.not.exist;
    element.count = 1;
    await element.updateComplete;
    expect(part(element, 'count-link')).to.have.trimmed.text('1 comment');
    expect(part(element, 'count-link')).to.have.attribute('href', '#comments');
    element.commentsHref = '/ferries#talk';
    element.count = 0;
    await element.updateComplete;
    expect(part(element, 'count-link')).to.have.trimmed.text('0 comments');
    expect(part(element, 'count-link')).to.have.attribute('href', '/ferries#talk');
  });

  it('forgets the article when another one comes', async () => {
    const element = await show(ferries);
    element.article = { id: '2', headline: 'Another' };
    await element.updateComplete;
    expect(textOf(element, 'headline')).to.equal('Another');
    for (const name of ['section', 'date', 'figure', 'related']) expect(part(element, name), name).to.not.exist;
    expect(part(element, 'body')).to.have.trimmed.text('');
  });
});
