import { expect } from '@open-wc/testing';
import { Discussion } from '../../../src/discussion/discussion.js';
import { visit } from '../../../src/discussion/visits.js';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { MemorySource } from '../../../src/sources/memory.js';
import { seededDocument } from '../../fixtures/seeded.js';
import { until } from '../../support/until.js';
import { aThreadElement, button, form, part, parts, textOf } from './thread-fixture.js';

const COUNT = 3000;

/** A thread at the moment when the first of its comments are drawn. */
async function begun(properties: Partial<DiscussionThread> = {}): Promise<DiscussionThread> {
  const thread = await aThreadElement(properties);
  const drawn = new Promise<void>((resolve) => {
    new MutationObserver((_, observer) => {
      if (parts(thread, 'comment').length === 0) return;
      observer.disconnect();
      resolve();
    }).observe(thread.renderRoot, { childList: true, subtree: true });
  });
  thread.document = seededDocument({ count: COUNT });
  await drawn;
  return thread;
}

/** The reader has been here when there were so many comments. */
function visitedAfter(seen: number, count: number): void {
  const { thread, comments } = seededDocument({ count });
  visit(JSON.stringify(['memory', null, thread.id]), comments[seen - 1]?.createdAt ?? '', () => localStorage);
}

async function whole(thread: DiscussionThread): Promise<void> {
  await until(() => parts(thread, 'comment').length === COUNT, 'all comments are drawn', 40_000);
}

describe('the opening of a long thread', () => {
  it('is under its heading before the rest is read, and stays as it is', async function () {
    this.timeout(60_000);
    const thread = await begun();
    expect(part(thread, 'heading').closest('section')?.getAttribute('aria-busy')).to.equal('true');
    expect(textOf(part(thread, 'heading'))).to.equal('3,000 comments');
    expect(button(thread, 'Newest').hidden).to.equal(false);
    const first = parts(thread, 'comment').slice(0, 15);
    const looks = first.map(({ outerHTML }) => outerHTML);
    const records: MutationRecord[] = [];
    for (const one of first) {
      new MutationObserver((some) => records.push(...some)).observe(one, { childList: true, attributes: true, characterData: true, subtree: true });
    }
    await whole(thread);
    expect(parts(thread, 'comment').slice(0, 15)).to.deep.equal(first);
    expect(first.map(({ outerHTML }) => outerHTML)).to.deep.equal(looks);
    expect(records).to.deep.equal([]);
    expect(part(thread, 'heading').closest('section')?.getAttribute('aria-busy')).to.equal('false');
    expect(textOf(part(thread, 'heading'))).to.equal('3,000 comments');
  });

  it('has its marks when all is read: what is new since the last visit', async function () {
    this.timeout(60_000);
    visitedAfter(3, COUNT);
    const thread = await begun();
    await whole(thread);
    const fresh = parts(thread, 'comment').filter((comment) => comment.matches('[part~=new]'));
    expect(fresh.length).to.equal(COUNT - 3);
  });

  it('has them too when it is handed in loaded', async () => {
    visitedAfter(3, 4);
    const discussion = new Discussion(new MemorySource(seededDocument({ count: 4 })));
    await discussion.load();
    const thread = await aThreadElement({ discussion });
    expect(parts(thread, 'comment').filter((comment) => comment.matches('[part~=new]')).length).to.equal(1);
  });

  it('stands below a form that is at the top from the beginning on', async () => {
    const thread = await begun({ form: 'top' });
    const [comment] = parts(thread, 'comment');
    expect(form(thread).compareDocumentPosition(comment as Node) & Node.DOCUMENT_POSITION_FOLLOWING).to.not.equal(0);
  });
});
