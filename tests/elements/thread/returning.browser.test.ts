import { expect } from '@open-wc/testing';
import type { DiscussionForm } from '../../../src/elements/form/form-element.js';
import { aComment, aDocument, aThread, commentsAt } from '../../fixtures/builders.js';
import { until } from '../../support/until.js';
import { aReadyThread, button, comment, focused, part, parts, ready, shownIds, textOf, all } from './thread-fixture.js';

const VISITS = 'discussion-elements:visited';

/** What a thread of a document is remembered under. */
const keyOf = (threadId: string): string => JSON.stringify(['memory', null, threadId]);

function wasHere(threadId: string, when: string): void {
  localStorage.setItem(VISITS, JSON.stringify([[keyOf(threadId), when]]));
}

describe('coming back to a thread', () => {
  const thread = aThread({ id: 'returning', viewer: { id: 'me', name: 'Me', kind: 'member' } });
  const comments = [
    aComment({ id: 'old', createdAt: '2025-01-01T00:00:00Z' }),
    aComment({ id: 'new', createdAt: '2025-01-03T00:00:00Z' }),
    aComment({ id: 'reply', parentId: 'old', createdAt: '2025-01-04T00:00:00Z' }),
    aComment({ id: 'mine', createdAt: '2025-01-05T00:00:00Z', author: { id: 'me', name: 'Me', kind: 'member' } }),
  ];

  beforeEach(() => localStorage.clear());
  after(() => localStorage.clear());

  it('marks nothing as new on a first visit, and remembers that it was one', async () => {
    const element = await aReadyThread(aDocument({ thread, comments }));
    expect(parts(element, 'new')).to.have.length(0);
    expect(localStorage.getItem(VISITS)).to.include('returning');
  });

  it('marks what others wrote since, with a word, and counts it in the heading', async () => {
    wasHere('returning', '2025-01-02T00:00:00Z');
    const element = await aReadyThread(aDocument({ thread, comments }));
    expect(parts(element, 'new').map((one) => one.parentElement?.dataset['id'])).to.deep.equal(['reply', 'new']);
    expect(textOf(comment(element, 'new').querySelector('header'))).to.contain('new');
    expect(textOf(part(element, 'heading'))).to.equal('4 comments, 2 new');
  });

  it('leads from one new comment to the next, and round again', async () => {
    wasHere('returning', '2025-01-02T00:00:00Z');
    const element = await aReadyThread(aDocument({ thread, comments }));
    const next = button(element, 'Next new comment');
    for (const id of ['reply', 'new', 'reply']) {
      next.click();
      await until(() => focused() === comment(element, id), `${id} has the focus`);
    }
  });

  it('opens a folded branch for a new comment in it', async () => {
    wasHere('returning', '2025-01-03T12:00:00Z');
    const element = await aReadyThread(aDocument({ thread, comments }));
    button(element, 'Collapse', 'old').click();
    await until(() => !shownIds(element).includes('reply'), 'it is folded');
    button(element, 'Next new comment').click();
    await until(() => shownIds(element).includes('reply') && focused() === comment(element, 'reply'), 'it has the focus');
  });

  it('does neither when it is told not to', async () => {
    for (const off of [{ noUnread: true }, { noStorage: true }]) {
      wasHere('returning', '2025-01-02T00:00:00Z');
      const element = await aReadyThread(aDocument({ thread, comments }), off);
      expect(parts(element, 'new')).to.have.length(0);
      expect(all(element, '[data-act=next-new]')).to.have.length(0);
      expect(localStorage.getItem(VISITS), 'nothing is remembered').to.contain('2025-01-02');
    }
  });
});

describe('numbers in a text', () => {
  const comments = [...commentsAt('1', '1.1'), aComment({ id: 'c', body: 'As #1.1 says, not #99.', minute: 9 })];

  it('are links to the comments that have them, if so wished', async () => {
    const element = await aReadyThread(aDocument({ comments }), { linkNumbers: true });
    const links = [...comment(element, 'c').querySelectorAll<HTMLAnchorElement>('[part=body] a')];
    expect(links.map(({ hash, textContent }) => [textContent, hash])).to.deep.equal([['#1.1', '#comment-1.1']]);
  });

  it('are text otherwise', async () => {
    const element = await aReadyThread(aDocument({ comments }));
    expect(comment(element, 'c').querySelector('[part=body] a')).to.equal(null);
  });
});

describe('what is written and not sent', () => {
  function form(element: Element | null | undefined): HTMLTextAreaElement {
    const area = element?.shadowRoot?.querySelector('textarea');
    if (!area) throw new Error('There is no form.');
    return area;
  }

  function write(area: HTMLTextAreaElement, text: string): void {
    area.value = text;
    area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  it('belongs to its thread: another one has its own, and it is there again on the way back', async () => {
    const [first, second] = ['first', 'second'].map((id) => aDocument({ thread: aThread({ id }), comments: commentsAt('1') }));
    const element = await aReadyThread(first);
    const own = () => all(element, '.compose discussion-form')[0] as DiscussionForm | undefined;
    // What is typed before the part that keeps it has come is kept only when it has.
    await until(() => own()?.keeping && own()?.shadowRoot?.querySelector('textarea'), 'the form is there');
    write(form(own()), 'A word for the first');
    for (const [document, text] of [[second, ''], [first, 'A word for the first']] as const) {
      const before = own();
      element.document = document;
      await until(() => own() && own() !== before, 'the form of the other thread is there');
      await ready(element);
      await until(() => own()?.shadowRoot?.querySelector('textarea'), 'its text is there');
      expect(form(own()).value).to.equal(text);
    }
  });
});

describe('a thread that is printed', () => {
  it('has all of its comments drawn, however long it is', async () => {
    const many = Array.from({ length: 300 }, (_, i) => aComment({ id: `c${i}`, minute: i }));
    const element = await aReadyThread(aDocument({ comments: [aComment({ id: 'few' })] }));
    element.document = aDocument({ comments: many });
    await until(() => all(element, '.block').length > 10, 'its blocks are there');
    dispatchEvent(new Event('beforeprint'));
    expect(parts(element, 'comment')).to.have.length(300);
  });
});
