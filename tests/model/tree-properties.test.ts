import { expect } from 'chai';
import fc from 'fast-check';
import { coercePage } from '../../src/model/coerce.js';
import { CommentTree } from '../../src/model/tree.js';
import type { CommentData, CommentStatus } from '../../src/model/types.js';
import { allNodes, drawTree, findFaults, makeComment, makeTree } from './make.js';

const ids = ['a', 'b', 'c', 'd', 'e', '9', '10', '__proto__'];
const anyId = fc.constantFrom(...ids);
const anyParent = fc.option(fc.constantFrom(...ids, 'unknown', 'constructor'));
const anyStatus = fc.constantFrom<CommentStatus>('published', 'pending', 'deleted', 'hidden', 'spam', 'missing');
const anyComment = fc
  .tuple(anyId, anyParent, fc.integer({ min: 0, max: 3 }), anyStatus)
  .map(([id, parentId, minute, status]) => makeComment(id, parentId, minute, { status }));
/** Parents of all kinds: right, unknown, their own, in cycles. */
const anyDistinct = fc.uniqueArray(anyComment, { selector: (comment) => comment.id, maxLength: ids.length });

type Step = (tree: CommentTree) => void;
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  anyComment.map((comment): Step => (tree) => void tree.insert(comment)),
  fc.array(anyComment, { maxLength: 5 }).map((comments): Step => (tree) => tree.insertMany(comments)),
  anyId.map((id): Step => (tree) => void tree.remove(id)),
  fc.tuple(anyId, anyParent).map(([id, parentId]): Step => (tree) => void tree.patch(id, { parentId })),
  fc.tuple(anyId, anyComment).map(([id, comment]): Step => (tree) => void tree.confirm(id, comment)),
  anyStatus.chain((status) => anyId.map((id): Step => (tree) => void tree.patch(id, { status }))),
);

describe('any tree', () => {
  it('is well-formed after any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.array(fc.jsonValue({ maxDepth: 2 })), (value, comments) => {
        for (const input of [value, { comments }, comments]) {
          const tree = makeTree(coercePage(input).comments);
          expect(findFaults(tree)).to.deep.equal([]);
        }
      }),
    );
  });

  it('is well-formed with parents of all kinds, and holds every comment once', () => {
    fc.assert(
      fc.property(anyDistinct, (comments) => {
        const tree = makeTree(comments);
        expect(findFaults(tree)).to.deep.equal([]);
        const held = allNodes(tree).map((node) => node.id);
        expect(held).to.include.members(comments.map((comment) => comment.id));
        for (const { id, parentId } of comments) {
          const parent = tree.get(id)?.parent;
          // Under its true parent, or at the top because it would be under itself.
          if (parent) expect(parent.id).to.equal(parentId);
          else if (parentId !== null) expect(isInCycle(id, comments)).to.equal(true);
        }
      }),
    );
  });

  it('is the same whatever the order of arrival, one by one, in pieces or at once', () => {
    fc.assert(
      fc.property(
        anyDistinct.chain((comments) =>
          fc.tuple(fc.constant(comments), fc.shuffledSubarray(comments, { minLength: comments.length }), fc.nat(8)),
        ),
        ([comments, shuffled, at]) => {
          const expected = drawTree(makeTree(comments));
          expect(drawTree(makeTree(shuffled))).to.equal(expected);
          const single = new CommentTree();
          for (const comment of shuffled) single.insert(comment);
          expect(drawTree(single)).to.equal(expected);
          const pieces = makeTree(shuffled.slice(0, at));
          pieces.insertMany(shuffled.slice(at));
          expect(drawTree(pieces)).to.equal(expected);
          expect(findFaults(pieces)).to.deep.equal([]);
        },
      ),
    );
  });

  it('is well-formed after any changes, and what a fresh tree of the same comments is', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 12 }), (steps) => {
        const tree = new CommentTree();
        let version = tree.version;
        for (const step of steps) {
          const before = drawTree(tree);
          step(tree);
          expect(findFaults(tree)).to.deep.equal([]);
          if (drawTree(tree) !== before) expect(tree.version).to.be.above(version);
          version = tree.version;
        }
        const known = allNodes(tree).filter((node) => tree.has(node.id));
        expect(drawTree(makeTree(known.map((node) => node.data)))).to.equal(drawTree(tree));
      }),
      { numRuns: 500 },
    );
  });
});

function isInCycle(id: string, comments: readonly CommentData[]): boolean {
  const parents = new Map(comments.map((comment) => [comment.id, comment.parentId]));
  let at = parents.get(id);
  for (let step = 0; step <= comments.length && at != null; step += 1) {
    if (at === id) return true;
    at = parents.get(at);
  }
  return false;
}
