import { expect } from 'chai';
import { BlueskySource } from '../../../src/sources/bluesky.js';
import { sourceConformance } from '../../../src/testing/index.js';
import type { Backend } from '../backend.js';
import { contextOf, draftOf, failureOf } from '../support.js';
import { BO, richThread, ROOT, sessionAt, startBluesky } from './backend.js';

const REPLY = `at://${BO}/app.bsky.feed.post/3n2zmzvi3n22o`;

sourceConformance(
  'BlueskySource with a session',
  async () => {
    const { origin, close } = await startBluesky(richThread());
    return { source: new BlueskySource(ROOT, { api: origin, session: sessionAt(origin) }), url: ROOT, close };
  },
  {
    can: ['post', 'remove', 'react', 'count'],
    except: { 'keeps the replies of a removed comment': 'the network takes the whole branch out of the thread' },
  },
);

describe('BlueskySource with a session', () => {
  let backend: Backend;
  let source: BlueskySource;

  beforeEach(async () => {
    backend = await startBluesky();
    source = new BlueskySource(ROOT, { api: backend.origin, session: sessionAt(backend.origin) });
  });
  afterEach(() => backend.close());

  const sent = (method: string): unknown[] => backend.calls.filter(({ path }) => path.endsWith(method)).map(({ body }) => body);
  const post = (text: string, key: string, parentId: string | null = null) => source.post!(draftOf(text, key, parentId), contextOf());

  it('reads through the server of the account, and says who writes', async () => {
    const { thread, comments } = await source.load({}, contextOf());
    expect(thread?.viewer).to.deep.include({ id: BO, name: 'Bo', kind: 'member' });
    expect(thread?.limits).to.deep.equal({ maxLength: 300, unit: 'graphemes' });
    for (const { headers } of backend.calls) expect(headers.authorization).to.equal('Bearer bo');
    const own = comments.filter(({ can }) => can?.delete === true);
    expect(own.map(({ author }) => author.id)).to.deep.equal(own.map(() => BO));
    expect(own).to.have.length.greaterThan(0);
  });

  it('names root and parent of a reply, by address and version', async () => {
    const comment = await post('Deep words.', 'one', REPLY);
    const [{ repo, collection, record }] = sent('createRecord') as [{ repo: string; collection: string; record: Record<string, unknown> }];
    expect({ repo, collection }).to.deep.equal({ repo: BO, collection: 'app.bsky.feed.post' });
    expect(record).to.deep.include({ $type: 'app.bsky.feed.post', text: 'Deep words.' });
    expect(record['reply']).to.deep.equal({
      root: { uri: ROOT, cid: 'bafyreiggekyr23mw44rqrd2kp5vllvi2wys4rhkm3csotuo7tvx3kworcq' },
      parent: { uri: REPLY, cid: 'bafyreifr52mb55i7b3bzudubwjne6h333hp5drhxhusah27jjy2gprnv5a' },
    });
    expect(comment).to.deep.include({ parentId: REPLY, status: 'published' });
    expect(comment.author).to.deep.include({ id: BO, name: 'Bo' });
    const { comments } = await source.load({}, contextOf());
    expect(comments.find(({ id }) => id === comment.id)?.parentId).to.equal(REPLY);
  });

  it('keeps the root of a thread that stands under somebody else’s post', async () => {
    source = new BlueskySource(REPLY, { api: backend.origin, session: sessionAt(backend.origin) });
    await post('Below a reply.', 'one');
    const [{ record }] = sent('createRecord') as [{ record: { reply: { root: { uri: string }; parent: { uri: string } } } }];
    expect([record.reply.root.uri, record.reply.parent.uri]).to.deep.equal([ROOT, REPLY]);
  });

  it('says which bytes are addresses', async () => {
    await post('Flut 🌊 https://harbour.example/tides. Ebbe https://a.example/x', 'one');
    const [{ record }] = sent('createRecord') as [{ record: { text: string; facets: { index: { byteStart: number; byteEnd: number } }[] } }];
    const bytes = Buffer.from(record.text);
    expect(record.facets.map(({ index }) => bytes.subarray(index.byteStart, index.byteEnd).toString())).to.deep.equal([
      'https://harbour.example/tides',
      'https://a.example/x',
    ]);
  });

  it('sends a draft once, though the answer was lost', async () => {
    await source.load({}, contextOf());
    backend.failNext({ type: 'html' });
    await post('Only once.', 'same').then(
      () => expect.fail('the answer was lost'),
      () => undefined,
    );
    // The profile was asked for before: what failed is the record, which was stored.
    expect(sent('createRecord')).to.have.length(1);
    const comment = await post('Only once.', 'same');
    expect(sent('createRecord')).to.have.length(1);
    const { comments } = await source.load({}, contextOf());
    expect(comments.filter(({ body }) => body.value === 'Only once.').map(({ id }) => id)).to.deep.equal([comment.id]);
  });

  it('names records as the protocol does', async () => {
    await post('One.', 'one');
    await post('Two.', 'two');
    const keys = (sent('createRecord') as { rkey: string }[]).map(({ rkey }) => rkey);
    for (const key of keys) expect(key).to.match(/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/);
    expect(new Set(keys).size).to.equal(2);
  });

  it('likes, and takes the like back', async () => {
    await source.load({}, contextOf());
    const on = await source.react!(REPLY, 'like', true, contextOf());
    expect(on).to.deep.equal([{ key: 'like', label: 'Like', count: 2, mine: true }]);
    expect(await source.react!(REPLY, 'like', true, contextOf())).to.deep.equal(on);
    const { comments } = await source.load({}, contextOf());
    expect(comments.find(({ id }) => id === REPLY)?.reactions).to.deep.equal(on);
    expect(await source.react!(REPLY, 'like', false, contextOf())).to.deep.equal([{ key: 'like', label: 'Like', count: 1, mine: false }]);
    expect(sent('createRecord')).to.have.length(1);
    expect(sent('deleteRecord')).to.have.length(1);
    await failureOf(source.react!(REPLY, 'heart', true, contextOf()), 'unsupported');
  });

  it('deletes what is the account’s own, and nothing else', async () => {
    const { id } = await post('Never mind.', 'one');
    await source.remove!(id, contextOf());
    expect((await source.load({}, contextOf())).comments.map((one) => one.id)).to.not.include(id);
    await failureOf(source.remove!(ROOT, contextOf()), 'forbidden');
  });

  it('says that a text is too long, and in which field', async () => {
    const error = await failureOf(post('x'.repeat(301), 'long'), 'too-long');
    expect(error.field).to.equal('body');
  });

  it('sends no reply that nobody would see, to a thread that its writer closed', async () => {
    const closed = richThread();
    Object.assign(closed.thread.post ?? {}, { viewer: { replyDisabled: true } });
    const other = await startBluesky(closed);
    try {
      source = new BlueskySource(ROOT, { api: other.origin, session: sessionAt(other.origin) });
      await failureOf(post('All the same.', 'one'), 'closed');
      expect(other.calls.filter(({ path }) => path.endsWith('createRecord'))).to.deep.equal([]);
    } finally {
      await other.close();
    }
  });

  it('tells no account from one whose time is over', async () => {
    for (const [token, kind] of [['', 'auth-required'], ['Bearer old', 'auth-expired']] as const) {
      const other = new BlueskySource(ROOT, { api: backend.origin, session: sessionAt(backend.origin, token) });
      await failureOf(other.post!(draftOf('Hello.', 'one'), contextOf()), kind);
    }
  });

  it('does not offer what replies are closed for', async () => {
    const answer = richThread();
    Object.assign(answer.thread.post ?? {}, { viewer: { replyDisabled: true } });
    await backend.close();
    backend = await startBluesky(answer);
    const closed = new BlueskySource(ROOT, { api: backend.origin, session: sessionAt(backend.origin) });
    expect((await closed.load({}, contextOf())).thread?.can).to.deep.equal({ reply: false });
  });
});
