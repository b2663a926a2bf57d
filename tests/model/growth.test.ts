import { expect } from 'chai';
import { outline } from '../../src/model/outline.js';
import { Numbering } from '../../src/model/numbers.js';
import { CommentTree } from '../../src/model/tree.js';
import type { CommentData } from '../../src/model/types.js';
import { findFaults, makeComment, makeTree, measureCpu, nodeOf, shuffle } from './make.js';

/** How many times as long as a map and a sort: about 5 are needed, n² at 100,000 would be hundreds. */
const BARE_TIMES = 30;
const view = { order: 'oldest', collapsed: new Set<string>(), maxIndent: 8, moderator: false } as const;

function makeChain(length: number): CommentData[] {
  return Array.from({ length }, (_, at) => makeComment(`c${at}`, at === 0 ? null : `c${at - 1}`, at));
}

function makeSiblings(length: number): CommentData[] {
  return Array.from({ length }, (_, at) => makeComment(`c${at}`, null, at % 5000));
}

/** A ring: everybody answers the next one. */
function makeRing(length: number): CommentData[] {
  return Array.from({ length }, (_, at) => makeComment(`c${at}`, `c${(at + 1) % length}`, at));
}

/** Every second one, then the others: what is joined later is long on both sides. */
function interleave<T>(items: readonly T[]): T[] {
  return [...items.filter((_, at) => at % 2 === 1), ...items.filter((_, at) => at % 2 === 0)];
}

/** Comments that count how often their parent is asked for: each step up the tree does. */
function countSteps(comments: readonly CommentData[], run: (counted: CommentData[]) => void): number {
  let steps = 0;
  const counted = comments.map((comment) => {
    const { parentId } = comment;
    return Object.defineProperty({ ...comment }, 'parentId', {
      get: () => {
        steps += 1;
        return parentId;
      },
    });
  });
  run(counted);
  return steps;
}

/** What any tree needs at least: each comment in a map, and a sort. It suffers from a busy machine as the tree does. */
function measureBare(comments: readonly CommentData[]): number {
  return measureCpu(() => {
    const map = new Map(comments.map((comment) => [comment.id, { ...comment, time: Date.parse(comment.createdAt) }]));
    [...map.values()].sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
  }, 1);
}

describe('growth', function () {
  this.timeout(60_000);

  const orders: [string, (comments: CommentData[]) => CommentData[]][] = [
    ['from the top', (comments) => comments],
    ['from the bottom', (comments) => comments.toReversed()],
    ['shuffled', (comments) => shuffle(comments)],
    ['every second one first', interleave],
  ];

  for (const [name, arrange] of orders) {
    it(`takes a chain of 10,000 ${name} without overflow`, () => {
      const tree = makeTree(arrange(makeChain(10_000)));
      expect(nodeOf(tree, 'c9999').depth).to.equal(9999);
      expect(nodeOf(tree, 'c0').size).to.equal(10_000);
      expect(findFaults(tree)).to.deep.equal([]);
    });

    it(`goes up a chain ${name} a few steps for each comment, not all the way`, () => {
      const steps = countSteps(arrange(makeChain(10_000)), (comments) => makeTree(comments));
      expect(steps).to.be.below(10_000 * 10);
    });
  }

  it('takes 100,000 siblings in the time of a sort, more or less', () => {
    const comments = shuffle(makeSiblings(100_000));
    const time = measureCpu(() => makeTree(comments), 1);
    expect(time).to.be.below(measureBare(comments) * BARE_TIMES);
  });

  it('cuts a ring of 10,000 once, at its oldest', () => {
    const tree = makeTree(shuffle(makeRing(10_000)));
    expect(tree.roots.map((node) => node.id)).to.deep.equal(['c0']);
    expect(tree.size).to.equal(10_000);
  });

  it('looks at a ring once, however many there are', () => {
    const pairs = Array.from({ length: 10_000 }, (_, at) => makeComment(`c${at}`, `c${at ^ 1}`, at));
    const steps = countSteps(pairs, (comments) => makeTree(comments));
    expect(steps).to.be.below(10_000 * 10);
  });

  it('takes a chain one by one, from the top and from the bottom', () => {
    for (const chain of [makeChain(2000), makeChain(2000).toReversed()]) {
      const tree = new CommentTree();
      for (const comment of chain) tree.insert(comment);
      expect(nodeOf(tree, 'c0').size).to.equal(2000);
    }
  });

  it('inserts one among 100,000 in a small part of the time that all take', () => {
    const comments = makeSiblings(100_000);
    const tree = new CommentTree();
    const all = measureCpu(() => tree.insertMany(comments), 1);
    const hundred = measureCpu(() => {
      for (let at = 0; at < 100; at += 1) tree.insert(makeComment(`late${tree.size}`, null, at * 50));
    });
    expect(hundred).to.be.below(all);
    expect(tree.size).to.be.above(100_000);
  });

  it('outlines and numbers a chain of 10,000 without overflow', () => {
    const tree = makeTree(makeChain(10_000));
    const numbering = new Numbering();
    numbering.update(tree, true);
    expect(numbering.of(nodeOf(tree, 'c2'))).to.equal('1.1.1');
    expect(numbering.of(nodeOf(tree, 'c9999'))).to.equal(undefined);
    expect(outline(tree, view).blocks[0]?.rows[0]?.descendants).to.equal(9999);
  });

  it('outlines 100,000 comments, deep or wide, in the time of a sort, more or less', () => {
    const comments = [...makeChain(50_000), ...makeSiblings(100_000).slice(50_000)];
    const tree = makeTree(comments);
    const time = measureCpu(() => outline(tree, view), 1);
    expect(time).to.be.below(measureBare(comments) * BARE_TIMES);
  });
});
