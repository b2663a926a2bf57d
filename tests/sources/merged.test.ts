import { expect } from 'chai';
import type { CommentData, DiscussionDocument, DiscussionPage } from '../../src/model/types.js';
import { BlueskySource } from '../../src/sources/bluesky.js';
import { JsonSource } from '../../src/sources/json.js';
import { MastodonSource } from '../../src/sources/mastodon.js';
import { MemorySource } from '../../src/sources/memory.js';
import { MergedSource } from '../../src/sources/merged.js';
import { RestSource } from '../../src/sources/rest.js';
import { SourceError, type DiscussionSource, type LoadQuery } from '../../src/sources/source.js';
import { sourceConformance } from '../../src/testing/index.js';
import { PAGE, startBluesky } from './bluesky/backend.js';
import { comment, smallDocument } from './document.js';
import { startMastodon, statuses } from './mastodon/backend.js';
import { startServer } from './server.js';
import { contextOf, draftOf, failureOf } from './support.js';

/** The same ids as in the other document, other times. */
function otherDocument(): DiscussionDocument {
  const document = smallDocument();
  for (const one of document.comments) one.createdAt = one.createdAt.replace(':00Z', ':30Z');
  return document;
}

sourceConformance(
  'MergedSource of two sources with the same ids',
  async () => {
    const { url, close } = await startServer(otherDocument());
    return { source: new MergedSource([new MemorySource(smallDocument()), new RestSource(url)]), url, close };
  },
  { can: ['post', 'edit', 'remove', 'react', 'report', 'moderate', 'pin', 'count', 'subscribe'] },
);

sourceConformance(
  'MergedSource of a file and a network',
  async () => {
    const [file, network] = await Promise.all([startServer(smallDocument()), startMastodon()]);
    const parts = [new JsonSource(file.url), new MastodonSource(`${network.origin}/@nora/100`)];
    const close = async (): Promise<void> => {
      await Promise.all([file.close(), network.close()]);
    };
    return { source: new MergedSource(parts), url: '/any', close };
  },
  { can: ['count'] },
);

