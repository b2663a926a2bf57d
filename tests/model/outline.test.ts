import { expect } from 'chai';
import fc from 'fast-check';
import type { Block, Row } from '../../src/model/blocks.js';
import { outline } from '../../src/model/outline.js';
import type { Outline, OutlineView } from '../../src/model/outline.js';
import type { CommentData, CommentStatus } from '../../src/model/types.js';
import { makeComment, makeTree, nodeOf } from './make.js';

const plain: OutlineView = { order: 'oldest', collapsed: new Set(), maxIndent: 8, moderator: false };

function rowsOf(source: Outline | Row): Row[] {
  const direct = 'rows' in source ? [...source.rows] : [];
  for (const block of source.blocks) direct.push(...block.rows);
  return direct;
}

function allRows(source: Outline | Row): Row[] {
  return rowsOf(source).flatMap((row) => [row, ...allRows(row)]);
}

function draw(source: Outline): string {
  const mark = { comment: '', tombstone: '†' };
  return allRows(source)
    .map((row) => {
      const hidden = row.collapsed ? ` +${row.descendants}` : '';
      return `${'  '.repeat(row.indent)}${row.node.id}${mark[row.kind]}${row.flattened ? ' flat' : ''}${hidden}`;
    })
    .join('\n');
}

function drawComments(comments: CommentData[], view: Partial<OutlineView> = {}): string {
  return draw(outline(makeTree(comments), { ...plain, ...view }));
}

