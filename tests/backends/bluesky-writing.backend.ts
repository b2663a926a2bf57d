import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import type { CommentData, DiscussionPage } from '../../src/model/types.js';
import { BlueskySource, type BlueskySession } from '../../src/sources/bluesky.js';
import { contextOf, draftOf, failureOf } from '../sources/support.js';
import type { BlueskyNetwork } from './support/bluesky-server.js';
import { chainOf, fewPosts, keyOf, makeThread } from './support/bluesky-threads.js';
import { bluesky } from './support/running.js';

describe('BlueskySource writes to a real network', () => {
  let network: BlueskyNetwork;
  let drafts = 0;

  before(async () => {
    network = await bluesky();
  });

  const as = (who: string, src: string): BlueskySource => new BlueskySource(src, { session: network.session(who) });
  const post = (source: BlueskySource, text: string, parentId: string | null = null): Promise<CommentData> => {
    drafts += 1;
    return source.post!(draftOf(text, `k${drafts}`, parentId), contextOf());
  };
  /** What anybody sees, when the network has it all. */
  const seen = async (src: string): Promise<DiscussionPage> => {
    await network.settled();
    return new BlueskySource(src, { api: network.api }).load({}, contextOf());
  };
  /** An account with this token, as a page would hold it without a library. */
  const sessionWith = (token: string | undefined): BlueskySession => ({
    did: network.session('ben').did,
    fetchHandler: (path, init = {}) => {
      const headers = new Headers(init.headers);
      if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
      return fetch(network.pds + path, { ...init, headers });
    },
  });

  it('replies to the post and to a reply, which all can read', async () => {
    const { page, posts } = await makeThread(network, fewPosts());
    const source = as('ben', page);
    const { thread } = await source.load({}, contextOf());
    expect(thread?.viewer).to.deep.include({ kind: 'member', id: network.session('ben').did, name: 'ben.test' });
    const top = await post(source, 'At the top.');
    const below = await post(source, 'Below.', posts['a111']?.uri);
    expect(top).to.deep.include({ parentId: null, status: 'published', body: { format: 'text', value: 'At the top.' } });
    const { comments } = await seen(page);
    expect(comments.find(({ id }) => id === top.id)?.parentId).to.equal(null);
    expect(comments.find(({ id }) => id === below.id)).to.deep.include({ parentId: posts['a111']?.uri, body: below.body, createdAt: below.createdAt });
  });

  it('replies to what it has not loaded, deeper than the network shows at once', async () => {
    const { uri, posts } = await makeThread(network, chainOf(24));
    const parentId = posts['24']?.uri ?? '';
    const { id } = await post(as('ben', uri), 'From afar.', parentId);
    await network.settled();
    const { comments } = await new BlueskySource(uri, { api: network.api }).load({ parentId }, contextOf());
    expect(comments.map((one) => [one.id, one.parentId])).to.deep.equal([[id, parentId]]);
  });

  it('is one thread with what stands above, where the post is itself a reply', async () => {
    const { uri, posts } = await makeThread(network, fewPosts());
    const { id } = await post(as('ben', posts['a']?.uri ?? ''), 'Under a reply.');
    expect((await seen(uri)).comments.find((one) => one.id === id)?.parentId).to.equal(posts['a']?.uri);
  });

  it('makes links of addresses, after emoji too', async () => {
    const { uri } = await makeThread(network, []);
    const { id } = await post(as('ben', uri), '👩‍👩‍👧 año 🌊 https://harbour.example/tides?a=1. Yes');
    const { body } = (await seen(uri)).comments.find((one) => one.id === id) ?? {};
    expect(body?.format).to.equal('html');
    expect(body?.value).to.match(/🌊 <a href="https:\/\/harbour\.example\/tides\?a=1"[^>]*>https:\/\/harbour\.example\/tides\?a=1<\/a>\. Yes/);
  });

  it('stores the same draft once', async () => {
    const { uri } = await makeThread(network, []);
    const source = as('ben', uri);
    const [first, again] = [await source.post!(draftOf('Once.', 'same'), contextOf()), await source.post!(draftOf('Once.', 'same'), contextOf())];
    expect(again.id).to.equal(first.id);
    expect((await seen(uri)).comments.map(({ id }) => id)).to.deep.equal([first.id]);
  });

  it('likes once, and takes it back', async () => {
    const { uri, posts } = await makeThread(network, fewPosts());
    const [id, source] = [posts['b']?.uri ?? '', as('ben', uri)];
    await source.load({}, contextOf());
    const like = async (on: boolean) => (await source.react!(id, 'like', on, contextOf()))[0];
    const likes = async () => (await seen(uri)).comments.find((one) => one.id === id)?.reactions?.[0]?.count;
    for (const _ of [1, 2]) expect(await like(true)).to.deep.include({ count: 1, mine: true });
    expect(await likes()).to.equal(1);
    const known = (await as('ben', uri).load({}, contextOf())).comments.find((one) => one.id === id);
    expect(known?.reactions?.[0]).to.deep.include({ count: 1, mine: true });
    expect(await like(false)).to.deep.include({ count: 0, mine: false });
    expect(await likes()).to.equal(undefined);
    await failureOf(source.react!(id, 'heart', true, contextOf()), 'unsupported');
  });

  it('takes back a like that was given before the page was opened', async () => {
    const { uri, posts } = await makeThread(network, fewPosts());
    await network.write('ben', 'app.bsky.feed.like', { subject: posts['b'] });
    await network.settled();
    const [reaction] = await as('ben', uri).react!(posts['b']?.uri ?? '', 'like', false, contextOf());
    expect(reaction).to.deep.include({ count: 0, mine: false });
    expect((await seen(uri)).comments.find(({ id }) => id === posts['b']?.uri)?.reactions).to.equal(undefined);
  });

  it('deletes what is their own, and nothing else', async () => {
    const { uri, posts } = await makeThread(network, fewPosts());
    const source = as('ben', uri);
    const { comments } = await source.load({}, contextOf());
    const own = comments.filter(({ can }) => can?.delete).map(({ id }) => id);
    expect(own).to.have.members(['a', 'a11', 'd', 'b1'].map((key) => posts[key]?.uri));
    await source.remove!(posts['d']?.uri ?? '', contextOf());
    await failureOf(source.remove!(posts['c']?.uri ?? '', contextOf()), 'forbidden');
    expect((await seen(uri)).comments.map(({ id }) => id)).to.include(posts['c']?.uri).and.not.include(posts['d']?.uri);
  });

  describe('and says why not', () => {
    it('of what is too long, in signs as people count them or in bytes', async () => {
      const { uri } = await makeThread(network, []);
      const source = as('ben', uri);
      await post(source, 'é'.repeat(300));
      for (const text of ['x'.repeat(301), '👩‍👩‍👧'.repeat(299)]) {
        expect((await failureOf(post(source, text), 'too-long')).field).to.equal('body');
      }
      expect((await seen(uri)).comments).to.have.length(1);
    });

    it('of a parent that has gone meanwhile', async () => {
      const { uri, posts } = await makeThread(network, fewPosts());
      await network.remove('cyd', posts['c']?.uri ?? '');
      await network.settled();
      await failureOf(post(as('ben', uri), 'Too late.', posts['c']?.uri), 'not-found');
      await failureOf(as('ben', uri).react!(posts['c']?.uri ?? '', 'like', true, contextOf()), 'not-found');
    });

    it('of a session that has expired, one that is none, and none at all', async () => {
      const { uri, posts } = await makeThread(network, fewPosts());
      const cases = [[expired(network.token('ben')), 'auth-expired'], ['too-old', 'auth-expired'], [undefined, 'auth-required']] as const;
      for (const [token, kind] of cases) {
        const source = new BlueskySource(uri, { session: sessionWith(token) });
        await failureOf(post(source, 'Who am I?'), kind);
        await failureOf(source.remove!(posts['d']?.uri ?? '', contextOf()), kind);
      }
      const source = new BlueskySource(uri, { session: sessionWith(network.token('ben')) });
      await source.remove!(posts['d']?.uri ?? '', contextOf());
      expect((await seen(uri)).comments).to.have.length(7);
    });

    it('of a thread that its writer closed', async () => {
      const { uri } = await makeThread(network, []);
      await network.write('ann', 'app.bsky.feed.threadgate', { post: uri, allow: [] }, keyOf(uri));
      await network.settled();
      const source = as('ben', uri);
      await failureOf(post(source, 'All the same.'), 'closed');
      await source.load({}, contextOf());
      await failureOf(post(source, 'All the same.'), 'closed');
      await post(as('ann', uri), 'But I may.');
      expect((await seen(uri)).comments.map(({ body }) => body.value)).to.deep.equal(['But I may.']);
    });
  });
});

/** The same token, as the server would have made it a day ago; networks of tests have a key that everybody knows. */
function expired(token: string): string {
  const [header = '', payload = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { iat: number; exp: number };
  const old = { ...claims, iat: claims.iat - 86_400, exp: claims.exp - 86_400 };
  const signed = `${header}.${Buffer.from(JSON.stringify(old)).toString('base64url')}`;
  return `${signed}.${createHmac('sha256', 'jwt-secret').update(signed).digest('base64url')}`;
}
