import { expect } from 'chai';
import fc from 'fast-check';
import { compareIds, sortRoots } from '../../src/model/order.js';
import type { CommentData, Order } from '../../src/model/types.js';
import { makeComment, makeTree } from './make.js';

function idsOf(comments: CommentData[], order: Order, rank?: ReadonlyMap<string, number>): string[] {
  return sortRoots(makeTree(comments).roots, order, rank).map((node) => node.id);
}

describe('order of ids', () => {
  it('takes runs of digits as numbers', () => {
    const ids = ['c10', 'c9', 'c2b', 'c2a', '10', '9', '2'];
    expect(ids.sort(compareIds)).to.deep.equal(['2', '9', '10', 'c2a', 'c2b', 'c9', 'c10']);
  });

  it('compares numbers that no number type can hold', () => {
    expect(compareIds('112233445566778899001', '112233445566778899002')).to.be.below(0);
    expect(compareIds('99999999999999999999', '100000000000000000000')).to.be.below(0);
  });

  it('tells apart ids that differ in leading zeros only', () => {
    expect(compareIds('c01', 'c1')).to.not.equal(0);
    expect(compareIds('c01', 'c2')).to.be.below(0);
  });

  const idLike = fc.oneof(fc.string(), fc.stringMatching(/^[ab]?[0-9]{0,3}[ab]?0?[0-9]?$/));

  it('is a total order: 0 for the same id only, and the same backwards', () => {
    fc.assert(
      fc.property(idLike, idLike, (a, b) => {
        expect(compareIds(a, b) === 0).to.equal(a === b);
        expect(Math.sign(compareIds(a, b))).to.equal(-Math.sign(compareIds(b, a)) + 0);
      }),
    );
  });

  it('is transitive', () => {
    fc.assert(
      fc.property(idLike, idLike, idLike, (a, b, c) => {
        const [x, y, z] = [a, b, c].sort(compareIds) as [string, string, string];
        expect(compareIds(x, y)).to.be.at.most(0);
        expect(compareIds(y, z)).to.be.at.most(0);
        expect(compareIds(x, z)).to.be.at.most(0);
      }),
    );
  });
});

describe('order by time', () => {
  function inOrder(...comments: CommentData[]): string[] {
    return makeTree(comments).roots.map((node) => node.id);
  }

  it('compares moments, not their spelling', () => {
    const early = makeComment('b', null, 0, { createdAt: '2024-05-03T13:00:00+02:00' });
    const late = makeComment('a', null, 0, { createdAt: '2024-05-03T12:00:00Z' });
    expect(inOrder(late, early)).to.deep.equal(['b', 'a']);
  });

  it('breaks ties by id', () => {
    expect(inOrder(makeComment('c10'), makeComment('c9'))).to.deep.equal(['c9', 'c10']);
  });

  it('takes comments without a date as the oldest, by id among themselves', () => {
    const [y, z] = ['y', 'z'].map((id) => makeComment(id, null, 0, { createdAt: '' })) as [CommentData, CommentData];
    expect(inOrder(makeComment('a'), z, y)).to.deep.equal(['y', 'z', 'a']);
  });
});

describe('order of the top level', () => {
  const comments = [makeComment('a', null, 1), makeComment('b', null, 2), makeComment('c', null, 3)];

  it('is oldest first, or the other way round', () => {
    expect(idsOf(comments, 'oldest')).to.deep.equal(['a', 'b', 'c']);
    expect(idsOf(comments, 'newest')).to.deep.equal(['c', 'b', 'a']);
  });

  it('puts the best score first in "top", then the older', () => {
    const [a, b, c] = [5, 9, 5].map((score, at) => makeComment('abc'[at] ?? '', null, at, { score }));
    expect(idsOf([a, b, c] as CommentData[], 'top')).to.deep.equal(['b', 'a', 'c']);
  });

  it('counts reactions where there is no score', () => {
    const reactions = [
      { key: 'up', label: 'Like', count: 2, mine: false },
      { key: 'heart', label: 'Love', count: 3, mine: true },
    ];
    const liked = makeComment('c', null, 3, { reactions });
    const scored = makeComment('b', null, 2, { score: 4 });
    expect(idsOf([makeComment('a', null, 1), scored, liked], 'top')).to.deep.equal(['c', 'b', 'a']);
  });

  it('puts pinned comments first in every order', () => {
    const pinned = [...comments, makeComment('p', null, 2, { pinned: true })];
    expect(idsOf(pinned, 'oldest')).to.deep.equal(['p', 'a', 'b', 'c']);
    expect(idsOf(pinned, 'newest')).to.deep.equal(['p', 'c', 'b', 'a']);
    expect(idsOf(pinned, 'top', new Map([['a', 0]]))).to.deep.equal(['p', 'a', 'b', 'c']);
  });

  it("keeps the backend's order where it is known", () => {
    const rank = new Map([
      ['b', 0],
      ['c', 1],
      ['a', 2],
    ]);
    for (const order of ['oldest', 'newest', 'top'] as const) {
      expect(idsOf(comments, order, rank)).to.deep.equal(['b', 'c', 'a']);
    }
  });

  it('puts what came later where new comments go', () => {
    const rank = new Map([
      ['b', 0],
      ['a', 1],
    ]);
    expect(idsOf(comments, 'oldest', rank)).to.deep.equal(['b', 'a', 'c']);
    expect(idsOf(comments, 'newest', rank)).to.deep.equal(['c', 'b', 'a']);
  });

  it('puts a placeholder where its first reply came', () => {
    const orphan = makeComment('orphan', 'gone', 9);
    const rank = new Map([
      ['c', 0],
      ['orphan', 1],
      ['b', 2],
      ['a', 3],
    ]);
    expect(idsOf([...comments, orphan], 'newest', rank)).to.deep.equal(['c', 'gone', 'b', 'a']);
  });

  it('leaves the list of the tree alone', () => {
    const tree = makeTree(comments);
    sortRoots(tree.roots, 'newest');
    expect(tree.roots.map((node) => node.id)).to.deep.equal(['a', 'b', 'c']);
  });
});