describe('MergedSource', () => {
  const site = (more: Partial<DiscussionDocument> = {}): MemorySource =>
    new MemorySource({ thread: { id: 'site', state: 'open' }, comments: [comment('1', null, 1), comment('2', '1', 5)], ...more });
  const reading = (name: string, document: DiscussionDocument): DiscussionSource => {
    const memory = new MemorySource(document);
    return { name, load: (query, context) => memory.load(query, context) };
  };
  const toots = (...comments: CommentData[]): DiscussionSource =>
    reading('mastodon', {
      thread: { id: 'toot', state: 'open', url: 'https://social.example/1', replyUrl: 'https://social.example/1', origin: { name: 'Mastodon' } },
      comments: comments.length > 0 ? comments : [comment('1', null, 2, { url: 'https://social.example/2' }), comment('3', '1', 3)],
    });
  const broken = (kind: 'network' | 'server'): DiscussionSource => ({ name: 'bluesky', load: () => Promise.reject(new SourceError(kind)) });
  const find = ({ comments }: DiscussionPage, id: string): CommentData => comments.find((one) => one.id === id)!;

  it('gives the comments of all, each with its origin, under its own parent', async () => {
    const page = await new MergedSource([{ source: site(), name: 'Harbour' }, toots()]).load({}, contextOf());
    expect(page.comments.map(({ id, parentId }) => [id, parentId])).to.have.deep.members([
      ['memory:1', null],
      ['memory:2', 'memory:1'],
      ['mastodon:1', null],
      ['mastodon:3', 'mastodon:1'],
    ]);
    expect(find(page, 'memory:1').origin).to.deep.equal({ name: 'Harbour' });
    expect(find(page, 'mastodon:1').origin).to.deep.equal({ name: 'Mastodon', url: 'https://social.example/2' });
    expect(page.thread).to.deep.include({ state: 'open', total: 4 });
  });

  it('names a part by its host that has no other name', async () => {
    const page = await new MergedSource([site({ thread: { id: 'site', state: 'open', url: 'https://harbour.example/tides' } })]).load({}, contextOf());
    expect(find(page, 'memory:1').origin?.name).to.equal('harbour.example');
  });

  it('says nothing of where a comment is from when its part is named so', async () => {
    const page = await new MergedSource([{ source: site(), name: '' }, toots()]).load({}, contextOf());
    expect(find(page, 'memory:1')).to.not.have.property('origin');
  });

  it('tells two parts of one kind apart', async () => {
    const { comments } = await new MergedSource([site(), site()]).load({}, contextOf());
    expect(comments.map(({ id }) => id)).to.have.members(['memory:1', 'memory:2', 'memory-2:1', 'memory-2:2']);
  });

  it('leaves each comment the rights that its source gives', async () => {
    const page = await new MergedSource([site(), toots()]).load({}, contextOf());
    expect(find(page, 'memory:1').can).to.deep.include({ reply: true, edit: true, react: true });
    expect(find(page, 'mastodon:1').can).to.deep.equal({ reply: false, edit: false, delete: false, react: false, report: false, moderate: false });
    const shallow = site({ thread: { id: 'site', state: 'open', limits: { maxReplyDepth: 1, maxLength: 80 } } });
    const flat = await new MergedSource([shallow]).load({}, contextOf());
    expect(find(flat, 'memory:1').can?.reply).to.equal(true);
    expect(find(flat, 'memory:2').can?.reply).to.equal(false);
    expect(flat.thread?.limits).to.deep.equal({ maxLength: 80 });
  });

  it('sends a reply to the part of its parent, a new comment to the first that takes it', async () => {
    const [first, second] = [site(), new MemorySource({ thread: { id: 'second', state: 'open' }, comments: [comment('9', null, 1)] })];
    const source = new MergedSource([toots(), first, second]);
    await source.load({}, contextOf());
    const top = await source.post!(draftOf('Hello.', 'one'), contextOf());
    expect(top).to.deep.include({ parentId: null });
    expect(top.id).to.match(/^memory:/);
    const reply = await source.post!(draftOf('Hello you.', 'two', 'memory-2:9'), contextOf());
    expect(reply).to.deep.include({ parentId: 'memory-2:9' });
    expect((await second.load({}, contextOf())).comments.map(({ body }) => body.value)).to.include('Hello you.');
    await failureOf(source.post!(draftOf('No.', 'three', 'mastodon:1'), contextOf()), 'unsupported');
    await failureOf(source.post!(draftOf('No.', 'four', 'elsewhere:1'), contextOf()), 'not-found');
  });

  it('skips a part that is closed when something new is written', async () => {
    const closed = site({ thread: { id: 'old', state: 'closed' } });
    const source = new MergedSource([closed, site()]);
    expect((await source.load({}, contextOf())).thread?.state).to.equal('open');
    expect((await source.post!(draftOf('Hello.', 'one'), contextOf())).id).to.match(/^memory-2:/);
  });

  it('leads to where one can reply when no part takes comments', async () => {
    const source = new MergedSource([toots(), reading('file', smallDocument())]);
    expect(source.post).to.equal(undefined);
    const { thread } = await source.load({}, contextOf());
    expect(thread).to.deep.include({ replyUrl: 'https://social.example/1', origin: { name: 'Mastodon' } });
  });

  it('shows the others and a notice when a part fails, in the reader’s language', async () => {
    const source = new MergedSource([site(), { source: broken('network'), name: 'Bluesky' }]);
    const page = await source.load({}, { ...contextOf(), lang: 'es-MX' });
    expect(page.comments).to.have.length(2);
    expect(page.thread?.orders).to.deep.equal(['oldest', 'newest', 'top']);
    expect(page.thread?.notices).to.deep.equal([{ kind: 'info', text: 'No se pudieron cargar los comentarios de Bluesky.' }]);
    const own = new MergedSource([site(), broken('server')], { failed: (name, lang) => `${name} fehlt (${lang})` });
    expect((await own.load({}, contextOf())).thread?.notices?.[0]?.text).to.equal('bluesky fehlt (en)');
  });

  it('asks a part that failed again with the next page', async () => {
    let failures = 2;
    const part = toots();
    const shaky: DiscussionSource = {
      name: 'shaky',
      load: (query, context) => (failures-- > 0 ? Promise.reject(new SourceError('network')) : part.load(query, context)),
    };
    const source = new MergedSource([site(), shaky]);
    const first = await source.load({ limit: 50 }, contextOf());
    expect(first.comments).to.have.length(2);
    await failureOf(source.load({ limit: 50, cursor: first.next! }, contextOf()), 'network');
    const rest = await source.load({ limit: 50, cursor: first.next! }, contextOf());
    expect(rest.comments.map(({ id, origin }) => [id, origin?.name])).to.deep.equal([['shaky:1', 'Mastodon'], ['shaky:3', 'Mastodon']]);
    expect(rest.next).to.equal(undefined);
  });

  it('does not ask again for what is not there', async () => {
    const gone: DiscussionSource = { name: 'gone', load: () => Promise.reject(new SourceError('not-found')) };
    const page = await new MergedSource([site(), gone]).load({}, contextOf());
    expect(page.next).to.equal(undefined);
    expect(page.thread?.notices).to.have.length(1);
  });

  it('fails as the first part does when all fail, and is aborted as a whole', async () => {
    await failureOf(new MergedSource([broken('network'), broken('server')]).load({}, contextOf()), 'network');
    const aborted = await new MergedSource([site(), toots()]).load({}, contextOf(AbortSignal.abort())).then(
      () => 'resolved',
      (error: unknown) => (error as Error).name,
    );
    expect(aborted).to.equal('AbortError');
  });

  it('shows a comment that two parts have once, and its replies below it', async () => {
    const url = 'https://bsky.app/profile/did:plc:x/post/1';
    const bridged = [
      comment('b1', null, 2, { url: `https://bsky.brid.gy/r/${url}` }),
      comment('b2', 'b1', 3, { url: 'https://social.example/b2' }),
    ];
    const original = reading('bluesky', { thread: { id: 'b', state: 'open' }, comments: [comment('at', null, 2, { url })] });
    const page = await new MergedSource([original, toots(...bridged)]).load({}, contextOf());
    expect(page.comments.map(({ id, parentId }) => [id, parentId])).to.deep.equal([
      ['bluesky:at', null],
      ['mastodon:b2', 'bluesky:at'],
    ]);
    expect(page.thread?.total).to.equal(2);
  });

  it('gives pages of all in one order, each comment once', async () => {
    const source = new MergedSource([new MemorySource(smallDocument()), new MemorySource(otherDocument())]);
    for (const order of ['oldest', 'newest', 'top'] as const) {
      const roots: CommentData[] = [];
      let query: LoadQuery = { order, limit: 3 };
      for (let at = 0; at < 10; at++) {
        const page = await source.load(query, contextOf());
        const heads = page.comments.filter(({ parentId }) => parentId === null);
        expect(heads.length).to.be.at.most(3);
        roots.push(...heads);
        if (page.next === undefined) break;
        query = { order, limit: 3, cursor: page.next };
      }
      expect(roots).to.have.length(10);
      expect(new Set(roots.map(({ id }) => id)).size).to.equal(10);
      if (order === 'top') continue;
      const times = roots.map(({ createdAt }) => createdAt);
      expect(times).to.deep.equal(order === 'oldest' ? times.toSorted() : times.toSorted().reverse());
    }
  });

  it('offers only orders that all parts can page in', async () => {
    const paging: DiscussionSource = {
      name: 'paging',
      load: () => Promise.resolve({ thread: { id: 'p', state: 'open' }, comments: [comment('1', null, 1)], next: '2' }),
    };
    expect((await new MergedSource([new MemorySource(smallDocument()), paging]).load({ limit: 1 }, contextOf())).thread?.orders).to.deep.equal(['oldest']);
    expect((await new MergedSource([site(), toots()]).load({}, contextOf())).thread).to.not.have.property('orders');
  });

  it('loses nothing when a further page fails, and goes on from there', async () => {
    let failures = 2;
    const memory = new MemorySource(smallDocument());
    const shaky: DiscussionSource = {
      name: 'shaky',
      load: (query, context) =>
        query.cursor !== undefined && failures-- > 0 ? Promise.reject(new SourceError('network')) : memory.load(query, context),
    };
    const source = new MergedSource([shaky, new MemorySource(otherDocument())]);
    const first = await source.load({ limit: 2 }, contextOf());
    const second = await source.load({ limit: 20, cursor: first.next! }, contextOf());
    await failureOf(source.load({ limit: 20, cursor: second.next! }, contextOf()), 'network');
    const rest = await source.load({ limit: 20, cursor: second.next! }, contextOf());
    const ids = [first, second, rest].flatMap(({ comments }) => comments.map(({ id }) => id));
    expect(new Set(ids).size).to.equal(18);
    expect(ids).to.have.length(18);
    expect(rest.next).to.equal(undefined);
    await failureOf(source.load({ cursor: 'merged-0' }, contextOf()), 'invalid');
  });

  it('goes on with its pages though somebody looks for something new in between', async () => {
    const source = new MergedSource([new MemorySource(smallDocument()), new MemorySource(otherDocument())]);
    const first = await source.load({ limit: 3 }, contextOf());
    await Promise.all([source.load({}, contextOf()), source.load({ limit: 1, order: 'newest' }, contextOf())]);
    const rest = await source.load({ limit: 20, cursor: first.next! }, contextOf());
    expect(new Set([...first.comments, ...rest.comments].map(({ id }) => id)).size).to.equal(18);
    expect(first.comments.length + rest.comments.length).to.equal(18);
  });

  it('joins a site, a toot and a post over HTTP, and loads held-back replies from where they are', async () => {
    const [server, mastodon, bluesky] = await Promise.all([startServer(smallDocument()), startMastodon(statuses()), startBluesky()]);
    try {
      const source = new MergedSource([
        new RestSource(server.url),
        new MastodonSource(`${mastodon.origin}/@nora/100`),
        new BlueskySource(PAGE, { api: bluesky.origin, depth: 4 }),
      ]);
      const page = await source.load({ limit: 50 }, contextOf());
      expect(page.comments).to.have.length(9 + 7 + 5);
      expect(page.partial).to.equal('federation');
      expect(page.article?.headline).to.equal('A harbour in winter');
      const [more] = page.more ?? [];
      expect(more?.parentId).to.match(/^bluesky:at:/);
      const replies = await source.load({ parentId: more?.parentId ?? '' }, contextOf());
      expect(replies.comments[0]?.parentId).to.equal(more?.parentId);
      const around = await source.load({ aroundId: replies.comments.at(-1)?.id ?? '' }, contextOf());
      expect(around.comments.length).to.be.greaterThan(8);
      await mastodon.close();
      const without = await source.load({ limit: 50 }, contextOf());
      expect(without.comments).to.have.length(9 + 5);
      expect(without.thread?.notices?.[0]?.text).to.equal('Comments from Mastodon could not be loaded.');
    } finally {
      await Promise.all([server.close(), mastodon.close(), bluesky.close()]);
    }
  });
});
