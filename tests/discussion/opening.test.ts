import { expect } from 'chai';
import { Discussion } from '../../src/discussion/discussion.js';
import type { DiscussionState, Outcome } from '../../src/discussion/state.js';
import type { DiscussionPage } from '../../src/model/types.js';
import { seededDocument } from '../fixtures/seeded.js';
import { HeldSource } from './fake-source.js';

const long = (): DiscussionPage => seededDocument({ count: 3000 });

/** Every state that was told while a page was loaded. */
async function statesOf(page: DiscussionPage, order?: 'newest'): Promise<{ states: DiscussionState[]; sizes: number[]; outcomes: Outcome[] }> {
  const source = new HeldSource();
  const discussion = new Discussion(source, order && { order });
  const states: DiscussionState[] = [];
  const sizes: number[] = [];
  const outcomes: Outcome[] = [];
  discussion.subscribe((state) => {
    states.push(state);
    // The tree is live.
    sizes.push(state.tree.size);
  });
  discussion.observe((outcome) => outcomes.push(outcome));
  const loaded = discussion.load();
  source.loads[0]?.resolve(page);
  await loaded;
  await Promise.resolve();
  return { states, sizes, outcomes };
}

describe('a discussion that loads a long answer', () => {
  it('has how it begins before the rest is read, in the same tree, and tells once that all is loaded', async () => {
    const { states, sizes, outcomes } = await statesOf(long());
    expect(states.map(({ phase }) => phase)).to.deep.equal(['loading', 'loading', 'ready']);
    const [, opening, ready] = states;
    expect(sizes[1]).to.be.within(40, 400);
    expect(sizes[2]).to.equal(3000);
    expect(opening?.tree).to.equal(ready?.tree);
    expect(opening?.thread).to.equal(ready?.thread);
    expect([opening?.count, opening?.complete]).to.deep.equal([3000, true]);
    expect([ready?.count, ready?.loaded, ready?.complete]).to.deep.equal([3000, 3000, true]);
    expect(outcomes.map(({ type }) => type)).to.deep.equal(['loaded']);
  });

  it('counts what the backend counts from the beginning', async () => {
    const { comments } = long();
    const { states } = await statesOf({ thread: { id: 't', state: 'open', total: 9000 }, comments, next: '2' });
    expect(states.slice(1).map(({ count, complete }) => [count, complete])).to.deep.equal([
      [9000, false],
      [9000, false],
    ]);
  });

  it('shows nothing before all is read where that would be something else', async () => {
    const newest = await statesOf(long(), 'newest');
    expect(newest.states.map(({ phase }) => phase)).to.deep.equal(['loading', 'ready']);
    const short = await statesOf(seededDocument({ count: 900 }));
    expect(short.states.map(({ phase }) => phase)).to.deep.equal(['loading', 'ready']);
  });

  it('is sorted as was asked for meanwhile', async () => {
    const source = new HeldSource();
    const discussion = new Discussion(source);
    const scored = long().comments.map((comment, at) => ({ ...comment, score: at }));
    discussion.subscribe(({ phase, loaded }) => {
      if (phase === 'loading' && loaded > 0) void discussion.setOrder('top');
    });
    const loaded = discussion.load();
    source.loads[0]?.resolve({ comments: scored });
    await loaded;
    const { order, rank, tree } = discussion.state;
    expect(order).to.equal('top');
    const best = Math.max(...tree.roots.map(({ data }) => data.score ?? 0));
    expect(rank?.get(tree.roots.find(({ data }) => data.score === best)?.id ?? '')).to.equal(0);
  });
});
