import { expect } from 'chai';
import fc from 'fast-check';
import type { Block } from '../../src/model/blocks.js';
import { outline } from '../../src/model/outline.js';
import type { Outline, OutlineView } from '../../src/model/outline.js';
import type { CommentTree } from '../../src/model/tree.js';
import type { CommentData } from '../../src/model/types.js';
import { makeComment, makeRandom, makeTree } from './make.js';

const oldest: OutlineView = { order: 'oldest', collapsed: new Set(), maxIndent: 8, moderator: false };
const newest: OutlineView = { ...oldest, order: 'newest' };

/** Top-level comments, each with as many replies. */
function makeThread(roots: number, replies = 0): CommentData[] {
  const comments: CommentData[] = [];
  for (let root = 0; root < roots; root += 1) {
    comments.push(makeComment(`r${root}`, null, root));
    for (let reply = 0; reply < replies; reply += 1) {
      comments.push(makeComment(`r${root}.${reply}`, `r${root}`, root + reply + 1));
    }
  }
  return comments;
}

/** As people talk: most answer something recent. */
function makeTalk(length: number): CommentData[] {
  const random = makeRandom(7);
  return Array.from({ length }, (_, at) => {
    const isReply = at > 0 && random() < 0.7;
    return makeComment(`c${at}`, isReply ? `c${Math.floor(at - random() * Math.min(at, 30))}` : null, at);
  });
}

/** All blocks, those inside of branches too. */
function allBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => [block, ...block.rows.flatMap((row) => blocksUnder(row))]);
}

function blocksUnder(row: Block['rows'][number]): Block[] {
  return [...allBlocks(row.blocks), ...row.rows.flatMap((reply) => blocksUnder(reply))];
}

function changedBlocks(before: Outline, after: Outline): Block[] {
  const versions = new Map(allBlocks(before.blocks).map((block) => [block.key, block.version]));
  return allBlocks(after.blocks).filter((block) => versions.get(block.key) !== block.version);
}

/** The blocks that have to be drawn again after a change. */
function changeBy(tree: CommentTree, view: OutlineView, change: () => void): Block[] {
  const before = outline(tree, view);
  change();
  return changedBlocks(before, outline(tree, view, before));
}

function idsIn(block: Block | undefined): string[] {
  return block?.rows.map((row) => row.node.id) ?? [];
}

