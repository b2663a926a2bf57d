import { expect } from 'chai';
import type { CommentData } from '../../src/model/types.js';
import { BlueskySource, type BlueskyOptions } from '../../src/sources/bluesky.js';
import { contextOf, failureOf } from '../sources/support.js';
import type { BlueskyNetwork } from './support/bluesky-server.js';
import { chainOf, fewPosts, keyOf, makeThread, type MadeThread } from './support/bluesky-threads.js';
import { bluesky } from './support/running.js';

describe('BlueskySource reads a real network', () => {
  let network: BlueskyNetwork;

  before(async () => {
    network = await bluesky();
  });

  const sourceOf = (src: string, options: BlueskyOptions = {}): BlueskySource => new BlueskySource(src, { api: network.api, ...options });
  const commentsOf = async (src: string, options?: BlueskyOptions): Promise<readonly CommentData[]> =>
    (await sourceOf(src, options).load({}, contextOf())).comments;
  const find = (comments: readonly CommentData[], { posts }: MadeThread, key: string): CommentData | undefined =>
    comments.find(({ id }) => id === posts[key]?.uri);

  it('takes the address that people know, with a handle or an id, and that of the protocol', async () => {
    const { uri, page } = await makeThread(network, fewPosts());
    const { did } = network.session('ann');
    const addresses = [uri, page, page.replace('ann.test', did), uri.replace(did, 'ann.test'), page.replace('bsky.app', 'client.example')];
    for (const src of addresses) expect(await commentsOf(src), src).to.have.length(8);
  });

  it('gives the true parent of each comment, its writer and its time', async () => {
    const thread = await makeThread(network, fewPosts());
    const comments = await commentsOf(thread.uri);
    for (const { key, parent } of fewPosts()) {
      expect(find(comments, thread, key)?.parentId, key).to.equal(parent === undefined ? null : thread.posts[parent]?.uri);
    }
    const { did } = network.session('cyd');
    const comment = find(comments, thread, 'a111');
    expect(comment).to.deep.include({
      createdAt: '2024-05-01T10:00:08.000Z',
      status: 'published',
      body: { format: 'text', value: 'Words of a111.' },
      url: `https://bsky.app/profile/${did}/post/${keyOf(thread.posts['a111']?.uri ?? '')}`,
    });
    expect(comment?.author).to.deep.include({ kind: 'member', id: did, name: 'cyd.test' });
    expect(JSON.stringify(comments)).not.to.contain('mail.example');
  });

  it('has the post as its article, and the way to reply', async () => {
    const { uri, page } = await makeThread(network, []);
    const { article, thread } = await sourceOf(page).load({}, contextOf());
    const { did } = network.session('ann');
    expect(article).to.deep.include({ publishedAt: '2024-05-01T10:00:00.000Z', body: { format: 'text', value: 'The tide is late.' } });
    expect(article?.byline?.[0]).to.deep.include({ name: 'ann.test' });
    expect(thread?.replyUrl).to.equal(`https://bsky.app/profile/${did}/post/${keyOf(uri)}`);
  });

  it('goes on where the network cut a thread, until it has all', async () => {
    const { uri, posts } = await makeThread(network, chainOf(50));
    const source = sourceOf(uri);
    const first = await source.load({}, contextOf());
    expect(first.comments).to.have.length(20);
    expect(first.more).to.deep.equal([{ parentId: posts['20']?.uri, count: 1 }]);
    expect(first.partial).to.equal(undefined);
    const second = await source.load({ parentId: posts['20']?.uri ?? '' }, contextOf());
    const third = await source.load({ parentId: posts['40']?.uri ?? '' }, contextOf());
    expect(third.more).to.deep.equal([]);
    const chain = [first, second, third].flatMap(({ comments }) => comments).map(({ id, parentId }) => [id, parentId]);
    expect(chain).to.deep.equal(chainOf(50).map(({ key, parent }) => [posts[key]?.uri, posts[parent ?? '']?.uri ?? null]));
    expect(await source.count([uri], contextOf())).to.deep.equal(new Map([[uri, 50]]));
  });

  it('leads to a comment deep in a thread, with all above it and its replies', async () => {
    const { uri, posts } = await makeThread(network, chainOf(70));
    const { comments } = await sourceOf(uri).load({ aroundId: posts['65']?.uri ?? '' }, contextOf());
    expect(comments.map(({ id }) => id)).to.deep.equal(chainOf(70).map(({ key }) => posts[key]?.uri));
  });

  it('counts many threads, and those without replies with one request', async () => {
    const [few, none] = [await makeThread(network, fewPosts()), await makeThread(network, [])];
    const asked: string[] = [];
    const spy: typeof fetch = (input, init) => {
      asked.push(String(input));
      return fetch(input, init);
    };
    const urls = [few.page, none.page, few.uri, few.page];
    const counts = await sourceOf(few.page).count(urls, { ...contextOf(), fetch: spy });
    expect(counts).to.deep.equal(new Map([[few.page, 8], [none.page, 0], [few.uri, 8]]));
    expect(asked.filter((url) => url.includes('getPosts?'))).to.have.length(1);
    expect(asked.filter((url) => url.includes(encodeURIComponent(none.uri)))).to.have.length(1);
  });

  it('counts likes and replies of each comment', async () => {
    const thread = await makeThread(network, fewPosts());
    for (const who of ['ann', 'cyd']) await network.write(who, 'app.bsky.feed.like', { subject: thread.posts['a'] });
    await network.settled();
    const comment = find(await commentsOf(thread.uri), thread, 'a');
    expect(comment?.reactions).to.deep.equal([{ key: 'like', label: 'Like', count: 2, mine: false }]);
    expect(comment?.replyCount).to.equal(1);
    const [own] = find(await commentsOf(thread.uri, { session: network.session('cyd') }), thread, 'a')?.reactions ?? [];
    expect(own?.mine).to.equal(true);
  });

  it('does not believe a writer whose clock is ahead', async () => {
    const before = Date.now();
    const thread = await makeThread(network, [{ key: 'late', more: { createdAt: '2999-01-01T00:00:00.000Z' } }]);
    const { createdAt = '' } = find(await commentsOf(thread.uri), thread, 'late') ?? {};
    expect(Date.parse(createdAt)).to.be.within(before - 1000, Date.now());
  });

  describe('says that it is not there', () => {
    it('of a deleted reply, which takes its branch with it', async () => {
      const thread = await makeThread(network, fewPosts());
      const [deleted, below] = [thread.posts['a1']?.uri ?? '', thread.posts['a11']?.uri ?? ''];
      await network.remove('ann', deleted);
      await network.settled();
      const page = await sourceOf(thread.uri).load({}, contextOf());
      expect(page.comments.map(({ id }) => id)).to.have.members(['a', 'b', 'b1', 'c', 'd'].map((key) => thread.posts[key]?.uri));
      // Nobody can tell that something is missing, and nothing says so.
      expect(page.partial).to.equal(undefined);
      await failureOf(sourceOf(thread.uri).load({ aroundId: deleted }, contextOf()), 'not-found');
      await failureOf(sourceOf(thread.uri).load({ aroundId: below }, contextOf()), 'not-found');
    });

    it('of a post that was deleted, an account that nobody has, and an address of something else', async () => {
      const { uri, page } = await makeThread(network, fewPosts());
      await network.remove('ann', uri);
      await network.settled();
      for (const src of [page, page.replace('ann.test', 'nobody.test'), page.replace('/post/', '/lists/'), 'https://bsky.app/']) {
        await failureOf(sourceOf(src).load({}, contextOf()), 'not-found');
      }
    });
  });
});
