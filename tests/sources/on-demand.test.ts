import { expect } from 'chai';
import { onDemand } from '../../src/sources/on-demand.js';
import { failureOf } from './support.js';

describe('a part that is loaded on demand', () => {
  it('is not loaded before it is asked for', async () => {
    let loads = 0;
    const part = onDemand(
      () => Promise.resolve({ word: `load ${(loads += 1)}` }),
      ({ word }) => ({ word }),
    );
    expect(loads).to.equal(0);
    expect(await part()).to.deep.equal({ word: 'load 1' });
  });

  it('is one and the same, even for those who ask while it is on its way', async () => {
    let made = 0;
    const part = onDemand(
      () => Promise.resolve({}),
      () => ({ number: (made += 1) }),
    );
    const [first, second] = await Promise.all([part(), part()]);
    expect(first).to.equal(second);
    expect(await part()).to.equal(first);
    expect(made).to.equal(1);
  });

  it('fails as a network does when it does not come, and is asked for again', async () => {
    const answers = [Promise.reject(new TypeError('Failed to fetch')), Promise.resolve({ word: 'here' })];
    const part = onDemand(
      () => answers.shift() ?? Promise.reject(new Error('asked too often')),
      ({ word }) => ({ word }),
    );
    expect(await failureOf(part())).to.deep.include({ kind: 'network', retry: 'safe' });
    expect(await part()).to.deep.equal({ word: 'here' });
    expect(await part()).to.deep.equal({ word: 'here' });
  });
});
