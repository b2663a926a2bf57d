import { expect } from 'chai';
import type { CommentTree } from '../../src/model/tree.js';
import { findFaults, makeComment, makeTree, nodeOf } from './make.js';

describe('tree of comments', () => {
  let tree: CommentTree;

  afterEach('is well-formed', () => {
    expect(findFaults(tree)).to.deep.equal([]);
  });

  describe('versions', () => {
    const comments = [
      makeComment('a', null, 1),
      makeComment('a1', 'a', 2),
      makeComment('a11', 'a1', 3),
      makeComment('b', null, 4),
    ];

    it('change up the chain of ancestors, and nowhere else', () => {
      tree = makeTree(comments);
      const before = tree.version;
      tree.patch('a1', { score: 5 });
      expect(tree.version).to.be.above(before);
      expect(nodeOf(tree, 'a').branchVersion).to.equal(tree.version);
      expect(nodeOf(tree, 'a').version).to.equal(before);
      expect(nodeOf(tree, 'a1').version).to.equal(tree.version);
      expect(nodeOf(tree, 'a11').branchVersion).to.equal(before);
      expect(nodeOf(tree, 'b').branchVersion).to.equal(before);
    });

    it('stay when the same comes again', () => {
      tree = makeTree(comments);
      const before = tree.version;
      tree.insertMany(comments.map((comment) => structuredClone(comment)));
      tree.patch('a', {});
      tree.setLocal('a', undefined);
      tree.setLocal('nobody', { state: 'failed' });
      expect(tree.version).to.equal(before);
    });

    it('of a whole branch change when it moves to another depth', () => {
      tree = makeTree(comments);
      tree.patch('a', { parentId: 'b' });
      expect(nodeOf(tree, 'a11').depth).to.equal(3);
      expect(nodeOf(tree, 'a11').version).to.equal(tree.version);
    });

    it('change with the depth, also of those above what comes', () => {
      tree = makeTree([makeComment('a', 'f', 1), makeComment('g', 'a', 2)]);
      tree.insert(makeComment('f', 'g', 3));
      expect(nodeOf(tree, 'g').depth).to.equal(1);
      expect(nodeOf(tree, 'g').version).to.equal(tree.version);
    });

    it('of the replies change when the name they answer does', () => {
      tree = makeTree(comments);
      tree.patch('a', { author: { kind: 'removed' } });
      expect(nodeOf(tree, 'a1').version).to.equal(tree.version);
      expect(nodeOf(tree, 'a11').version).to.be.below(tree.version);
    });

    it('of the branch change when the number that theirs begin with does', () => {
      tree = makeTree(comments);
      tree.patch('a', { number: '7' });
      expect(nodeOf(tree, 'a11').version).to.equal(tree.version);
    });
  });
});
