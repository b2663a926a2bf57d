import { expect } from 'chai';
import { CommentTree } from '../../src/model/tree.js';
import { drawTree, findFaults, makeComment, makeTree, nodeOf } from './make.js';

describe('tree of comments', () => {
  let tree: CommentTree;

  afterEach('is well-formed', () => {
    expect(findFaults(tree)).to.deep.equal([]);
  });

  it('puts replies under their parents, oldest first, whatever the order of arrival', () => {
    tree = makeTree([
      makeComment('a2', 'a', 3),
      makeComment('b', null, 2),
      makeComment('a1x', 'a1', 9),
      makeComment('a', null, 1),
      makeComment('a1', 'a', 2),
    ]);
    expect(drawTree(tree)).to.equal('a\n  a1\n    a1x\n  a2\nb');
  });

  it('sorts comments of the same moment by id, digits as numbers', () => {
    tree = makeTree(['c10', 'c9', 'c1'].map((id) => makeComment(id)));
    expect(drawTree(tree)).to.equal('c1\nc9\nc10');
  });

  it('takes a repeated id as an update, the later wins', () => {
    tree = makeTree([makeComment('a'), makeComment('a', null, 0, { score: 2 })]);
    const node = nodeOf(tree, 'a');
    tree.insert(makeComment('a', null, 0, { score: 3 }));
    expect(tree.size).to.equal(1);
    expect(tree.get('a')).to.equal(node);
    expect(node.data.score).to.equal(3);
  });

  it('moves a comment with its branch when its parent changes', () => {
    tree = makeTree([
      makeComment('a', null, 1),
      makeComment('b', null, 2),
      makeComment('a1', 'a', 3),
      makeComment('a11', 'a1', 4),
    ]);
    tree.insert(makeComment('a1', 'b', 3));
    expect(drawTree(tree)).to.equal('a\nb\n  a1\n    a11');
    tree.patch('a1', { parentId: null });
    expect(drawTree(tree)).to.equal('a\nb\na1\n  a11');
    expect(nodeOf(tree, 'a11').depth).to.equal(1);
  });

  it('moves a comment among its siblings when its date changes', () => {
    tree = makeTree([makeComment('a', null, 1), makeComment('b', null, 2)]);
    tree.patch('a', { createdAt: makeComment('x', null, 9).createdAt });
    expect(drawTree(tree)).to.equal('b\na');
  });

  it('takes __proto__ and constructor as ids like any other', () => {
    tree = makeTree([
      makeComment('__proto__', null, 1),
      makeComment('constructor', '__proto__', 2),
      makeComment('toString', 'hasOwnProperty', 3),
    ]);
    expect(drawTree(tree)).to.equal('__proto__\n  constructor\nhasOwnProperty?\n  toString');
    expect(new CommentTree().get('__proto__')).to.equal(undefined);
  });

  describe('unknown parent', () => {
    it('is a placeholder of status "missing" that keeps the replies', () => {
      tree = makeTree([makeComment('a1', 'a', 5), makeComment('b', null, 3)]);
      expect(drawTree(tree)).to.equal('b\na?\n  a1');
      expect(nodeOf(tree, 'a').data).to.include({ status: 'missing', parentId: null });
      expect(tree.has('a')).to.equal(false);
      expect(tree.count).to.equal(2);
    });

    it('stands where its earliest reply was written', () => {
      tree = makeTree([makeComment('x', 'gone', 9), makeComment('b', null, 5)]);
      expect(drawTree(tree)).to.equal('b\ngone?\n  x');
      tree.insert(makeComment('w', 'gone', 1));
      expect(drawTree(tree)).to.equal('gone?\n  w\n  x\nb');
      tree.remove('w');
      expect(drawTree(tree)).to.equal('b\ngone?\n  x');
    });

    it('becomes the real one when that comes, in its place and with the same node', () => {
      tree = makeTree([makeComment('a1', 'a', 5), makeComment('b', null, 3)]);
      const node = nodeOf(tree, 'a');
      tree.insert(makeComment('a', 'b', 4));
      expect(drawTree(tree)).to.equal('b\n  a\n    a1');
      expect(tree.get('a')).to.equal(node);
    });

    it('goes with its last reply', () => {
      tree = makeTree([makeComment('a1', 'gone'), makeComment('b')]);
      tree.patch('a1', { parentId: 'b' });
      expect(drawTree(tree)).to.equal('b\n  a1');
      expect(tree.get('gone')).to.equal(undefined);
    });
  });

  describe('cycle', () => {
    it('of one is a top-level comment', () => {
      tree = makeTree([makeComment('a', 'a'), makeComment('b', 'a', 1)]);
      expect(drawTree(tree)).to.equal('a\n  b');
    });

    it('is cut at its oldest member, whatever came first', () => {
      const cycle = [makeComment('a', 'c', 3), makeComment('b', 'a', 1), makeComment('c', 'b', 2)];
      for (const order of [cycle, cycle.toReversed(), cycle.toSorted((x, y) => (x.id < y.id ? 1 : -1))]) {
        tree = new CommentTree();
        for (const comment of order) tree.insert(comment);
        expect(drawTree(tree)).to.equal('b\n  c\n    a');
        expect(drawTree(makeTree(order))).to.equal('b\n  c\n    a');
      }
    });

    it('heals when one of it gets another parent', () => {
      tree = makeTree([makeComment('a', 'b', 1), makeComment('b', 'a', 2)]);
      expect(drawTree(tree)).to.equal('a\n  b');
      tree.patch('b', { parentId: null });
      expect(drawTree(tree)).to.equal('b\n  a');
    });

    it('never rewrites the true parent', () => {
      tree = makeTree([makeComment('a', 'b', 1), makeComment('b', 'a', 2)]);
      expect(nodeOf(tree, 'a').data.parentId).to.equal('b');
      expect(nodeOf(tree, 'a').parent).to.equal(null);
    });
  });

  describe('count', () => {
    it('is of published comments and of those that wait', () => {
      const statuses = ['published', 'pending', 'held', 'spam', 'hidden', 'blocked', 'deleted', 'missing'] as const;
      tree = makeTree(statuses.map((status) => makeComment(status, null, 0, { status })));
      expect(tree.count).to.equal(2);
    });

    it('follows a change of status up all ancestors', () => {
      tree = makeTree([makeComment('a'), makeComment('b', 'a'), makeComment('c', 'b')]);
      expect(nodeOf(tree, 'a').counted).to.equal(3);
      tree.patch('c', { status: 'hidden' });
      expect(nodeOf(tree, 'a').counted).to.equal(2);
      expect(tree.count).to.equal(2);
    });

    it("takes in one's own on its way, not what failed or waits for the network", () => {
      tree = makeTree([makeComment('a')]);
      tree.insertLocal(makeComment('mine', 'a', 1), { state: 'sending' });
      expect(tree.count).to.equal(2);
      tree.setLocal('mine', { state: 'failed', error: 'no' });
      expect(tree.count).to.equal(1);
      tree.setLocal('mine', { state: 'queued' });
      expect(tree.count).to.equal(1);
      tree.confirm('mine', makeComment('17', 'a', 1));
      expect(tree.count).to.equal(2);
    });

    it('keeps a published comment whose edit failed', () => {
      tree = makeTree([makeComment('a')]);
      tree.setLocal('a', { state: 'failed' });
      expect(tree.count).to.equal(1);
    });
  });

  describe('confirming a comment of one’s own', () => {
    it('keeps the node and gives it the real id', () => {
      tree = makeTree([makeComment('a')]);
      const node = tree.insertLocal(makeComment('local-1', 'a', 1), { state: 'sending' });
      expect(node.local).to.deep.equal({ state: 'sending' });
      const confirmed = tree.confirm('local-1', makeComment('17', 'a', 2));
      expect(confirmed).to.equal(node);
      expect(node).to.include({ id: '17', local: undefined });
      expect(tree.get('17')).to.equal(node);
      expect(tree.get('local-1')).to.equal(undefined);
      expect(drawTree(tree)).to.equal('a\n  17');
    });

    it('merges with the real one when that came first, and keeps the replies of both', () => {
      tree = makeTree([makeComment('a')]);
      const node = tree.insertLocal(makeComment('local-1', 'a', 1), { state: 'sending' });
      tree.insertLocal(makeComment('local-2', 'local-1', 3), { state: 'sending' });
      tree.insertMany([makeComment('17', 'a', 1), makeComment('18', '17', 2)]);
      expect(tree.confirm('local-1', makeComment('17', 'a', 1))).to.equal(node);
      expect(drawTree(tree)).to.equal('a\n  17\n    18\n    local-2');
      expect(nodeOf(tree, 'local-2').data.parentId).to.equal('17');
    });

    it('takes the place of a placeholder that a quick reply made', () => {
      tree = new CommentTree();
      const node = tree.insertLocal(makeComment('local-1', null, 1), { state: 'sending' });
      tree.insert(makeComment('18', '17', 2));
      tree.confirm('local-1', makeComment('17', null, 1));
      expect(drawTree(tree)).to.equal('17\n  18');
      expect(tree.get('17')).to.equal(node);
    });

    it('is an ordinary insertion when the local one is not here any more', () => {
      tree = new CommentTree();
      expect(tree.confirm('local-1', makeComment('17')).id).to.equal('17');
      expect(tree.size).to.equal(1);
    });

    it('sorts the comment in by the time of the backend', () => {
      tree = makeTree([makeComment('a', null, 5)]);
      tree.insertLocal(makeComment('local-1', null, 9), { state: 'sending' });
      tree.confirm('local-1', makeComment('17', null, 1));
      expect(drawTree(tree)).to.equal('17\na');
    });
  });

  describe('removing', () => {
    it('a leaf takes it away', () => {
      tree = makeTree([makeComment('a'), makeComment('b', 'a')]);
      expect(tree.remove('b')?.id).to.equal('b');
      expect(drawTree(tree)).to.equal('a');
      expect(tree.remove('b')).to.equal(undefined);
    });

    it('a comment with replies leaves a tombstone without its text', () => {
      const attachments = [{ src: 'a.png', alt: 'A' }];
      tree = makeTree([makeComment('a', null, 0, { attachments }), makeComment('b', 'a')]);
      const node = tree.remove('a');
      expect(node).to.equal(tree.get('a'));
      expect(node?.data).to.include({ status: 'deleted' });
      expect(node?.data.body.value).to.equal('');
      expect(node?.data).to.not.have.property('attachments');
      expect(tree.count).to.equal(1);
    });

    it('can be undone by inserting the comment again', () => {
      const comment = makeComment('a');
      tree = makeTree([comment, makeComment('b', 'a')]);
      tree.remove('a');
      tree.insert(comment);
      expect(nodeOf(tree, 'a').data).to.deep.equal(comment);
    });

    it('one half of a cycle leaves a placeholder for the other', () => {
      tree = makeTree([makeComment('a', 'b', 1), makeComment('b', 'a', 2)]);
      tree.remove('b');
      expect(drawTree(tree)).to.equal('b?\n  a');
    });
  });
});
