import { expect } from 'chai';
import { Discussion } from '../../src/discussion/discussion.js';
import type { ReactionData } from '../../src/model/types.js';
import { MemorySource } from '../../src/sources/memory.js';
import { SourceError } from '../../src/sources/source.js';
import { aComment, aDocument } from '../fixtures/builders.js';
import { Deferred } from './fake-source.js';

const like = (count: number, mine: boolean): ReactionData => ({ key: 'like', label: 'Like', count, mine });
const laugh = (count: number, mine: boolean): ReactionData => ({ key: 'laugh', label: 'Laugh', count, mine });

describe('reacting', () => {
  let discussion: Discussion;
  let flights: (Deferred<ReactionData[]> & { key: string; on: boolean })[];

  beforeEach(async () => {
    flights = [];
    const source = new MemorySource(aDocument({ comments: [aComment({ id: '1', reactions: [like(2, false), laugh(1, true)] })] }));
    // In the hands of the test: answers that come late are what this is about.
    source.react = (_id, key, on) => {
      const flight = Object.assign(new Deferred<ReactionData[]>(), { key, on });
      flights.push(flight);
      return flight.promise;
    };
    discussion = new Discussion(source);
    await discussion.load();
  });

  const reactions = () => discussion.state.tree.get('1')?.data.reactions;

  async function flight(n: number): Promise<(typeof flights)[number]> {
    for (;;) {
      const found = flights[n - 1];
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  it('is seen at once, and takes the backend’s word afterwards', async () => {
    const reacting = discussion.react('1', 'like', true);
    const first = await flight(1);
    expect(reactions()).to.deep.equal([like(3, true), laugh(1, true)]);
    first.resolve([like(5, true), laugh(1, true)]);
    await reacting;
    expect(reactions()).to.deep.equal([like(5, true), laugh(1, true)]);
  });

  it('sends one wish at a time, and in the end the last one', async () => {
    const reacting = discussion.react('1', 'like', true);
    const first = await flight(1);
    await discussion.react('1', 'like', false);
    await discussion.react('1', 'like', true);
    await discussion.react('1', 'like', false);
    expect(reactions()?.[0], 'what was wished last is seen').to.deep.equal(like(2, false));
    expect(flights).to.have.length(1);
    first.resolve([like(3, true), laugh(1, true)]);
    const second = await flight(2);
    expect(second.on).to.equal(false);
    expect(reactions()?.[0]).to.deep.equal(like(2, false));
    second.resolve([like(2, false), laugh(1, true)]);
    await reacting;
    expect(flights).to.have.length(2);
    expect(reactions()?.[0]).to.deep.equal(like(2, false));
  });

  it('sends nothing more when the wish is again what was sent', async () => {
    const reacting = discussion.react('1', 'like', true);
    const first = await flight(1);
    await discussion.react('1', 'like', false);
    await discussion.react('1', 'like', true);
    first.resolve([like(3, true), laugh(1, true)]);
    await reacting;
    expect(flights).to.have.length(1);
  });

  it('lets different reactions fly together, and takes back only the one that was refused', async () => {
    const liking = discussion.react('1', 'like', true).catch((error: unknown) => error);
    const laughing = discussion.react('1', 'laugh', false);
    const [first, second] = [await flight(1), await flight(2)];
    first.reject(new SourceError('forbidden'));
    expect(await liking).to.have.property('kind', 'forbidden');
    expect(reactions()).to.deep.equal([like(2, false), laugh(0, false)]);
    second.resolve([like(2, false), laugh(0, false)]);
    await laughing;
    expect(reactions()).to.deep.equal([like(2, false), laugh(0, false)]);
  });

  it('takes what a backend says for foreign', async () => {
    const reacting = discussion.react('1', 'like', true);
    (await flight(1)).resolve([{ key: 'like', label: 7, count: 'many', mine: 'no' }, null] as unknown as ReactionData[]);
    await reacting;
    expect(reactions()?.[0]).to.include({ key: 'like', label: '7' });
    expect(reactions()?.[0]?.count).to.be.a('number');
  });
});
