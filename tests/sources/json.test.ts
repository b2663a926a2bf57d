import { expect } from 'chai';
import type { DiscussionPage } from '../../src/model/types.js';
import { JsonSource } from '../../src/sources/json.js';
import { filesOf, smallDocument } from './document.js';
import { startServer, type TestServer } from './server.js';
import { contextOf, failureOf } from './support.js';

describe('JsonSource', () => {
  let server: TestServer;

  const serve = async (files: Record<string, unknown>): Promise<JsonSource> => {
    server = await startServer({}, { files });
    return new JsonSource(`${server.origin}${Object.keys(files)[0]}`);
  };
  const idsOf = ({ comments }: DiscussionPage): string[] => comments.map(({ id }) => id);

  afterEach(() => server.close());

  it('follows next, relative to the file that it stands in', async () => {
    const source = await serve(filesOf());
    const first = await source.load({ limit: 1 }, contextOf());
    expect(idsOf(first)).to.include('c1').and.not.to.include('c3');
    const second = await source.load({ cursor: first.next! }, contextOf());
    expect(idsOf(second)).to.deep.equal(['c3', 'c4']);
    const third = await source.load({ cursor: second.next! }, contextOf());
    expect(idsOf(third)).to.deep.equal(['c5']);
    expect(third.next).to.equal(undefined);
    expect(server.requests.map(({ url }) => url)).to.deep.equal(['/files/1.json', '/files/more/2.json', '/files/3.json']);
    expect(source.scope, 'another file may have a thread of the same id').to.equal(`${server.origin}/files/1.json`);
  });

  it('gives all files at once in another order, and around a comment', async () => {
    const source = await serve(filesOf());
    const { article, thread, comments } = smallDocument();
    for (const query of [{ order: 'newest' }, { aroundId: 'c5' }, { parentId: 'c1' }] as const) {
      const page = await source.load(query, contextOf());
      expect(idsOf(page)).to.have.members(comments.map(({ id }) => id));
      expect(page).to.deep.include({ article, thread });
      expect(page.next).to.equal(undefined);
    }
  });

  it('reads each file once, though they lead in a circle', async () => {
    const source = await serve({
      '/1.json': { comments: [{ id: '1' }], next: '2.json', more: [{ parentId: '1', cursor: '3.json' }, 7, { parentId: '1' }] },
      '/2.json': { comments: [{ id: '2' }], next: '1.json' },
      '/3.json': { comments: [{ id: '3' }], next: 'http://[' },
    });
    expect(idsOf(await source.loadAll(contextOf()))).to.deep.equal(['1', '2', '3']);
    expect(server.requests).to.have.length(3);
    const page = await source.load({}, contextOf());
    expect(page.more).to.deep.equal([{ parentId: '1', cursor: `${server.origin}/3.json` }, { parentId: '1' }]);
    expect(idsOf(await source.load({ parentId: '1', cursor: `${server.origin}/3.json` }, contextOf()))).to.deep.equal(['3']);
  });

  it('gives only comments of one status to a moderator', async () => {
    const source = await serve({ '/1.json': { comments: [{ id: '1', status: 'held' }, { id: '2' }, null] } });
    expect(idsOf(await source.load({ status: 'held' }, contextOf()))).to.deep.equal(['1']);
  });

  it('counts by the total, or by what is there when that is more', async () => {
    const source = await serve({
      ...filesOf(),
      '/total.json': { thread: { total: 41 }, comments: [{ id: '1' }], next: '2.json' },
      '/stale.json': { thread: { total: 1 }, comments: [{ id: '1' }, { id: '2', status: 'pending' }, { id: '3', status: 'deleted' }] },
    });
    const urls = ['/files/1.json', '/total.json', '/stale.json', '/gone.json'].map((path) => server.origin + path);
    const counts = await source.count(urls, contextOf());
    expect(urls.map((url) => counts.get(url))).to.deep.equal([9, 41, 2, undefined]);
  });

  it('says what is wrong with the file', async () => {
    const source = await serve({ '/1.json': { comments: [] } });
    server.failNext({ type: 'truncated' });
    await failureOf(source.load({}, contextOf()), 'bad-answer');
    server.failNext({ type: 'json', value: ['no', 'discussion'] });
    await failureOf(source.load({}, contextOf()), 'bad-answer');
    await failureOf(new JsonSource(`${server.origin}/other.json`).load({}, contextOf()), 'not-found');
    await failureOf(new JsonSource('http://[').load({}, contextOf()), 'not-found');
  });
});
