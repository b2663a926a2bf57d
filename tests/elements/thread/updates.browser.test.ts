import { expect } from '@open-wc/testing';
import { Discussion } from '../../../src/discussion/discussion.js';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { MemorySource } from '../../../src/sources/memory.js';
import type { DiscussionDocument } from '../../../src/model/types.js';
import { seededDocument } from '../../fixtures/seeded.js';
import { aState } from '../../fixtures/states.js';
import { nextTask, until } from '../../support/until.js';
import { aReadyThread, aThreadElement, blocks, button, comment, form, parts, ready } from './thread-fixture.js';

const everything = { childList: true, attributes: true, characterData: true, subtree: true };

/** What changes below the root of a thread while something is done. */
async function mutations(thread: DiscussionThread, act: () => unknown): Promise<MutationRecord[]> {
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((some) => records.push(...some));
  observer.observe(thread.renderRoot, everything);
  await act();
  await thread.updateComplete;
  records.push(...observer.takeRecords());
  observer.disconnect();
  return records;
}

function withReactions(document: DiscussionDocument): DiscussionDocument {
  const reactions = [{ key: 'like', label: 'Like', count: 2, mine: false }];
  return { ...document, comments: document.comments.map((comment) => ({ ...comment, reactions })) };
}

async function aLongThread(count: number): Promise<{ thread: DiscussionThread; discussion: Discussion }> {
  const discussion = new Discussion(new MemorySource(withReactions(seededDocument({ count }))));
  const thread = await aThreadElement({ discussion });
  await until(() => parts(thread, 'comment').length === count, 'all comments are drawn', 40_000);
  return { thread, discussion };
}

describe('an update of a thread', () => {
  for (const state of ['own', 'moreToLoad', 'reactions', 'deepChain'] as const) {
    it(`that changes nothing touches nothing: ${state}`, async () => {
      const thread = await aReadyThread(aState(state));
      await form(thread).updateComplete;
      await nextTask();
      expect(await mutations(thread, () => thread.requestUpdate())).to.deep.equal([]);
    });
  }

  it('does not look through the rows', async () => {
    const thread = await aReadyThread(aState('own'));
    await until(() => thread.renderRoot.querySelector('discussion-form')?.keeping, 'the part that keeps what is written is here');
    let looks = 0;
    const { renderRoot } = thread;
    for (const name of ['querySelector', 'querySelectorAll'] as const) {
      Object.defineProperty(renderRoot, name, { configurable: true, value: () => (looks += 1) && [] });
    }
    thread.requestUpdate();
    await thread.updateComplete;
    await nextTask();
    for (const name of ['querySelector', 'querySelectorAll']) Reflect.deleteProperty(renderRoot, name);
    expect(looks).to.equal(0);
  });

  it('that draws every row anew with the same words touches nothing', async () => {
    const thread = await aReadyThread(aState('richText'));
    await until(() => parts(thread, 'body')[1]?.querySelector('strong'), 'the markdown is read');
    const records = await mutations(thread, () => (thread.renderers = {}));
    expect(records).to.deep.equal([]);
  });

  it('for a reaction touches one comment of 5,000', async function () {
    this.timeout(60_000);
    const { thread } = await aLongThread(5000);
    const row = comment(thread, 's2500');
    const records = await mutations(thread, async () => {
      button(thread, 'Like', 's2500').click();
      await until(() => button(thread, 'Like', 's2500').getAttribute('aria-pressed') === 'true', 'it is pressed');
      await nextTask();
    });
    expect(records.length).to.be.within(1, 10);
    for (const { target } of records) expect(row.contains(target), String(target)).to.equal(true);
  });

  it('for a hundred posts in a burst is one', async () => {
    const { thread, discussion } = await aLongThread(200);
    let renders = 0;
    const { performUpdate } = thread as unknown as { performUpdate(): void };
    Object.assign(thread, {
      performUpdate() {
        renders += 1;
        performUpdate.call(thread);
      },
    });
    const before = blocks(thread).length;
    const posts = Array.from({ length: 100 }, (_, at) =>
      discussion.post({ threadId: 't', parentId: null, body: { format: 'text', value: `Post ${at}` }, key: `k${at}` }),
    );
    await Promise.all(posts);
    await thread.updateComplete;
    await ready(thread);
    expect(parts(thread, 'comment')).to.have.length(300);
    expect(blocks(thread).length).to.be.above(before);
    // Once for those that are sent, once for those that are stored, once for what could be told in between.
    expect(renders).to.be.at.most(4);
  });
});
