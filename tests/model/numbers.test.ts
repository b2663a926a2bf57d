import { expect } from 'chai';
import fc from 'fast-check';
import { Numbering } from '../../src/model/numbers.js';
import { CommentTree } from '../../src/model/tree.js';
import type { CommentData } from '../../src/model/types.js';
import { allNodes, makeComment, makeTree, nodeOf } from './make.js';

function numbersOf(tree: CommentTree, numbering: Numbering): Record<string, string | undefined> {
  return Object.fromEntries(allNodes(tree).map((node) => [node.id, numbering.of(node)]));
}

function numberAll(comments: CommentData[], isComplete: boolean | string = true): Record<string, string | undefined> {
  const tree = makeTree(comments);
  const numbering = new Numbering();
  numbering.update(tree, isComplete);
  return numbersOf(tree, numbering);
}

describe('numbers of comments', () => {
  it('count the top level oldest first, and replies under their parents', () => {
    const comments = [
      makeComment('b', null, 2),
      makeComment('a', null, 1),
      makeComment('b1', 'b', 3),
      makeComment('b2', 'b', 4),
      makeComment('b21', 'b2', 5),
    ];
    expect(numberAll(comments)).to.deep.equal({ a: '1', b: '2', b1: '2.1', b2: '2.2', b21: '2.2.1' });
  });

  it("are the backend's where it has them, and no counted one is the same", () => {
    const comments = [
      makeComment('a', null, 1),
      makeComment('b', null, 2, { number: '1' }),
      makeComment('b1', 'b', 3),
      makeComment('c', null, 4),
    ];
    expect(numberAll(comments)).to.deep.equal({ a: '2', b: '1', b1: '1.1', c: '3' });
  });

  it('are given to tombstones and to what is missing', () => {
    const comments = [
      makeComment('a', null, 1, { status: 'deleted' }),
      makeComment('x1', 'x', 2),
      makeComment('c', null, 3, { status: 'hidden' }),
      makeComment('d', null, 4),
    ];
    expect(numberAll(comments)).to.deep.equal({ a: '1', x: '2', x1: '2.1', c: '3', d: '4' });
  });

  it('are not given to what waits, failed, or is held back', () => {
    const tree = makeTree([
      makeComment('a', null, 1, { status: 'pending' }),
      makeComment('b', null, 2, { status: 'held' }),
      makeComment('c', null, 3, { status: 'spam' }),
      makeComment('e', null, 5),
    ]);
    tree.insertLocal(makeComment('d', null, 4), { state: 'failed' });
    const numbering = new Numbering();
    numbering.update(tree, true);
    const none = undefined;
    expect(numbersOf(tree, numbering)).to.deep.equal({ a: none, b: none, c: none, d: none, e: '1' });
  });

  it('come when a comment is confirmed', () => {
    const tree = makeTree([makeComment('a')]);
    const numbering = new Numbering();
    const node = tree.insertLocal(makeComment('local', null, 1), { state: 'sending' });
    numbering.update(tree, true);
    expect(numbering.of(node)).to.equal(undefined);
    tree.confirm('local', makeComment('17', null, 1));
    numbering.update(tree, true);
    expect(numbering.of(node)).to.equal('2');
  });

  it('stay when an earlier comment comes late: it gets the next one', () => {
    const tree = makeTree([makeComment('a', null, 1), makeComment('b', null, 5)]);
    const numbering = new Numbering();
    numbering.update(tree, true);
    tree.insert(makeComment('late', null, 3));
    numbering.update(tree, true);
    expect(numbersOf(tree, numbering)).to.deep.equal({ a: '1', late: '3', b: '2' });
  });

  it('come to new replies, at any depth', () => {
    const tree = makeTree([makeComment('a', null, 1), makeComment('a1', 'a', 2)]);
    const numbering = new Numbering();
    numbering.update(tree, true);
    tree.insert(makeComment('a11', 'a1', 3));
    numbering.update(tree, true);
    expect(numbering.of(nodeOf(tree, 'a11'))).to.equal('1.1.1');
  });

  it('are not given again when a comment goes, and come back with it', () => {
    const tree = makeTree([makeComment('a', null, 1), makeComment('b', null, 2)]);
    const numbering = new Numbering();
    numbering.update(tree, true);
    tree.remove('b');
    tree.insert(makeComment('c', null, 3));
    numbering.update(tree, true);
    expect(numbering.of(nodeOf(tree, 'c'))).to.equal('3');
    tree.insert(makeComment('b', null, 2));
    numbering.update(tree, true);
    expect(numbering.of(nodeOf(tree, 'b'))).to.equal('2');
  });

  it('outlast the tree: loaded again in another order, they are the same', () => {
    const numbering = new Numbering();
    numbering.update(makeTree([makeComment('a', null, 1), makeComment('b', null, 2)]), true);
    const again = makeTree([makeComment('c', null, 0), makeComment('b', null, 2)]);
    numbering.update(again, true);
    expect(numbersOf(again, numbering)).to.deep.equal({ c: '3', b: '2' });
  });

  it('are not shown where earlier comments may be missing', () => {
    const comments = [makeComment('a', null, 1), makeComment('a1', 'a', 2), makeComment('b', null, 3, { number: '9' })];
    expect(numberAll(comments, false)).to.deep.equal({ a: undefined, a1: undefined, b: '9' });
  });

  it('go up to the comment before which none is missing', () => {
    const comments = [makeComment('a', null, 1), makeComment('b', null, 2), makeComment('c', null, 5), makeComment('c1', 'c', 6)];
    expect(numberAll(comments, 'b')).to.deep.equal({ a: '1', b: '2', c: undefined, c1: undefined });
    expect(numberAll(comments, 'elsewhere')).to.deep.equal({ a: undefined, b: undefined, c: undefined, c1: undefined });
  });

  it('come when all is loaded, and tell so', () => {
    const tree = makeTree([makeComment('a', null, 1), makeComment('a1', 'a', 2)]);
    const numbering = new Numbering();
    numbering.update(tree, false);
    const before = numbering.version;
    numbering.update(tree, true);
    expect(numbersOf(tree, numbering)).to.deep.equal({ a: '1', a1: '1.1' });
    expect(numbering.version).to.be.above(before);
  });

  it('do not tell of new comments, which are drawn anyway', () => {
    const tree = makeTree([makeComment('a', null, 1)]);
    const numbering = new Numbering();
    numbering.update(tree, true);
    const before = numbering.version;
    tree.insert(makeComment('b', null, 2));
    numbering.update(tree, true);
    expect(numbering.version).to.equal(before);
  });

  it('of replies wait until all replies of the parent are known', () => {
    const tree = makeTree([makeComment('a', null, 1), makeComment('a1', 'a', 2)]);
    const numbering = new Numbering();
    numbering.update(tree, true, new Set(['a']));
    expect(numbersOf(tree, numbering)).to.deep.equal({ a: '1', a1: undefined });
    numbering.update(tree, true, new Set());
    expect(numbersOf(tree, numbering)).to.deep.equal({ a: '1', a1: '1.1' });
  });

  it('end at 17 levels', () => {
    const chain = Array.from({ length: 19 }, (_, at) => makeComment(`c${at}`, at ? `c${at - 1}` : null));
    const numbers = numberAll(chain);
    expect(numbers.c16).to.equal(Array.from({ length: 17 }, () => '1').join('.'));
    expect(numbers.c17).to.equal(undefined);
  });

  it('follow a comment to another parent with a number of its list', () => {
    const tree = makeTree([makeComment('a', null, 1), makeComment('b', null, 2), makeComment('a1', 'a', 3)]);
    const numbering = new Numbering();
    numbering.update(tree, true);
    tree.patch('a1', { parentId: 'b' });
    tree.insert(makeComment('a2', 'a', 4));
    numbering.update(tree, true);
    expect(numbersOf(tree, numbering)).to.deep.equal({ a: '1', a2: '1.2', b: '2', a1: '2.1' });
  });

  it('are never given twice in one visit, whatever comes and goes', () => {
    const anyId = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const anyStep = fc.record({
      id: anyId,
      parentId: fc.option(anyId),
      minute: fc.nat(4),
      remove: fc.boolean(),
      isComplete: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 15 }), (steps) => {
        const tree = new CommentTree();
        const numbering = new Numbering();
        const owners = new Map<string, string>();
        for (const { id, parentId, minute, remove, isComplete } of steps) {
          if (remove) tree.remove(id);
          else tree.insert(makeComment(id, parentId, minute));
          numbering.update(tree, isComplete);
          for (const node of allNodes(tree)) {
            const number = numbering.of(node);
            if (number === undefined) continue;
            // A branch that moves takes its replies' numbers along under a new beginning.
            expect(owners.get(number) ?? node.id).to.equal(node.id);
            owners.set(number, node.id);
          }
        }
      }),
    );
  });
});
