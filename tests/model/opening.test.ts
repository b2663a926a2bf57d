import { expect } from 'chai';
import fc from 'fast-check';
import { coercePage, coercePageInSlices, type Opening } from '../../src/model/coerce.js';
import { Numbering } from '../../src/model/numbers.js';
import { openingOf } from '../../src/model/opening.js';
import { sortRoots } from '../../src/model/order.js';
import type { CommentTree, TreeNode } from '../../src/model/tree.js';
import type { CommentData } from '../../src/model/types.js';
import { seededDocument } from '../fixtures/seeded.js';
import { makeComment, makeTree } from './make.js';

const long = (): CommentData[] => seededDocument({ count: 1500 }).comments;

/** A branch with its numbers, as text. */
function draw(tree: CommentTree, root: TreeNode): string {
  const numbering = new Numbering();
  numbering.update(tree, true);
  const lines = (node: TreeNode): string[] => [`${numbering.of(node)} ${node.id}`, ...node.replies.flatMap(lines)];
  return lines(root).join('\n');
}

describe('the opening of a long answer', () => {
  it('is what the whole begins with, replies, order and numbers, whatever the order in which it came', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 5 }), (seed, minutes) => {
        const comments = seededDocument({ count: 300, seed }).comments.map((comment, at) => ({
          ...comment,
          createdAt: new Date(Date.UTC(2025, 0, 1, 0, Math.floor(at / minutes))).toISOString(),
        }));
        const shuffled = comments.toSorted((a, b) => ((a.body.value + seed) < (b.body.value + seed) ? -1 : 1));
        const opening = openingOf(shuffled) as ReadonlySet<CommentData>;
        const begun = makeTree(opening);
        const whole = makeTree(comments);
        const roots = sortRoots(begun.roots, 'oldest');
        expect(opening.size).to.be.within(40, 400);
        expect(roots.map((root) => draw(begun, root))).to.deep.equal(
          sortRoots(whole.roots, 'oldest').slice(0, roots.length).map((root) => draw(whole, root)),
        );
      }),
      { numRuns: 50 },
    );
  });

  const broken: Record<string, (comments: CommentData[]) => unknown[]> = {
    'something pinned': (all) => [...all, makeComment('late', null, 9, { pinned: true })],
    'an id that comes twice': (all) => [...all, { ...makeComment('late'), id: all[0]?.id }],
    'a reply to what is not here': (all) => [...all, makeComment('late', 'nobody')],
    'a number for some': (all) => [...all, makeComment('late', null, 9, { number: '3' })],
    'a time that is none': (all) => [...all, makeComment('late', null, 9, { createdAt: 'soon' })],
    'no id': (all) => [...all, { ...makeComment('late'), id: undefined }],
    'what is no comment': (all) => [...all, null],
  };
  for (const [what, spoil] of Object.entries(broken)) {
    it(`is not known where there is ${what}`, () => {
      expect(openingOf(long())?.size).to.be.within(40, 400);
      expect(openingOf(spoil(long()))).to.equal(undefined);
    });
  }

  it('is not known where the first branch is nearly all', () => {
    expect(openingOf(seededDocument({ count: 1500, shape: 'chain' }).comments)).to.equal(undefined);
  });

  it('is read first when it is wanted, and the answer has the same comments then', () => {
    const value = { thread: { id: 't' }, comments: long() };
    const given: (Opening | undefined)[] = [];
    const steps = coercePageInSlices(value, undefined, true);
    let step = steps.next();
    for (; !step.done; step = steps.next()) given.push(step.value);
    const whole = coercePage(value);
    const byId = (one: CommentData, other: CommentData): number => (one.id < other.id ? -1 : 1);
    const { comments, ...rest } = step.value;
    expect({ ...rest, comments: comments.toSorted(byId) }).to.deep.equal({ ...whole, comments: whole.comments.toSorted(byId) });
    const [opening, ...others] = given.filter((one) => one !== undefined);
    expect(others).to.deep.equal([]);
    expect(opening?.length).to.equal(1500);
    expect(opening?.page.comments).to.deep.equal(comments.slice(0, opening?.page.comments.length));
    expect(given.indexOf(opening)).to.equal(1);
    expect(opening?.page.thread).to.equal(step.value.thread);
  });
});
