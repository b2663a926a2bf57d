import { expect } from 'chai';
import { Discussion } from '../../src/discussion/discussion.js';
import { localId } from '../../src/discussion/local-id.js';
import type { DraftData } from '../../src/model/types.js';
import { MergedSource } from '../../src/sources/merged.js';
import { RestSource } from '../../src/sources/rest.js';
import type { DiscussionSource } from '../../src/sources/source.js';
import { aDocument, aThread, commentsAt } from '../fixtures/builders.js';
import { startServer, type TestServer } from '../sources/server.js';
import { aPlace } from './device-place.js';

const draft: DraftData = { threadId: '1', parentId: null, body: { format: 'text', value: 'For one of them.' }, key: 'k' };

describe('two servers that give their threads the same id', () => {
  const servers: TestServer[] = [];
  const open: Discussion[] = [];
  const { storage, kept } = aPlace();

  beforeEach(async () => {
    const document = aDocument({ thread: aThread({ id: '1' }), comments: commentsAt('a') });
    servers.push(await startServer(document, { endpointPath: '/other' }), await startServer(document));
    kept.clear();
  });

  afterEach(async () => {
    for (const discussion of open.splice(0)) discussion.dispose();
    for (const server of servers.splice(0)) await server.close();
  });

  async function visit(source: DiscussionSource): Promise<Discussion> {
    const discussion = new Discussion(source, { storage });
    open.push(discussion);
    await discussion.load();
    await discussion.prepareToWrite();
    return discussion;
  }

  const posts = (server: TestServer | undefined) => server?.requests.filter(({ method }) => method === 'POST').length;

  const kinds: [string, (server: TestServer | undefined) => DiscussionSource][] = [
    ['', (server) => new RestSource(server?.url ?? '')],
    [', also as parts of a merged thread', (server) => new MergedSource([new RestSource(server?.url ?? '')])],
  ];
  for (const [name, sourceOf] of kinds) {
    it(`are each sent only what was written to it${name}`, async () => {
      const [one, other] = servers;
      one?.failNext({ type: 'drop' }, { method: 'POST' });
      const before = await visit(sourceOf(one));
      await before.post(draft);
      before.dispose();
      const there = await visit(sourceOf(other));
      expect(there.state.tree.has(localId('k')), 'it is shown there').to.equal(false);
      there.dispose();
      expect(kept.size, 'it is kept').to.equal(1);
      const again = await visit(sourceOf(one));
      for (const end = Date.now() + 5000; kept.size > 0 && Date.now() < end; ) await new Promise((resolve) => setTimeout(resolve, 5));
      expect(again.state.tree.roots.map(({ data }) => data.body.value)).to.include('For one of them.');
      expect(posts(one), 'the one').to.equal(2);
      expect(posts(other), 'the other').to.equal(0);
    });
  }

  it('are two, and so are two paths on one; the same address is one', async () => {
    const [one, other] = servers;
    const urls = [one?.url, other?.url, `${one?.origin}/other`, one?.url];
    const keys = await Promise.all(urls.map(async (url) => (await visit(new RestSource(url ?? ''))).state.key));
    expect(new Set(keys).size).to.equal(3);
    expect(keys[3]).to.equal(keys[0]);
  });
});
