import 'fake-indexeddb/auto';
import { expect } from 'chai';
import fc from 'fast-check';
import { Discussion } from '../../src/discussion/discussion.js';
import { sortRoots } from '../../src/model/order.js';
import type { Order } from '../../src/model/types.js';
import { LocalSource } from '../../src/sources/local.js';
import { MemorySource } from '../../src/sources/memory.js';
import { MergedSource } from '../../src/sources/merged.js';
import type { DiscussionSource, LoadQuery } from '../../src/sources/source.js';
import { comment } from './document.js';
import { startServer } from './server.js';
import { contextOf } from './support.js';

const ORDERS: readonly Order[] = ['oldest', 'newest', 'top'];

/** Few times, scores and letters, so that many are the same; and some that a file may have in another shape. */
const aComment = fc.record(
  {
    id: fc.stringMatching(/^[aB-]?0?[0-9]{1,2}[aé]?$/),
    createdAt: fc.constantFrom<unknown>('2024-05-01T10:00:00Z', '2024-05-01T12:00:00+02:00', '2024-05-01T10:01:00Z', 1714557600, '', 'soon', null),
    score: fc.constantFrom<unknown>(0, 1, 2, '2', 'many', null),
    reactions: fc.constantFrom<unknown>([{ key: 'like', count: 1 }, { key: 'wow', count: '1' }], [{ count: 9 }, null], 'many'),
    pinned: fc.constantFrom<unknown>(true, false, 'yes'),
  },
  { requiredKeys: ['id'] },
);
const someComments = fc.uniqueArray(aComment, { selector: ({ id }) => id, minLength: 1, maxLength: 12 });

async function pagesOf(source: DiscussionSource, query: LoadQuery): Promise<string[]> {
  const { comments, next } = await source.load({ ...query, limit: 2 }, contextOf());
  const ids = comments.map(({ id }) => id);
  return next === undefined ? ids : [...ids, ...(await pagesOf(source, { ...query, cursor: next }))];
}

/** As a thread shows it that has got everything at once: the top level, or the replies to a comment. */
async function shownOf(source: DiscussionSource, order: Order, parentId?: string): Promise<string[]> {
  const discussion = new Discussion(source);
  await discussion.load();
  const { tree } = discussion.state;
  discussion.dispose();
  const shown = parentId === undefined ? sortRoots(tree.roots, order) : (tree.get(parentId)?.replies ?? []);
  return shown.map(({ id }) => id);
}

describe('pages of a source that keeps comments itself', () => {
  const { warn } = console;

  beforeEach(() => (console.warn = () => undefined));
  afterEach(() => (console.warn = warn));

  it('come in the order in which they are shown, whatever is equal or broken', () =>
    fc.assert(
      fc.asyncProperty(someComments, fc.constantFrom(...ORDERS), async (comments, order) => {
        const source = new MemorySource({ comments });
        expect(await pagesOf(source, { order })).to.deep.equal(await shownOf(source, order));
      }),
      { numRuns: 300 },
    ));

  it('do so below a comment, too, where nothing is pinned or best', () =>
    fc.assert(
      fc.asyncProperty(someComments, fc.constantFrom(...ORDERS), async (comments, order) => {
        const replies = comments.map((one) => ({ ...one, parentId: 'above' }));
        const source = new MemorySource({ comments: [...replies, comment('above', null, 0)] });
        const shown = await shownOf(source, order, 'above');
        expect(await pagesOf(source, { order, parentId: 'above' })).to.deep.equal(shown);
      }),
      { numRuns: 100 },
    ));

  it('do so for several that are one thread', () =>
    fc.assert(
      fc.asyncProperty(someComments, fc.constantFrom(...ORDERS), async (comments, order) => {
        const parts = [0, 1].map((part) => comments.filter((_, at) => at % 2 === part));
        const merged = (): MergedSource => new MergedSource(parts.map((part) => new MemorySource({ comments: part })));
        expect(await pagesOf(merged(), { order })).to.deep.equal(await shownOf(merged(), order));
      }),
      { numRuns: 100 },
    ));

  it('do so for `local`', async () => {
    const ids = ['c10', 'c9', 'B', 'a', 'c09', 'é'];
    const document = { thread: { id: 't' }, comments: ids.map((id, at) => comment(id, null, 0, { score: at % 2 })) };
    const server = await startServer(document);
    try {
      const source = new LocalSource(server.url, { dbName: 'discussion-elements-order' });
      for (const order of ORDERS) expect(await pagesOf(source, { order })).to.deep.equal(await shownOf(source, order));
    } finally {
      await server.close();
    }
  });
});
