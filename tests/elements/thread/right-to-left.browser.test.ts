import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/thread/discussion-thread.js';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import type { DiscussionDocument } from '../../../src/model/types.js';
import { aComment, aDocument, aThread, commentsAt, minutesLater } from '../../fixtures/builders.js';
import { turnedRound } from '../../support/turned-round.js';
import { until } from '../../support/until.js';
import { all, button, form, ready } from './thread-fixture.js';

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

const talk = aDocument({
  thread: aThread({ notices: [{ kind: 'policy', text: 'Hello, world! 100 % of it is moderated.', url: '#policy' }], total: 40 }),
  comments: [
    ...commentsAt('1', '1.1', '2', '2.1', '2.2').map((one) => ({ ...one, createdAt: daysAgo(2) })),
    aComment({ id: '3', minute: 5, editedAt: minutesLater(9), score: 3 }),
    aComment({ id: '4', minute: 6, status: 'held' }),
  ],
  next: 'page-2',
});

/** A thread in an Arabic page: its words are English, since it has no Arabic ones. */
async function anArabicPage(document: DiscussionDocument): Promise<DiscussionThread> {
  const page = await fixture(html`<main lang="ar" dir="rtl"><discussion-thread></discussion-thread></main>`);
  const thread = page.querySelector<DiscussionThread>('discussion-thread');
  if (!thread) throw new Error('There is no thread.');
  thread.document = document;
  await ready(thread);
  return thread;
}

describe('a thread in a page that runs the other way, in a language that it does not speak', () => {
  it('keeps the order of its sentences', async () => {
    const thread = await anArabicPage(talk);
    button(thread, 'Collapse 2 replies', '2').click();
    await until(() => all(thread, '.chip').length === 1, 'a branch is folded');
    await until(() => form(thread).renderRoot?.querySelector('[part=hint]'), 'the form has its hint');
    const root = thread.renderRoot;
    expect(root.textContent).to.contain('2 days ago');
    expect(root.textContent).to.contain('2 replies');
    expect(turnedRound(root)).to.deep.equal([]);
    expect(turnedRound(form(thread).renderRoot)).to.deep.equal([]);
  });

  it('keeps the order of a row: number, dot, time', async () => {
    const thread = await anArabicPage(talk);
    const [number, time] = ['number', 'time'].map((name) => all(thread, `.permalink [part=${name}]`)[0]?.getBoundingClientRect());
    expect(number?.left).to.be.at.least(time?.right ?? Infinity);
    expect(getComputedStyle(all(thread, 'time')[0] as Element, '::before').content).to.match(/^"· /);
  });

  it('gives a notice the direction of what it says, and the side of the page', async () => {
    const notices = ['Hello, world.', 'مرحبا، 2 أيام.'].map((text) => ({ kind: 'policy' as const, text }));
    const thread = await anArabicPage({ ...talk, thread: aThread({ notices }) });
    const [english, arabic] = all(thread, '[part=notice]');
    if (!english || !arabic) throw new Error('There are no notices.');
    expect(turnedRound(english)).to.deep.equal([]);
    expect(turnedRound(arabic)).to.deep.equal(['مرحبا، 2 أيام.']);
    const edges = [english, arabic].map((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      return Math.round(range.getBoundingClientRect().right - one.getBoundingClientRect().right);
    });
    expect(edges).to.deep.equal([0, 0]);
  });

  it('says why one cannot write, and that there is nothing, as it is written', async () => {
    const thread = await anArabicPage(aDocument({ thread: aThread({ state: 'closed' }), comments: [] }));
    expect(turnedRound(thread.renderRoot)).to.deep.equal([]);
    const open = await anArabicPage(aDocument({ comments: [] }));
    expect(turnedRound(open.renderRoot)).to.deep.equal([]);
  });
});
