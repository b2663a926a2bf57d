import { expect } from 'chai';
import { coercePage } from '../../src/model/coerce.js';
import { CommentTree } from '../../src/model/tree.js';
import { WordPressSource, type WordPressSourceOptions } from '../../src/sources/wordpress.js';
import { sourceConformance } from '../../src/testing/index.js';
import { Reply, type Backend } from './backend.js';
import { recorded } from './recorded.js';
import { failsAsASourceDoes, survivesBrokenAnswers } from './refusals.js';
import { contextOf, draftOf, failureOf } from './support.js';
import { POST, rows, startSite, type Row, type Site } from './wordpress/backend.js';

sourceConformance(
  'WordPressSource, which is read',
  async () => {
    const { origin, close } = await startSite();
    const source = new WordPressSource(origin + POST);
    return { source: { name: source.name, load: (...call) => source.load(...call) }, close };
  },
);

describe('WordPressSource', () => {
  let backend: Backend;
  let source: WordPressSource;

  const start = async (site: Site = {}, options: WordPressSourceOptions = {}): Promise<WordPressSource> => {
    await backend?.close();
    backend = await startSite(site);
    return (source = new WordPressSource(backend.origin + POST, options));
  };

  beforeEach(() => start());
  afterEach(() => backend.close());

  describe('reading', () => {
    it('gives the post as the article, and the thread under it', async () => {
      const { article, thread } = await source.load({}, contextOf());
      expect(article).to.deep.include({ id: '4', headline: 'The lamp & the “mole”', section: 'Harbour & sea' });
      expect(article?.body).to.deep.include({ format: 'html' });
      expect(article?.image).to.deep.include({ alt: 'A quay at dusk', caption: 'Dusk & tide', width: 640, height: 480 });
      expect(thread).to.deep.include({ id: 'https://blog.example/2024/the-lamp/', state: 'open', total: 6 });
    });

    it('gives no words of a post that has a password', async () => {
      const post = recorded('wordpress/post') as { content: object };
      post.content = { rendered: '', protected: true };
      await start({ post });
      expect((await source.load({}, contextOf())).article).not.to.have.property('body');
    });

    it('gives names as they were written, and texts as HTML that nobody has looked at', async () => {
      const { comments } = await source.load({}, contextOf());
      expect(comments.map(({ author }) => author.name)).to.deep.equal(['O\'Neil & Sons', 'admin', 'Nora', undefined, 'Lena', 'Tom']);
      expect(comments.map(({ author }) => author.kind)).to.deep.equal(['guest', 'member', 'guest', 'anonymous', 'guest', 'guest']);
      expect(comments[1]?.body).to.deep.equal({ format: 'html', value: '<p>So can I. <script>alert(1)</script></p>\n' });
    });

    it('decodes a name once, and leaves what is no reference', async () => {
      const comments = rows().slice(0, 4);
      const names = ['&amp;lt;b&amp;gt;', 'A &unknown; & b', '&#x41;&#0;&#xd800;&#1114112;', '<b>Bold</b> <3'];
      comments.forEach((row, at) => (row.author_name = names[at]));
      await start({ comments });
      const loaded = await source.load({}, contextOf());
      expect(loaded.comments.map(({ author }) => author.name)).to.deep.equal(['&lt;b&gt;', 'A &unknown; & b', 'A\ufffd\ufffd\ufffd', 'Bold <3']);
    });

    it('keeps the place of a parent that is not there', async () => {
      const tree = new CommentTree();
      tree.insertMany(coercePage(await source.load({}, contextOf())).comments);
      expect(tree.get('7')?.parent?.data.status).to.equal('missing');
    });

    it('survives wrong types in every place', async () => {
      const answers = { posts: recorded('wordpress/post'), comments: rows().slice(0, 2) };
      await survivesBrokenAnswers(answers, (wrong) => {
        const { posts, comments } = (wrong ?? {}) as Record<string, unknown>;
        const fetch = (input: RequestInfo | URL): Promise<Response> =>
          Promise.resolve(Response.json(/posts\/4/.test(String(input)) ? (posts ?? null) : (comments ?? null), { headers: { 'X-WP-Total': '2' } }));
        return { source: new WordPressSource('https://blog.example/wp-json/wp/v2/posts/4'), fetch: fetch };
      });
    });
  });

  describe('a thread of more than a hundred', () => {
    const many = (): Row[] => {
      const [row] = rows();
      const make = (id: number, parent: number, hasReplies = false): Row => ({ ...row, id, parent, _links: hasReplies ? { children: [{}] } : [] });
      const replies = Array.from({ length: 150 }, (_, at) => make(100 + at, 1, at === 7));
      return [make(1, 0, true), make(2, 0), make(3, 0), ...replies, make(300, 107), make(400, 999, true), make(401, 400)];
    };

    it('comes in pages of top-level comments with all their replies', async () => {
      await start({ comments: many() });
      const first = await source.load({ limit: 2 }, contextOf());
      expect(first.comments).to.have.length(2 + 150 + 1);
      expect(first.thread?.total).to.equal(156);
      expect(first.next).to.equal('2');
      const lists = backend.calls.filter(({ method, path }) => method === 'GET' && path.endsWith('/comments'));
      expect(lists.map(({ query }) => query.get('parent'))).to.deep.equal([null, '0', '1', '1', '107']);
    });

    it('gives those whose parent is gone after the last page, once', async () => {
      await start({ comments: many() });
      const first = await source.load({ limit: 2 }, contextOf());
      const last = await source.load({ limit: 2, cursor: first.next ?? '' }, contextOf());
      expect(last.comments.map(({ id, parentId }) => [id, parentId])).to.deep.equal([
        ['3', null],
        ['400', '999'],
        ['401', '400'],
      ]);
    });

    it('does not go round in circles', async () => {
      const circle = many().map((row) => (row.id === 300 ? { ...row, _links: { children: [{}] } } : row));
      circle.push({ ...circle[0], id: 301, parent: 300, _links: { children: [{}] } }, { ...circle[0], id: 300, parent: 301, _links: { children: [{}] } });
      await start({ comments: circle });
      await source.load({ limit: 1 }, contextOf());
      expect(backend.calls.length).to.be.lessThan(20);
      await source.load({ aroundId: '300' }, contextOf());
      expect(backend.calls.length).to.be.lessThan(30);
    });
  });

  describe('finding the post', () => {
    const asked = (): string[] => backend.calls.map(({ path, query }) => query.get('rest_route') ?? path);

    it('reads where it is in the head when no header says it', async () => {
      await start({ page: 'head' });
      expect((await source.load({}, contextOf())).comments).to.have.length(6);
      expect(asked().slice(0, 2)).to.deep.equal([POST, '/wp-json/wp/v2/posts/4']);
    });

    it('tries the name in the address when the page says nothing', async () => {
      await start({ page: 'nothing' });
      expect((await source.load({}, contextOf())).comments).to.have.length(6);
      expect(asked().slice(0, 2)).to.deep.equal([POST, '/wp-json/wp/v2/posts']);
    });

    it('asks in the query where addresses are not pretty', async () => {
      await start({ page: 'nothing', isPlain: true });
      expect((await source.load({}, contextOf())).comments).to.have.length(6);
      expect(asked()).to.include('/wp/v2/posts').and.to.include('/wp/v2/comments');
    });

    it('asks for it once, however often it loads', async () => {
      await source.load({}, contextOf());
      await source.load({}, contextOf());
      expect(asked().filter((path) => path === POST)).to.have.length(1);
    });

    it('sends what lets a reader in to its own site only', async () => {
      const other = await startSite();
      await start(
        { answer: ({ path }) => (path === POST ? new Reply(200, '', { 'Content-Type': 'text/html', Link: `<${other.origin}/wp-json/wp/v2/posts/4>; rel="alternate"; type="application/json"` }) : undefined) },
        { headers: { Authorization: 'Basic secret' }, nonce: 'secret-nonce', credentials: 'include' },
      );
      expect((await source.load({}, contextOf())).comments).to.have.length(6);
      await failureOf(source.post(draftOf('Hello.', 'k'), contextOf()));
      expect(other.calls.length).to.be.greaterThan(2);
      const secrets = other.calls.filter(({ headers }) => headers.authorization ?? headers['x-wp-nonce']);
      expect(secrets).to.deep.equal([]);
      await other.close();
    });

    it('knows an address that is none from a network that is down', async () => {
      await failureOf(new WordPressSource('http://[').load({}, contextOf()), 'not-found');
    });
  });

  describe('refusals', () => {
    const cases: readonly [name: string, kind: string, field?: string][] = [
      ['login', 'auth-required'],
      ['duplicate', 'duplicate'],
      ['flood', 'rate-limited'],
      ['closed', 'closed'],
      ['forbidden', 'forbidden'],
      ['nonce', 'auth-expired'],
      ['empty', 'invalid', 'body'],
      ['name', 'invalid', 'name'],
      ['email', 'invalid', 'email'],
      ['long', 'too-long', 'body'],
    ];
    for (const [name, kind, field] of cases) {
      it(`takes the answer “${name}” for ${kind}`, async () => {
        const { status, body } = (recorded('wordpress/errors') as Record<string, { status: number; body: unknown }>)[name]!;
        await start({ answer: ({ method }) => (method === 'POST' ? new Reply(status, body) : undefined) });
        const error = await failureOf(source.post(draftOf('Hello.', 'k'), contextOf()));
        expect([error.kind, error.field]).to.deep.equal([kind, field]);
        expect(error.retryAfter).to.equal(kind === 'rate-limited' ? 15 : undefined);
      });
    }

    it('hands on what a plugin says, in words', async () => {
      const body = { code: 'captcha_missing', message: 'Tell us that you&#8217;re <b>human</b>.', data: { status: 400 } };
      await start({ answer: ({ method }) => (method === 'POST' ? new Reply(400, body) : undefined) });
      const error = await failureOf(source.post(draftOf('Hello.', 'k'), contextOf()), 'invalid');
      expect(error.detail).to.equal('Tell us that you’re human.');
    });

    it('takes what waits for a moderator as a success', async () => {
      await start({ answer: ({ method }) => (method === 'POST' ? new Reply(201, recorded('wordpress/held')) : undefined) });
      const comment = await source.post(draftOf('May I?', 'k'), contextOf());
      expect(comment).to.deep.include({ status: 'pending', parentId: null });
      expect(backend.calls.at(-1)?.body).to.deep.equal({ post: 4, content: 'May I?' });
    });

    it('never sends twice by itself', async () => {
      await start({ answer: ({ method }) => (method === 'POST' ? new Reply(503, { code: 'down' }) : undefined) });
      await failureOf(source.post(draftOf('Hello.', 'k'), contextOf()), 'server');
      expect(backend.calls.filter(({ method }) => method === 'POST')).to.have.length(1);
    });
  });

  it('reads as anybody when who reads cannot be told', async () => {
    for (const answer of [undefined, new Reply(404, { code: 'rest_no_route', data: { status: 404 } })]) {
      await start({ answer: (_, route) => (route === 'users/me' ? answer : undefined) }, { headers: { Authorization: 'Basic wrong' } });
      const { thread } = await source.load({}, contextOf());
      expect(thread?.viewer).to.equal(undefined);
      expect(thread?.can).to.equal(undefined);
    }
  });

  it('gives those who moderate the site their rights', async () => {
    await start({ answer: (_, route) => (route === 'users/me' ? recorded('wordpress/viewer') : undefined) }, { headers: { Authorization: 'Basic right' } });
    const { thread } = await source.load({}, contextOf());
    expect(thread?.viewer).to.deep.include({ kind: 'member', id: '1', name: 'admin' });
    expect(thread?.can).to.deep.equal({ edit: true, delete: true, moderate: true });
    expect(backend.calls.at(-1)?.query.get('_fields')).not.to.match(/mail|ip/);
  });

  failsAsASourceDoes(async () => {
    const faulty = await startSite();
    return { backend: faulty, source: new WordPressSource(faulty.origin + POST, { timeout: 200 }) };
  });
});
