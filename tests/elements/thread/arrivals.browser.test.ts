import { expect } from '@open-wc/testing';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { MemorySource } from '../../../src/sources/memory.js';
import type { SourceContext } from '../../../src/sources/source.js';
import { aDocument, aThread, commentsAt } from '../../fixtures/builders.js';
import { nextTask, until } from '../../support/until.js';
import { all, aThreadElement, button, comment, focused, part, ready, shownIds, textOf } from './thread-fixture.js';

const talk = aDocument({ thread: aThread({ id: 'arrivals' }), comments: commentsAt('1', '1.1', '2') });
const context: SourceContext = { signal: new AbortController().signal, fetch, lang: 'en' };

/** Somebody else writes at the same backend. */
async function somebodyWrites(source: MemorySource, text: string, parentId: string | null = null): Promise<void> {
  await source.post({ threadId: 'arrivals', parentId, body: { format: 'text', value: text }, key: text }, context);
}

async function aLiveThread(source: MemorySource): Promise<DiscussionThread> {
  const thread = await aThreadElement({ source, live: true });
  await ready(thread);
  return thread;
}

const offer = (thread: DiscussionThread) => all(thread, '[data-act=arrivals]')[0];

describe('what others write while one reads', () => {
  let source: MemorySource;

  beforeEach(() => {
    localStorage.clear();
    let next = 0;
    source = new MemorySource(talk, { newId: () => `new-${(next += 1)}` });
  });

  /** Until the thread listens nothing arrives. */
  async function arrive(thread: DiscussionThread, parentId: string | null = null): Promise<void> {
    let at = 0;
    await until(() => {
      if (!offer(thread) && (at += 1) % 20 === 1) void somebodyWrites(source, `Late ${at}`, parentId);
      return offer(thread);
    }, 'it is offered');
  }

  it('waits behind a button, and moves nothing', async () => {
    const thread = await aLiveThread(source);
    comment(thread, '2').focus();
    await arrive(thread);
    expect(shownIds(thread)).to.deep.equal(['1', '1.1', '2']);
    expect(focused()).to.equal(comment(thread, '2'));
    expect(textOf(offer(thread))).to.match(/^Show \d new comments?$/);
    expect(textOf(part(thread, 'heading'))).to.match(/^3 comments/);
  });

  it('is shown with the button, marked as new, with the focus on the first of it', async () => {
    const thread = await aLiveThread(source);
    await arrive(thread, '1');
    offer(thread)?.click();
    await until(() => shownIds(thread).includes('new-1') || shownIds(thread).includes('new-2'), 'it is shown');
    const [first] = shownIds(thread).filter((id) => id.startsWith('new-'));
    await until(() => focused() === comment(thread, first ?? ''), 'it has the focus');
    expect(focused()?.part.contains('new')).to.equal(true);
    expect(offer(thread)).to.equal(undefined);
    expect(textOf(part(thread, 'heading'))).to.match(/^[45] comments/);
  });

  it('does not come where nobody asked for it', async () => {
    const thread = await aThreadElement({ source });
    await ready(thread);
    await somebodyWrites(source, 'Hello');
    await nextTask();
    expect(offer(thread)).to.equal(undefined);
    expect(button(thread, 'Reply', '1').isConnected).to.equal(true);
  });
});
