import { expect } from 'chai';
import type { CommentData, DiscussionPage } from '../../src/model/types.js';
import { BlueskySource } from '../../src/sources/bluesky.js';
import { contextOf, failureOf } from '../sources/support.js';
import type { BlueskyNetwork } from './support/bluesky-server.js';
import { fewPosts, keyOf, makeThread, type MadeThread } from './support/bluesky-threads.js';
import { bluesky } from './support/running.js';

/** What a writer says of their own post or account. */
const selfLabels = (val: string): object => ({ labels: { $type: 'com.atproto.label.defs#selfLabels', values: [{ val }] } });

describe('BlueskySource shows what a real network shows to this reader', () => {
  let network: BlueskyNetwork;

  before(async () => {
    network = await bluesky();
  });

  const load = (src: string, viewer?: string): Promise<DiscussionPage> =>
    new BlueskySource(src, viewer === undefined ? { api: network.api } : { session: network.session(viewer) }).load({}, contextOf());
  const find = ({ comments }: DiscussionPage, { posts }: MadeThread, key: string): CommentData | undefined =>
    comments.find(({ id }) => id === posts[key]?.uri);

  it('replies that the writer of the post hid are hidden, with what they say', async () => {
    const thread = await makeThread(network, fewPosts());
    const gate = { post: thread.uri, hiddenReplies: [thread.posts['b']?.uri, thread.posts['a11']?.uri] };
    await network.write('ann', 'app.bsky.feed.threadgate', gate, keyOf(thread.uri));
    await network.settled();
    for (const viewer of [undefined, 'ben']) {
      const page = await load(thread.uri, viewer);
      const hidden = page.comments.filter(({ status }) => status === 'hidden').map(({ id }) => id);
      expect(hidden).to.have.members(gate.hiddenReplies);
      expect(find(page, thread, 'b1')).to.deep.include({ status: 'published', parentId: thread.posts['b']?.uri });
    }
  });

  it('nobody but the writer may reply where they closed the thread', async () => {
    const thread = await makeThread(network, fewPosts());
    await network.write('ann', 'app.bsky.feed.threadgate', { post: thread.uri, allow: [] }, keyOf(thread.uri));
    await network.settled();
    const page = await load(thread.uri, 'ben');
    expect(page.thread?.can).to.deep.equal({ reply: false });
    expect(page.comments.map(({ can }) => can?.reply)).to.deep.equal(page.comments.map(() => false));
    const own = await load(thread.uri, 'ann');
    expect(own.thread?.can).to.equal(undefined);
    expect(own.comments.some(({ can }) => can?.reply === false)).to.equal(false);
  });

  it('a reply of somebody whom the reader blocked keeps its place, with the replies to it gone', async () => {
    await network.join('fred');
    await network.join('gina');
    const thread = await makeThread(network, [...fewPosts(), { key: 'e', by: 'fred' }, { key: 'e1', parent: 'e' }]);
    await network.write('gina', 'app.bsky.graph.block', { subject: network.session('fred').did });
    await network.settled();
    const page = await load(thread.uri, 'gina');
    expect(find(page, thread, 'e')).to.deep.include({ status: 'blocked', parentId: null, author: { kind: 'anonymous' } });
    expect(JSON.stringify(page)).not.to.contain('Words of e.');
    expect(find(page, thread, 'e1')).to.equal(undefined);
    const all = await load(thread.uri);
    expect(find(all, thread, 'e1')?.parentId).to.equal(thread.posts['e']?.uri);
  });

  it('a reply of somebody whom the writer of the post blocked does not come, which is said', async () => {
    await network.join('dora');
    const thread = await makeThread(network, [...fewPosts(), { key: 'e', by: 'dora' }]);
    await network.write('ann', 'app.bsky.graph.block', { subject: network.session('dora').did });
    await network.settled();
    const page = await load(thread.uri);
    expect(page.comments).to.have.length(8);
    expect(find(page, thread, 'e')).to.equal(undefined);
    expect(page.partial).to.equal('limit');
    await failureOf(load(thread.uri, 'dora'), 'forbidden');
  });

  it('a label of a moderator or of the writer is a warning, and one to hide hides', async () => {
    const thread = await makeThread(network, [...fewPosts(), { key: 'e', more: selfLabels('graphic-media') }]);
    await network.label(thread.posts['a']?.uri ?? '', '!warn');
    await network.label(thread.posts['b']?.uri ?? '', '!hide');
    await network.label(thread.posts['c']?.uri ?? '', 'spam');
    const page = await load(thread.uri);
    const warnings = Object.keys(thread.posts).flatMap((key) => find(page, thread, key)?.sensitive?.summary ?? []);
    expect(warnings).to.deep.equal(['warning', 'spam', 'graphic media']);
    expect(page.comments.filter(({ status }) => status === 'hidden').map(({ id }) => id)).to.deep.equal([thread.posts['b']?.uri]);
  });

  it('an account that wants to be seen by those who are signed in says nothing to others', async () => {
    await network.join('erin');
    await network.write('erin', 'app.bsky.actor.profile', { displayName: 'Erin Shy', ...selfLabels('!no-unauthenticated') }, 'self');
    const thread = await makeThread(network, [{ key: 'e', by: 'erin' }, { key: 'e1', parent: 'e' }]);
    const page = await load(thread.uri);
    expect(find(page, thread, 'e')).to.deep.include({ status: 'missing', author: { kind: 'anonymous' } });
    expect(find(page, thread, 'e1')?.parentId).to.equal(thread.posts['e']?.uri);
    expect(JSON.stringify(page)).not.to.match(/Erin Shy|Words of e\./);
    const shown = find(await load(thread.uri, 'ben'), thread, 'e');
    expect(shown?.body.value).to.equal('Words of e.');
    expect(shown?.author).to.deep.include({ name: 'Erin Shy' });
  });
});
