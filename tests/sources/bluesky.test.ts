import { expect } from 'chai';
import type { CommentData, DiscussionPage } from '../../src/model/types.js';
import { BlueskySource } from '../../src/sources/bluesky.js';
import { sourceConformance } from '../../src/testing/index.js';
import type { Backend } from './backend.js';
import { BO, cut, errorOf, PAGE, richThread, ROOT, startBluesky, type Node } from './bluesky/backend.js';
import { recorded } from './recorded.js';
import { failsAsASourceDoes, survivesBrokenAnswers } from './refusals.js';
import { contextOf, failureOf } from './support.js';

for (const depth of [100, 1]) {
  sourceConformance(
    `BlueskySource, ${depth} levels at once`,
    async () => {
      const { origin, close } = await startBluesky(richThread());
      return { source: new BlueskySource(PAGE, { api: origin, depth }), url: PAGE, close };
    },
    { can: ['count'] },
  );
}

describe('BlueskySource', () => {
  let backend: Backend;

  const start = async (answer?: ReturnType<typeof richThread>, src = PAGE): Promise<BlueskySource> => {
    backend = await startBluesky(answer);
    return new BlueskySource(src, { api: backend.origin });
  };
  const uriOf = (key: string): string => `at://${BO}/app.bsky.feed.post/${key}`;
  const find = ({ comments }: DiscussionPage, key: string): CommentData => {
    const found = comments.find(({ id }) => id === uriOf(key));
    expect(found, `comment ${key}`).to.not.equal(undefined);
    return found!;
  };

  afterEach(() => backend.close());

  it('is tested against a backend that cuts a thread where the real one did', async () => {
    await start();
    const { thread } = recorded('bluesky/thread') as { thread: Node };
    expect(cut(thread, 6)).to.deep.equal((recorded('bluesky/thread-depth-6') as { thread: Node }).thread);
  });

  it('finds the post by its page, with a handle or an id, and by its at:// address', async () => {
    for (const src of [PAGE, PAGE.replace('anni97l.test', 'did:plc:cw4qivu5xjb6awbmysukv4sp'), ROOT]) {
      const { thread, article } = await (await start(undefined, src)).load({}, contextOf());
      expect(thread?.id).to.equal(`bluesky:${ROOT}`);
      expect(article?.body).to.deep.include({ format: 'html' });
      await backend.close();
    }
  });

  it('asks for the id of a handle once', async () => {
    const source = await start();
    await source.load({}, contextOf());
    await source.load({}, contextOf());
    expect(backend.calls.filter(({ path }) => path.includes('resolveHandle'))).to.have.length(1);
  });

  it('gives the post as the article, and where one can reply', async () => {
    const { article, thread } = await (await start()).load({}, contextOf());
    expect(article?.body?.value).to.equal('<p>A test article</p><p><a href="https://blog.example.test/a-test-article/">A test article</a></p>');
    expect(article).to.deep.include({ lang: 'en', publishedAt: '2026-11-24T02:48:44.376Z' });
    expect(thread?.replyUrl).to.equal('https://bsky.app/profile/did:plc:cw4qivu5xjb6awbmysukv4sp/post/3n2zmzvaans2o');
    expect(thread?.origin?.name).to.equal('Bluesky');
  });

  it('gives each of a chain of 12 replies its true parent', async () => {
    const { comments, more, partial } = await (await start()).load({}, contextOf());
    expect(comments).to.have.length(13);
    const byId = new Map(comments.map((one) => [one.id, one]));
    let depth = 0;
    for (let at = comments.find(({ body }) => body.value === 'Depth 12'); at?.parentId; at = byId.get(at.parentId)) depth += 1;
    expect(depth).to.equal(11);
    expect({ more, partial }).to.deep.equal({ more: [], partial: undefined });
  });

  it('says where the depth ended, and loads from there', async () => {
    await start();
    const source = new BlueskySource(PAGE, { api: backend.origin, depth: 4 });
    const page = await source.load({}, contextOf());
    const last = page.comments.find(({ body }) => body.value === 'Depth 4');
    expect(page.more).to.deep.equal([{ parentId: last?.id, count: 1 }]);
    const next = await source.load({ parentId: last?.id ?? '' }, contextOf());
    expect(next.comments.map(({ body }) => body.value)).to.deep.equal(['Depth 5', 'Depth 6', 'Depth 7', 'Depth 8']);
    expect(next.comments[0]?.parentId).to.equal(last?.id);
    expect(next.more).to.have.length(1);
  });

  it('finds a reply that is deep with the way to it, and none of another thread', async () => {
    const source = await start();
    const deep = (await source.load({}, contextOf())).comments.find(({ body }) => body.value === 'Depth 11');
    const { comments } = await new BlueskySource(PAGE, { api: backend.origin, depth: 1 }).load({ aroundId: deep?.id ?? '' }, contextOf());
    expect(comments).to.have.length(12);
    const other = new BlueskySource(uriOf('3n2zn22ibmc2o').replace(BO, 'did:plc:cw4qivu5xjb6awbmysukv4sp'), { api: backend.origin });
    await failureOf(other.load({ aroundId: deep?.id ?? '' }, contextOf()), 'not-found');
  });

  it('hides what the writer of the post hid, though the AppView gives it', async () => {
    const page = await (await start(recorded('bluesky/hidden-reply') as ReturnType<typeof richThread>)).load({}, contextOf());
    expect(page.comments.map(({ body, status }) => [body.value, status])).to.have.deep.members([
      ['Second root reply', 'hidden'],
      ['First reply with a link https://example.test/', 'published'],
    ]);
  });

  it('makes links where the bytes of the text say so, whatever is before them', async () => {
    const page = await (await start(richThread())).load({}, contextOf());
    expect(find(page, 'rich1').body).to.deep.equal({
      format: 'html',
      value:
        '<p>Ebb at 11:42 🌊 — the table is at <a href="https://harbour.example/tides?page=1">harbour.example/tides</a>, says ' +
        '<a href="https://bsky.app/profile/did:plc:cw4qivu5xjb6awbmysukv4sp">@anni97l.test</a> ' +
        '<a href="https://bsky.app/hashtag/tides">#tides</a></p><p>Second part<br>with a line</p>',
    });
  });

  it('leaves text that is only text as it is', async () => {
    const { comments } = await (await start()).load({}, contextOf());
    expect(comments.find(({ body }) => body.value === 'Second root reply')?.body.format).to.equal('text');
  });

  it('leaves out links whose bytes overlap or lie outside', async () => {
    const answer = richThread();
    const post = answer.thread.replies?.find(({ post: one }) => one?.uri === uriOf('rich1'))?.post;
    const link = (byteStart: unknown, byteEnd: unknown): object => ({
      index: { byteStart, byteEnd },
      features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://a.example/"><script>' }],
    });
    Object.assign(post?.record ?? {}, { text: '<b>abc</b>', facets: [link(0, 3), link(2, 5), link(5, 99), link(4, 4), link(-3, 2), link('x', {})] });
    const page = await (await start(answer)).load({}, contextOf());
    expect(find(page, 'rich1').body.value).to.equal(
      '<p><a href="https://a.example/&#34;&#62;&#60;script&#62;">&#60;b&#62;</a>abc&#60;/b&#62;</p>',
    );
  });

  it('gives pictures to the text gate, and links to what else is embedded', async () => {
    const page = await (await start(richThread())).load({}, contextOf());
    expect(find(page, 'rich2').body.value).to.equal(
      '<p>Two pictures</p><p><img src="https://cdn.bsky.example/f/1.jpg" alt="The quay at &#34;noon&#34;"></p>' +
        '<p><img src="https://cdn.bsky.example/f/2.jpg" alt=""></p>',
    );
    expect(find(page, 'rich3').body.value).to.equal(
      '<p><a href="https://harbour.example/film">A film of the &#60;harbour&#62;</a></p>' +
        '<p><a href="https://bsky.app/profile/did:plc:quoted/post/3quoted">https://bsky.app/profile/did:plc:quoted/post/3quoted</a></p>',
    );
    expect(find(page, 'rich7').body.value).to.include(`<a href="https://bsky.app/profile/${BO}/post/rich7">Waves</a>`);
  });

  it('reads labels as warnings, as hidden, and as not for those who are signed out', async () => {
    const page = await (await start(richThread())).load({}, contextOf());
    expect(find(page, 'rich4').sensitive).to.deep.equal({ summary: 'graphic media, porn' });
    expect(find(page, 'rich4').body.value).to.not.include('<img');
    expect(find(page, 'rich5').status).to.equal('hidden');
    expect(find(page, 'rich6').status).to.equal('missing');
    expect(JSON.stringify(page)).to.not.match(/Only for those|Shy One/);
  });

  it('keeps the places of posts that are blocked or gone', async () => {
    const page = await (await start(richThread())).load({}, contextOf());
    expect(find(page, '3n2zno7nyp227')).to.deep.include({ status: 'blocked', createdAt: '2026-11-24T03:00:06.500Z' });
    expect(find(page, '3n2zno7r2e227')).to.deep.include({ status: 'missing', createdAt: '2026-11-24T03:00:06.600Z' });
  });

  it('says that it is not all when fewer replies come than are counted', async () => {
    const answer = richThread();
    Object.assign(answer.thread.post ?? {}, { replyCount: 40 });
    expect((await (await start(answer)).load({}, contextOf())).partial).to.equal('limit');
  });

  it('does not believe a clock that is ahead', async () => {
    const answer = richThread();
    Object.assign(answer.thread.replies?.[0]?.post?.record ?? {}, { createdAt: '2099-01-01T00:00:00.000Z' });
    const { comments } = await (await start(answer)).load({}, contextOf());
    expect(comments.map(({ createdAt }) => createdAt).join()).to.not.include('2099');
  });

  it('counts many posts with one request, and reads only those that have replies', async () => {
    const source = await start(richThread());
    const silent = ['rich1', 'rich2'].map(uriOf);
    const counts = await source.count([PAGE, ...silent, 'https://bsky.app/profile/nobody.test/post/3x'], contextOf());
    expect([...counts]).to.have.deep.members([[PAGE, 18], ...silent.map((uri) => [uri, 0])]);
    expect(backend.calls.map(({ path }) => path.replace('/xrpc/app.bsky.feed.', '')).filter((path) => /^get/.test(path)).sort()).to.deep.equal([
      ...['getPostThread', 'getPosts'],
    ]);
  });

  it('says what is wrong in the words of the contract', async () => {
    const source = await start();
    await failureOf(new BlueskySource('https://bsky.app/', { api: backend.origin }).load({}, contextOf()), 'not-found');
    await failureOf(new BlueskySource(PAGE.replace('anni97l', 'nobody'), { api: backend.origin }).load({}, contextOf()), 'not-found');
    await failureOf(new BlueskySource(ROOT.replace(/.$/, 'x'), { api: backend.origin }).load({}, contextOf()), 'not-found');
    const kinds = { depth: 'invalid', 'not-found': 'not-found', 'foreign-record': 'auth-required', 'bad-token': 'auth-expired', 'too-long': 'too-long' };
    for (const [name, kind] of Object.entries(kinds)) {
      const { status, body } = errorOf(name);
      const fetch = (): Promise<Response> => Promise.resolve(Response.json(body, { status }));
      await failureOf(source.load({}, { ...contextOf(), fetch }), kind as 'invalid');
    }
    const gone = { thread: { $type: 'app.bsky.feed.defs#notFoundPost', uri: ROOT, notFound: true } };
    const ask = (answer: unknown) => new BlueskySource(ROOT).load({}, { ...contextOf(), fetch: () => Promise.resolve(Response.json(answer)) });
    await failureOf(ask(gone), 'not-found');
    await failureOf(ask({ thread: { uri: ROOT, blocked: true, author: {} } }), 'forbidden');
  });

  it('survives an answer that is wrong anywhere', async () => {
    await start();
    const { thread } = richThread();
    const short = { thread: { ...thread, replies: thread.replies?.slice(2, 8) } };
    await survivesBrokenAnswers(short, (answer) => ({
      source: new BlueskySource(ROOT),
      fetch: () => Promise.resolve(Response.json(answer)),
    }));
  });
});

describe('BlueskySource in front of a server that fails', () => {
  failsAsASourceDoes(async () => {
    const faulty = await startBluesky();
    return { backend: faulty, source: new BlueskySource(PAGE, { api: faulty.origin, timeout: 200 }) };
  });
});