describe('outline', () => {
  it('shows the tree in the order that is asked for, replies always oldest first', () => {
    const comments = [
      makeComment('a', null, 1),
      makeComment('a1', 'a', 2),
      makeComment('a2', 'a', 3),
      makeComment('b', null, 4),
    ];
    expect(drawComments(comments)).to.equal('a\n  a1\n  a2\nb');
    expect(drawComments(comments, { order: 'newest' })).to.equal('b\na\n  a1\n  a2');
  });

  it('shows one branch alone, with its indent begun anew', () => {
    const tree = makeTree([
      makeComment('a', null, 1),
      makeComment('a1', 'a', 2),
      makeComment('a11', 'a1', 3),
      makeComment('a111', 'a11', 4),
      makeComment('b', null, 5),
    ]);
    const view = { ...plain, maxIndent: 1 };
    expect(draw(outline(tree, view))).to.equal('a\n  a1\n  a11 flat\n  a111 flat\nb');
    expect(draw(outline(tree, { ...view, branch: nodeOf(tree, 'a11') }))).to.equal('a11\n  a111');
  });

  it('is empty for an empty tree', () => {
    expect(outline(makeTree([]), plain)).to.deep.include({ blocks: [] });
  });

  it('keeps a deleted comment as a tombstone only while something visible is under it', () => {
    const status: CommentStatus = 'deleted';
    const comments = [
      makeComment('a', null, 1, { status }),
      makeComment('a1', 'a', 2, { status }),
      makeComment('a11', 'a1', 3),
      makeComment('b', null, 4, { status }),
      makeComment('b1', 'b', 5, { status }),
    ];
    expect(drawComments(comments)).to.equal('a†\n  a1†\n    a11');
  });

  it('shows a missing parent, and what is hidden or blocked, as tombstones', () => {
    const comments = [
      makeComment('x1', 'x', 1),
      makeComment('b', null, 2, { status: 'hidden' }),
      makeComment('c', null, 3, { status: 'blocked' }),
    ];
    expect(drawComments(comments)).to.equal('x†\n  x1\nb†\nc†');
  });

  it('does not show again what a moderator saw who is none any more', () => {
    const tree = makeTree([makeComment('held', null, 1, { status: 'held' })]);
    const before = outline(tree, plain, outline(tree, { ...plain, moderator: true }));
    tree.insert(makeComment('a', null, 2));
    expect(draw(outline(tree, plain, before))).to.equal('a');
  });

  it("shows spam and held comments to moderators, and to whoever's they are", () => {
    const comments = [
      makeComment('held', null, 1, { status: 'held' }),
      makeComment('spam', null, 2, { status: 'spam' }),
      makeComment('reply', 'spam', 3),
      makeComment('mine', null, 4, { status: 'held', can: { delete: true } }),
    ];
    expect(drawComments(comments)).to.equal('spam†\n  reply\nmine');
    expect(drawComments(comments, { moderator: true })).to.equal('held\nspam\n  reply\nmine');
  });

  it('shows a comment that failed to be sent', () => {
    const tree = makeTree([]);
    tree.insertLocal(makeComment('mine'), { state: 'failed' });
    expect(draw(outline(tree, plain))).to.equal('mine');
  });

  it('hides the replies to a collapsed comment and says how many', () => {
    const comments = [
      makeComment('a', null, 1),
      makeComment('a1', 'a', 2),
      makeComment('a11', 'a1', 3),
      makeComment('a2', 'a', 4, { status: 'deleted' }),
      makeComment('b', null, 5),
    ];
    expect(drawComments(comments, { collapsed: new Set(['a', 'b']) })).to.equal('a +2\nb');
  });

  it('stops nesting at the deepest indent; what is deeper follows in reading order', () => {
    const comments = [
      makeComment('a', null, 1),
      makeComment('b', 'a', 2),
      makeComment('c', 'b', 3),
      makeComment('d', 'c', 4),
      makeComment('e', 'c', 6),
      makeComment('f', 'd', 7),
      makeComment('g', 'b', 8),
      makeComment('h', 'a', 9),
    ];
    expect(drawComments(comments, { maxIndent: 2 })).to.equal(
      ['a', '  b', '    c', '    d flat', '    f flat', '    e flat', '    g', '  h'].join('\n'),
    );
    expect(drawComments(comments, { maxIndent: 1 })).to.equal(
      ['a', '  b', '  c flat', '  d flat', '  f flat', '  e flat', '  g flat', '  h'].join('\n'),
    );
  });

  it('tells the true depth whatever the indent', () => {
    const chain = Array.from({ length: 12 }, (_, at) => makeComment(`c${at}`, at ? `c${at - 1}` : null, at));
    const rows = allRows(outline(makeTree(chain), { ...plain, maxIndent: 3 }));
    expect(rows.map((row) => row.depth)).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(rows.map((row) => row.indent)).to.deep.equal([0, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3]);
  });

  it('collapses below the deepest indent too', () => {
    const chain = Array.from({ length: 6 }, (_, at) => makeComment(`c${at}`, at ? `c${at - 1}` : null, at));
    const view = { maxIndent: 1, collapsed: new Set(['c3']) };
    expect(drawComments([...chain, makeComment('x', 'c0', 99)], view)).to.equal(
      ['c0', '  c1', '  c2 flat', '  c3 flat +2', '  x'].join('\n'),
    );
  });

  it('takes any number as the deepest indent, within 1 and 8', () => {
    const chain = Array.from({ length: 12 }, (_, at) => makeComment(`c${at}`, at ? `c${at - 1}` : null, at));
    const deepest = (maxIndent: number): number =>
      Math.max(...allRows(outline(makeTree(chain), { ...plain, maxIndent })).map((row) => row.indent));
    expect([-1, 0, 1, 2.9, 8, 100, Infinity, NaN].map(deepest)).to.deep.equal([1, 1, 1, 2, 8, 8, 8, 8]);
  });

  const anyId = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
  const anyStatus = fc.constantFrom<CommentStatus>('published', 'published', 'deleted', 'hidden', 'held');
  const anyComments = fc.array(
    fc
      .tuple(anyId, fc.option(anyId), fc.nat(5), anyStatus)
      .map(([id, parentId, minute, status]) => makeComment(id, parentId, minute, { status })),
    { maxLength: 14 },
  );
  const anyView = fc.record({
    order: fc.constantFrom('oldest' as const, 'newest' as const, 'top' as const),
    collapsed: fc.uniqueArray(anyId, { maxLength: 3 }).map((ids) => new Set(ids)),
    maxIndent: fc.integer({ min: 1, max: 3 }),
    moderator: fc.boolean(),
  });

  it('shows every published comment once, or counts it behind a collapsed one', () => {
    fc.assert(
      fc.property(anyComments, anyView, (comments, view) => {
        const tree = makeTree(comments);
        const result = outline(tree, view);
        const rows = allRows(result);
        expect(new Set(rows.map((row) => row.node)).size).to.equal(rows.length);
        const hidden = rows.reduce((sum, row) => sum + (row.collapsed ? row.descendants : 0), 0);
        const all = allRows(outline(tree, { ...view, collapsed: new Set() }));
        expect(rows.length + hidden).to.equal(all.length);
        const published = comments.filter(({ id }) => tree.get(id)?.data.status === 'published');
        expect(all.map((row) => row.node.id)).to.include.members(published.map(({ id }) => id));
      }),
    );
  });

  it('made from the one before is what a fresh one is, whatever changes between them', () => {
    const anyStep = fc.tuple(anyComments, anyView, anyId, fc.boolean());
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 6 }), (steps) => {
        const tree = makeTree([]);
        let previous: Outline | undefined;
        for (const [comments, view, id, remove] of steps) {
          tree.insertMany(comments);
          if (remove) tree.remove(id);
          previous = outline(tree, view, previous);
          const fresh = outline(tree, view);
          expect(draw(previous)).to.equal(draw(fresh));
          expect(allRows(previous).map(describeRow)).to.deep.equal(allRows(fresh).map(describeRow));
          expectWellCut(previous.blocks);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the replies of a collapsed comment for who hides them in another way, and makes nothing anew when it opens', () => {
    const tree = makeTree([makeComment('a'), makeComment('b', 'a'), makeComment('c', 'b')]);
    const open = outline(tree, { ...plain, keepsCollapsed: true });
    const shut = outline(tree, { ...plain, keepsCollapsed: true, collapsed: new Set(['a']) }, open);
    const [row] = shut.blocks[0]?.rows ?? [];
    expect(row?.collapsed).to.equal(true);
    expect(row?.rows[0]).to.equal(open.blocks[0]?.rows[0]?.rows[0]);
  });

  it('is the same object when nothing changed, even if the set of collapsed ids is another', () => {
    const tree = makeTree([makeComment('a'), makeComment('a1', 'a')]);
    const first = outline(tree, { ...plain, collapsed: new Set(['a']) });
    expect(outline(tree, { ...plain, collapsed: new Set(['a']) }, first)).to.equal(first);
  });

  it('sees that the same set of collapsed ids holds others now', () => {
    const tree = makeTree([makeComment('a'), makeComment('a1', 'a', 1)]);
    const collapsed = new Set<string>();
    const first = outline(tree, { ...plain, collapsed });
    collapsed.add('a');
    expect(draw(outline(tree, { ...plain, collapsed }, first))).to.equal('a +1');
  });

  it('follows another tree', () => {
    const first = outline(makeTree([makeComment('a')]), plain);
    const other = makeTree([makeComment('a', null, 0, { score: 1 })]);
    const second = outline(other, plain, first);
    expect(rowsOf(second)[0]?.node).to.equal(nodeOf(other, 'a'));
    expect(second.blocks[0]?.version).to.not.equal(first.blocks[0]?.version);
  });
});

function describeRow(row: Row): unknown {
  const { node, depth, indent, kind, collapsed, descendants, flattened } = row;
  return { id: node.id, depth, indent, kind, collapsed, descendants, flattened };
}

function expectWellCut(blocks: readonly Block[]): void {
  expect(new Set(blocks.map((block) => block.key)).size).to.equal(blocks.length);
  for (const block of blocks) {
    expect(block.rows).to.not.be.empty;
    expect(block.size).to.equal(block.rows.reduce((sum, row) => sum + row.size, 0));
  }
}
