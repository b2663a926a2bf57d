import { expect, fixture, html } from '@open-wc/testing';
import type { DiscussionComment } from '../../../src/elements/comment/comment-element.js';
import { DiscussionComment as CommentClass } from '../../../src/elements/comment/comment-element.js';
import { aComment, html as htmlBody, markdown } from '../../fixtures/builders.js';
import { HOSTILE_CASES, NEVER_SHOWN } from '../../fixtures/hostile.js';
import { aState } from '../../fixtures/states.js';
import { until } from '../../support/until.js';
import { aCommentElement, part, textOf } from './comment-fixture.js';

describe('a comment alone', () => {
  it('shows who, when, the number and the text', async () => {
    const comment = aComment({ id: '7', author: 'Ann', body: 'One\n\nTwo https://boats.example/a' });
    const element = await aCommentElement({ comment, number: '3.1' });
    expect(textOf(part(element, 'author'))).to.equal('Ann');
    expect(part(element, 'number')?.textContent).to.equal('3.1');
    expect(part(element, 'time')?.getAttribute('datetime')).to.equal(comment.createdAt);
    expect(part(element, 'number')?.closest('a')?.getAttribute('href')).to.equal('#comment-7');
    expect(part(element, 'body')?.querySelectorAll('p')).to.have.length(2);
    expect(part(element, 'body')?.querySelector('a')?.rel).to.equal('ugc nofollow noopener noreferrer');
  });

  it('is headed by who, the number, when, and that it was changed, told apart by dots', async () => {
    const comment = aComment({ author: { kind: 'anonymous' }, editedAt: '2025-10-16T09:30:00Z' });
    const element = await aCommentElement({ comment, number: '1' });
    const header = element.renderRoot.querySelector('header');
    const seen = [...(header?.querySelectorAll('[part=author], [part=number], [part=time], .edited') ?? [])]
      .map((one) => ({ left: one.getBoundingClientRect().left, what: one.getAttribute('part') ?? one.className }))
      .sort((a, b) => a.left - b.left);
    expect(seen.map(({ what }) => what)).to.deep.equal(['author', 'number', 'time', 'edited']);
    for (const selector of ['.permalink', '[part=time]', '.edited']) {
      const one = header?.querySelector(selector) as Element;
      expect(getComputedStyle(one, '::before').content, selector).to.contain('·');
    }
    expect(getComputedStyle(part(element, 'time') as Element).whiteSpace).to.equal('nowrap');
    element.comment = aComment();
    element.number = undefined;
    await element.updateComplete;
    expect(getComputedStyle(part(element, 'time') as Element, '::before').content, 'no number').not.to.contain('·');
  });

  it('shows the number of the backend when it is given no other', async () => {
    expect(part(await aCommentElement({ comment: aComment({ number: '17' }) }), 'number')?.textContent).to.equal('17');
    expect(getComputedStyle(part(await aCommentElement({ comment: aComment() }), 'number') as Element).display).to.equal('none');
  });

  it('shows a text that is too long up to a limit, its warning with it, and the rest when asked', async () => {
    const body = `${'word '.repeat(14_000)}the end`;
    const element = await aCommentElement({ comment: aComment({ body, sensitive: { summary: 'Long' } }) });
    const warning = element.renderRoot.querySelector('details');
    expect(textOf(warning?.querySelector('summary'))).to.contain('Long');
    if (warning) warning.open = true;
    expect(textOf(part(element, 'body'))).not.to.contain('the end');
    element.renderRoot.querySelector<HTMLElement>('[data-act=show-all]')?.click();
    await element.updateComplete;
    expect(textOf(part(element, 'body'))).to.contain('the end');
    expect(element.renderRoot.querySelector('[data-act=show-all]')).to.equal(null);
  });

  it('says whose text is shown in full, for those who hear one button after another', async () => {
    const comment = aComment({ author: 'Ann', body: 'word '.repeat(14_000) });
    const element = await aCommentElement({ comment, number: '3' });
    expect(element.renderRoot.querySelector('[data-act=show-all]')?.getAttribute('aria-label')).to.equal('Show all: Ann, 3');
  });

  it('shows what is attached as links that load nothing', async () => {
    const attachments = [
      { src: 'https://boats.example/quay.png', alt: 'The quay', caption: 'At dusk', credit: 'Ann' },
      { src: 'https://boats.example/map.png', alt: '' },
      { src: 'javascript:alert(1)', alt: 'Nothing' },
    ];
    const body = part(await aCommentElement({ comment: aComment({ attachments }) }), 'body');
    const links = [...(body?.querySelectorAll<HTMLAnchorElement>('figure a') ?? [])];
    expect(links.map(({ href, rel }) => [href, rel])).to.deep.equal([
      ['https://boats.example/quay.png', 'ugc nofollow noopener noreferrer'],
      ['https://boats.example/map.png', 'ugc nofollow noopener noreferrer'],
    ]);
    expect(links.map(textOf)).to.deep.equal(['The quay', 'Image']);
    expect(textOf(body?.querySelector('figcaption'))).to.equal('At dusk · Ann');
    expect(body?.querySelector('img')).to.equal(null);
  });

  it('offers nothing that only a thread can do', async () => {
    const [, own] = aState('own').comments;
    const element = await aCommentElement({ comment: own });
    const buttons = [...element.renderRoot.querySelectorAll('button')].filter((one) => one.checkVisibility());
    expect(buttons).to.deep.equal([]);
  });

  it('is one line when it is gone', async () => {
    for (const status of ['deleted', 'missing', 'hidden', 'blocked'] as const) {
      const element = await aCommentElement({ comment: aComment({ status, body: 'secret' }) });
      expect(part(element, 'tombstone'), status).to.not.equal(null);
      expect(part(element, 'comment'), status).to.equal(null);
      expect(textOf(element.renderRoot.querySelector('.item')), status).to.not.include('secret');
    }
  });

  it('says that it waits, or is held', async () => {
    for (const status of ['pending', 'held', 'spam'] as const) {
      const element = await aCommentElement({ comment: aComment({ status }) });
      expect(part(element, 'comment')?.part.contains(status)).to.equal(true);
      expect(textOf(part(element, 'status'))).to.not.equal('');
    }
  });

  it('shows markdown and HTML as soon as it can read them', async () => {
    const element = await aCommentElement({ comment: aComment({ body: markdown('a **b**') }) });
    await until(() => part(element, 'body')?.querySelector('strong'), 'the markdown is read');
    element.comment = aComment({ body: htmlBody('<p>a <em>b</em><img src=x onerror="window.attacked = 1"></p>') });
    await until(() => part(element, 'body')?.querySelector('em'), 'the HTML is read');
    expect(part(element, 'body')?.querySelector('img')).to.equal(null);
    expect(window).to.not.have.property('attacked');
  });

  it('shows another comment when it is given one, and nothing when it is given none', async () => {
    const element = await aCommentElement({ comment: aComment({ body: 'One' }) });
    element.comment = aComment({ body: 'Two' });
    await element.updateComplete;
    expect(textOf(part(element, 'body'))).to.equal('Two');
    element.comment = undefined;
    await element.updateComplete;
    expect(part(element, 'comment')).to.equal(null);
  });

  it('leads to where it stands, where that is known and safe', async () => {
    const link = async (url?: string): Promise<[string | null | undefined, string | null | undefined]> => {
      const element = await aCommentElement({ comment: aComment({ id: '7', ...(url && { url }) }) });
      const permalink = element.renderRoot.querySelector('.permalink');
      return [permalink?.getAttribute('href'), permalink?.getAttribute('rel')];
    };
    expect(await link('https://forum.example/t/1#7')).to.deep.equal(['https://forum.example/t/1#7', 'ugc nofollow noopener noreferrer']);
    expect(await link()).to.deep.equal(['#comment-7', null]);
    expect(await link('javascript:alert(1)')).to.deep.equal(['#comment-7', null]);
  });

  it('goes on telling the time, as long as it is on the page', async () => {
    const element = await aCommentElement({ comment: aComment({ createdAt: new Date().toISOString() }) });
    const { now } = Date;
    const later = (minutes: number): void => {
      Date.now = () => now() + minutes * 60_000;
      // The clock of the page goes on when the page is seen again.
      document.dispatchEvent(new Event('visibilitychange'));
    };
    try {
      later(5.5);
      expect(textOf(part(element, 'time'))).to.equal('5 minutes ago');
      element.remove();
      later(7.5);
      expect(textOf(part(element, 'time'))).to.equal('5 minutes ago');
    } finally {
      Date.now = now;
    }
  });

  it('speaks the language of the page around it', async () => {
    const place = await fixture(html`<div lang="es"><discussion-comment .comment=${aComment()}></discussion-comment></div>`);
    const element = place.querySelector('discussion-comment') as DiscussionComment;
    await until(() => textOf(part(element, 'author')) === 'Anónimo', 'it is Spanish');
  });

  it('takes the own sentences of the page', async () => {
    const element = await aCommentElement({ comment: aComment(), messages: { anonymous: 'Nobody' } });
    expect(textOf(part(element, 'author'))).to.equal('Nobody');
  });

  it('is the same when it is set before it is defined', async () => {
    const late = document.createElement('late-comment') as DiscussionComment;
    Object.assign(late, { comment: aComment({ author: 'Ann' }), number: '4' });
    late.setAttribute('heading-level', '3');
    late.lang = 'en';
    (await fixture(html`<div></div>`)).append(late);
    customElements.define('late-comment', class extends CommentClass {});
    await late.updateComplete;
    const early = await aCommentElement({ comment: aComment({ author: 'Ann' }), number: '4', headingLevel: 3 });
    const look = (one: DiscussionComment) => one.renderRoot.querySelector('.item')?.outerHTML.replaceAll(/<!--.*?-->/gs, '');
    expect(look(late)).to.equal(look(early));
  });

  it('shows what can be shown of whatever it is given, without an error', async () => {
    const { error, warn } = console;
    const errors: unknown[] = [];
    console.error = (...words: unknown[]) => errors.push(words);
    console.warn = () => undefined;
    try {
      const values = HOSTILE_CASES.slice(0, 2).flatMap(({ document }) => (document as { comments: unknown[] }).comments);
      for (const value of [null, 42, 'text', [], {}, ...values]) {
        const element = await aCommentElement({ comment: value as never });
        const text = textOf(element.renderRoot.querySelector('.item'));
        for (const words of NEVER_SHOWN) expect(text).to.not.include(words);
        element.remove();
      }
    } finally {
      Object.assign(console, { error, warn });
    }
    expect(errors).to.deep.equal([]);
  });
});