describe('blocks', () => {
  it('have about 20 comments, whole branches', () => {
    const { blocks } = outline(makeTree(makeThread(100, 3)), oldest);
    expect(blocks.every((block) => block.size >= 20 && block.size <= 40)).to.equal(true);
    expect(blocks.flatMap(idsIn)).to.have.lengthOf(100);
  });

  it('do not leave a crumb at the end', () => {
    const { blocks } = outline(makeTree(makeThread(41)), oldest);
    expect(blocks.map((block) => block.size)).to.deep.equal([20, 21]);
  });

  it('cut a branch of more than 40 rows inside its list of replies', () => {
    const [block] = outline(makeTree(makeThread(1, 100)), oldest).blocks;
    const [row] = block?.rows ?? [];
    expect(row?.rows).to.deep.equal([]);
    expect(row?.blocks.map((inner) => inner.size)).to.deep.equal([20, 20, 20, 20, 20]);
    expect(block?.size).to.equal(1);
  });

  it('keep a branch of 40 rows whole', () => {
    const [row] = outline(makeTree(makeThread(1, 39)), oldest).blocks[0]?.rows ?? [];
    expect(row?.rows).to.have.lengthOf(39);
    expect(row?.blocks).to.deep.equal([]);
  });

  it('cut a chain of thousands too', () => {
    const chain = Array.from({ length: 3000 }, (_, at) => makeComment(`c${at}`, at ? `c${at - 1}` : null, at));
    const blocks = allBlocks(outline(makeTree(chain), oldest).blocks);
    expect(blocks.every((block) => block.size <= 40)).to.equal(true);
    expect(blocks.reduce((sum, block) => sum + block.size, 0)).to.equal(3000);
  });

  it('are cut in the same way each time, so that the server and the browser agree', () => {
    const comments = makeTalk(500);
    const cut = (): unknown => allBlocks(outline(makeTree(comments), oldest).blocks).map(({ key, size }) => [key, size]);
    expect(cut()).to.deep.equal(cut());
  });

  describe('in a thread of 5,000', () => {
    const comments = makeTalk(5000);

    it('one reaction changes exactly one', () => {
      for (const id of ['c0', 'c1234', 'c4999']) {
        const tree = makeTree(comments);
        const changed = changeBy(tree, oldest, () => {
          tree.patch(id, { reactions: [{ key: 'up', label: 'Like', count: 1, mine: true }] });
        });
        expect(changed, id).to.have.lengthOf(1);
      }
    });

    it('one reaction leaves all other blocks and rows the same objects', () => {
      const tree = makeTree(makeThread(1000, 4));
      const before = outline(tree, oldest);
      tree.patch('r500.2', { score: 1 });
      const after = outline(tree, oldest, before);
      const others = after.blocks.filter((block) => !before.blocks.includes(block));
      expect(others).to.have.lengthOf(1);
      expect(others[0]?.rows.filter((row) => !before.blocks.some((block) => block.rows.includes(row)))).to.have.lengthOf(1);
    });

    it('a new comment changes one, at the end or in front', () => {
      for (const view of [oldest, newest]) {
        const tree = makeTree(comments);
        const changed = changeBy(tree, view, () => tree.insert(makeComment('new', null, 99_999)));
        expect(changed, view.order).to.have.lengthOf(1);
        expect(idsIn(changed[0])).to.include('new');
      }
    });

    it('a reply changes the block it comes in, and those that count it', () => {
      const tree = makeTree(makeThread(1000, 4));
      const changed = changeBy(tree, oldest, () => tree.insert(makeComment('new', 'r7', 99_999)));
      expect(changed).to.have.lengthOf(1);
      const large = makeTree(makeThread(3, 300));
      const both = changeBy(large, oldest, () => large.insert(makeComment('new', 'r1', 99_999)));
      expect(both.map(idsIn).map((ids) => ids.at(-1))).to.deep.equal(['r2', 'new']);
    });

    it('collapsing a branch changes one, expanding it too', () => {
      const tree = makeTree(makeThread(1000, 4));
      const open = outline(tree, oldest);
      const closed = outline(tree, { ...oldest, collapsed: new Set(['r300']) }, open);
      expect(changedBlocks(open, closed)).to.have.lengthOf(1);
      const reopened = outline(tree, oldest, closed);
      expect(changedBlocks(closed, reopened)).to.have.lengthOf(1);
    });

    it('removing a comment changes one', () => {
      const tree = makeTree(makeThread(1000, 4));
      expect(changeBy(tree, oldest, () => tree.remove('r300.1'))).to.have.lengthOf(1);
    });

    it('pinning a comment changes the block it leaves and the one it joins', () => {
      const tree = makeTree(makeThread(5000));
      const changed = changeBy(tree, oldest, () => tree.patch('r3000', { pinned: true }));
      expect(changed.map((block) => block.size)).to.deep.equal([21, 19]);
      expect(idsIn(changed[0])[0]).to.equal('r3000');
    });
  });

  it('change with what a row tells of its parent', () => {
    const tree = makeTree(makeThread(1, 100));
    const changed = changeBy(tree, oldest, () => tree.patch('r0', { author: { kind: 'removed' } }));
    expect(changed).to.have.lengthOf(allBlocks(outline(tree, oldest).blocks).length);
  });

  it('are new ones when the order is another, so that no old drawing is taken for theirs', () => {
    const tree = makeTree(makeTalk(200));
    const before = outline(tree, oldest);
    const after = outline(tree, newest, before);
    const keys = new Set(before.blocks.map((block) => block.key));
    expect(after.blocks.some((block) => keys.has(block.key))).to.equal(false);
  });

  it('let a new row join its neighbour, and are cut when they have more than 40', () => {
    const tree = makeTree(makeThread(40));
    let view = outline(tree, oldest);
    expect(view.blocks.map((block) => block.size)).to.deep.equal([20, 20]);
    const [first] = view.blocks;
    for (let at = 40; at < 61; at += 1) {
      tree.insert(makeComment(`r${at}`, null, at));
      view = outline(tree, oldest, view);
      expect(view.blocks[0]).to.equal(first);
    }
    expect(view.blocks.map((block) => block.size)).to.deep.equal([20, 20, 21]);
  });

  it('of a page that is appended are new; the full ones before stay', () => {
    const all = makeThread(100);
    const tree = makeTree(all.slice(0, 40));
    const changed = changeBy(tree, oldest, () => tree.insertMany(all.slice(40)));
    expect(changed.map(idsIn).map((ids) => ids[0])).to.deep.equal(['r40', 'r60', 'r80']);
  });

  it('that hold a branch change when the blocks in it are others', () => {
    const replies = makeThread(50, 30).map((comment) => ({ ...comment, parentId: comment.parentId ?? 'top' }));
    const tree = makeTree([makeComment('top', null, -1), ...replies]);
    const collapsed = new Set(replies.map((comment) => comment.id));
    const before = outline(tree, { ...oldest, collapsed });
    collapsed.delete('r7');
    const after = outline(tree, { ...oldest, collapsed }, before);
    expect(allBlocks(after.blocks).length).to.be.above(allBlocks(before.blocks).length);
    expect(after.blocks[0]?.version).to.not.equal(before.blocks[0]?.version);
  });

  it('of a branch stay when it shrinks a little', () => {
    const tree = makeTree(makeThread(1, 42));
    const before = outline(tree, oldest);
    for (const id of ['r0.1', 'r0.2', 'r0.3', 'r0.4']) tree.remove(id);
    const after = outline(tree, oldest, before);
    expect(after.blocks[0]?.rows[0]?.blocks).to.have.lengthOf(2);
  });

  it('never have the same key and version for two contents', () => {
    const tree = makeTree([]);
    const seen = new Map<string, string>();
    let previous: Outline | undefined;
    const anyStep = fc.record({
      id: fc.nat(120),
      parent: fc.option(fc.nat(120)),
      score: fc.nat(3),
      remove: fc.boolean(),
      order: fc.constantFrom('oldest' as const, 'newest' as const, 'top' as const),
      collapsed: fc.nat(120),
    });
    tree.insertMany(makeTalk(100));
    fc.assert(
      fc.property(anyStep, ({ id, parent, score, remove, order, collapsed }) => {
        if (remove) tree.remove(`c${id}`);
        else tree.insert(makeComment(`c${id}`, parent === null ? null : `c${parent}`, id, { score }));
        previous = outline(tree, { ...oldest, order, collapsed: new Set([`c${collapsed}`]) }, previous);
        const blocks = allBlocks(previous.blocks);
        expect(new Set(blocks.map((block) => block.key)).size).to.equal(blocks.length);
        for (const block of blocks) {
          const name = `${block.key}/${block.version}`;
          const content = JSON.stringify(block.rows.map(drawnTogether));
          expect(seen.get(name) ?? content).to.equal(content);
          seen.set(name, content);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Everything of a row that a block draws itself. */
function drawnTogether(row: Block['rows'][number]): unknown {
  const { node, indent, depth, kind, collapsed, descendants, rows, blocks } = row;
  const { data, parent } = node;
  const inner = blocks.map((block) => block.key);
  const answered = [parent?.data.author.name, parent?.data.status];
  return [data, answered, indent, depth, kind, collapsed, descendants, rows.map(drawnTogether), inner];
}
