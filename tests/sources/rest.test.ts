import { expect } from 'chai';
import { RestSource } from '../../src/sources/rest.js';
import { SOURCE_ERROR_KINDS } from '../../src/sources/source.js';
import { smallDocument } from './document.js';
import { startServer, type TestServer } from './server.js';
import { contextOf, draftOf, failureOf, warningsOf } from './support.js';

describe('RestSource', () => {
  let server: TestServer;
  let source: RestSource;

  beforeEach(async () => {
    server = await startServer(smallDocument());
    source = new RestSource(server.url);
  });

  afterEach(() => server.close());

  const last = (): TestServer['requests'][number] => server.requests.at(-1)!;

  describe('the wire format', () => {
    it('asks with what the query says, and nothing else', async () => {
      await source.load({}, contextOf());
      expect(last().url).to.equal('/discussions/42');
      await source.load({ limit: 2, order: 'newest' }, contextOf());
      expect(last().url).to.equal('/discussions/42?limit=2&order=newest');
      await source.load({ parentId: 'c1' }, contextOf());
      expect(last().url).to.equal('/discussions/42?parent=c1');
      await source.load({ aroundId: 'c1.1' }, contextOf());
      expect(last().url).to.equal('/discussions/42?around=c1.1');
      await source.load({ status: 'held' }, contextOf());
      expect(last().url).to.equal('/discussions/42?status=held');
    });

    it('hands on the article, the thread and the cursor', async () => {
      const page = await source.load({ limit: 1 }, contextOf());
      expect(page.article?.headline).to.equal('A harbour in winter');
      expect(page.thread).to.include({ id: 't42', total: 9 });
      expect(page.next).to.be.a('string');
    });

    it('posts the text and the author with the idempotency key', async () => {
      const author = { name: 'Ana', email: 'ana@mail.example' };
      const comment = await source.post({ ...draftOf('Hello.', 'k1'), author }, contextOf());
      expect(comment).to.deep.include({ parentId: null, author: { kind: 'guest', name: 'Ana' }, status: 'published' });
      expect(last()).to.include({ method: 'POST', url: '/discussions/42' });
      expect(last().headers).to.include({ 'idempotency-key': 'k1', 'content-type': 'application/json' });
      expect(last().body).to.deep.equal({ parentId: null, body: { format: 'text', value: 'Hello.' }, author });
    });

    it('takes a pending comment for a success', async () => {
      await server.close();
      server = await startServer(smallDocument(), { postStatus: 'pending' });
      const comment = await new RestSource(server.url).post(draftOf('Hello.', 'k1'), contextOf());
      expect(comment.status).to.equal('pending');
    });

    it('edits, moderates, pins, reacts, reports, removes and closes', async () => {
      const context = contextOf();
      const body = { format: 'text', value: 'New.' } as const;
      expect((await source.edit('c1', body, context)).body).to.deep.equal(body);
      expect(last()).to.deep.include({ method: 'PATCH', url: '/discussions/42/c1', body: { body } });
      expect((await source.moderate('c1', 'hidden', context)).status).to.equal('hidden');
      expect(last()).to.deep.include({ method: 'PATCH', url: '/discussions/42/c1', body: { status: 'hidden' } });
      expect((await source.pin('c1', true, context)).pinned).to.equal(true);
      expect(last()).to.deep.include({ method: 'PUT', url: '/discussions/42/c1/pin', body: { on: true } });
      const like = { key: 'like', label: 'Like', count: 3, mine: true };
      expect(await source.react('c1', 'like', true, context)).to.deep.equal([like]);
      expect(last()).to.deep.include({ method: 'PUT', url: '/discussions/42/c1/reactions/like', body: { on: true } });
      await source.report('c1', 'spam', '', context);
      expect(last()).to.deep.include({ method: 'POST', url: '/discussions/42/c1/report', body: { reason: 'spam' } });
      await source.remove('c5', context);
      expect(last()).to.include({ method: 'DELETE', url: '/discussions/42/c5' });
      expect((await source.setState('readonly', context)).state).to.equal('readonly');
      expect(last()).to.deep.include({ method: 'PATCH', url: '/discussions/42', body: { state: 'readonly' } });
    });

    it('keeps the query of its address, and ids in their place', async () => {
      const asking = new RestSource(`${server.url}/?site=7#top`);
      await asking.load({ cursor: 'c1', limit: 1 }, contextOf());
      expect(last().url).to.equal('/discussions/42/?site=7&cursor=c1&limit=1');
      await failureOf(asking.edit('a/b?c#d', { format: 'text', value: 'x' }, contextOf()), 'not-found');
      expect(last().url).to.equal('/discussions/42/a%2Fb%3Fc%23d?site=7');
    });

    it('sends nothing for ids that would mean another resource', async () => {
      for (const id of ['', '.', '..', '\ud800']) await failureOf(source.remove(id, contextOf()), 'not-found');
      expect(server.requests).to.have.length(0);
    });

    it('counts many threads in one request each, without loading them', async () => {
      const counts = await source.count([server.url, `${server.url}?b=1`, server.url, `${server.origin}/gone`], contextOf());
      expect([...counts]).to.have.deep.members([
        [server.url, 9],
        [`${server.url}?b=1`, 9],
      ]);
      const urls = server.requests.map(({ url }) => url);
      expect(urls).to.have.members(['/discussions/42?limit=0', '/discussions/42?b=1&limit=0', '/gone?limit=0']);
    });

    it('counts what is there where the backend sends no total', async () => {
      server.failNext({ type: 'json', value: { thread: {}, comments: [{ id: '1' }, { id: 2 }, { id: '3', status: 'spam' }] } });
      expect((await source.count([server.url], contextOf())).get(server.url)).to.equal(2);
      server.failNext({ type: 'json', value: { thread: {}, comments: [], next: 'more' } });
      expect((await source.count([server.url], contextOf())).has(server.url)).to.equal(false);
    });
  });

  describe('headers and credentials', () => {
    it('asks for its headers each time', async () => {
      let turn = 0;
      const own = new RestSource(server.url, {
        headers: () => Promise.resolve({ Authorization: `Bearer ${(turn += 1)}` }),
      });
      await own.load({}, contextOf());
      expect(last().headers.authorization).to.equal('Bearer 1');
      await own.post(draftOf('Hello.', 'k1'), contextOf());
      expect(last().headers).to.include({ authorization: 'Bearer 2', 'idempotency-key': 'k1' });
    });

    it('tells the language of the reader', async () => {
      await source.load({}, { ...contextOf(), lang: 'es-AR' });
      expect(last().headers['accept-language']).to.equal('es-AR');
      await source.load({}, { ...contextOf(), lang: 'ñ; q' });
      expect(last().headers['accept-language']).not.to.contain('ñ');
    });

    it('sends credentials as the page owner says', async () => {
      const modes: unknown[] = [];
      const spy: typeof fetch = (input, init) => {
        modes.push(init?.credentials);
        return fetch(input, init);
      };
      await source.load({}, { ...contextOf(), fetch: spy });
      await new RestSource(server.url, { credentials: 'include' }).load({}, { ...contextOf(), fetch: spy });
      expect(modes).to.deep.equal(['same-origin', 'include']);
    });

    it('keeps tokens from other origins that it counts', async () => {
      const other = await startServer(smallDocument());
      const own = new RestSource(server.url, { headers: { Authorization: 'Bearer secret' }, credentials: 'include' });
      await own.count([other.url, server.url], contextOf());
      expect(other.requests[0]?.headers.authorization).to.equal(undefined);
      expect(last().headers.authorization).to.equal('Bearer secret');
      await other.close();
    });

    it('fails as the headers do', async () => {
      const lost = new RestSource(server.url, { headers: () => Promise.reject(new Error('no token')) });
      await failureOf(lost.load({}, contextOf()), 'network');
    });
  });

  describe('the endpoint', () => {
    it('is where writing goes, when it is on the same origin', async () => {
      await server.close();
      const document = smallDocument();
      document.thread.endpoint = '/api/42';
      server = await startServer(document, { endpointPath: '/api/42' });
      source = new RestSource(server.url);
      await source.load({}, contextOf());
      await source.post(draftOf('Hello.', 'k1'), contextOf());
      expect(last().url).to.equal('/api/42');
      await source.remove('c5', contextOf());
      expect(last().url).to.equal('/api/42/c5');
      await source.load({ limit: 1 }, contextOf());
      expect(last().url).to.equal('/discussions/42?limit=1');
    });

    it('is ignored on another origin, with one warning', async () => {
      await server.close();
      const other = await startServer(smallDocument());
      const document = smallDocument();
      document.thread.endpoint = other.url;
      server = await startServer(document);
      source = new RestSource(server.url);
      const warnings = await warningsOf(async () => {
        await source.load({}, contextOf());
        await source.load({}, contextOf());
        await source.post(draftOf('Hello.', 'k1'), contextOf());
      });
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.contain(other.url);
      expect(other.requests).to.have.length(0);
      expect(last()).to.include({ method: 'POST', url: '/discussions/42' });
      await other.close();
    });
  });

  describe('failures', () => {
    for (const kind of SOURCE_ERROR_KINDS) {
      it(`fails to post with ${kind}, and stores nothing`, async () => {
        server.failNext({ type: 'problem', kind, fields: { retryAfter: 3 } });
        const error = await failureOf(source.post(draftOf('Hello.', 'k1'), contextOf()), kind);
        expect(error.retryAfter).to.equal(3);
        expect((await source.load({}, contextOf())).comments).to.have.length(9);
      });
    }

    it('never asks twice by itself', async () => {
      server.failNext({ type: 'status', status: 503 });
      await failureOf(source.load({}, contextOf()), 'server');
      expect(server.requests).to.have.length(1);
    });

    it('stores once what is sent again after the connection broke', async () => {
      const draft = draftOf('Only once.', 'k1');
      for (const after of [undefined, 'storing'] as const) {
        server.failNext({ type: 'drop', ...(after && { after }) });
        await failureOf(source.post(draft, contextOf()), 'network');
      }
      const first = await source.post(draft, contextOf());
      const second = await source.post(draft, contextOf());
      expect(second).to.deep.equal(first);
      const { comments } = await source.load({}, contextOf());
      expect(comments.filter(({ body }) => body.value === 'Only once.')).to.have.length(1);
    });

    it('gives up after its own time-out', async () => {
      server.failNext({ type: 'silent' });
      await failureOf(new RestSource(server.url, { timeout: 40 }).load({}, contextOf()), 'timeout');
    });

    it('refuses JSON of other shapes', async () => {
      for (const value of [null, [], 7, {}, { thread: 'x' }]) {
        server.failNext({ type: 'json', value });
        await failureOf(source.load({}, contextOf()), 'bad-answer');
        server.failNext({ type: 'json', value });
        await failureOf(source.post(draftOf('Hello.', 'k1'), contextOf()), 'bad-answer');
      }
    });

    it('does not take a login page for a removal', async () => {
      server.failNext({ type: 'login' });
      await failureOf(source.remove('c5', contextOf()), 'bad-answer');
    });

    it('knows an address that is none from a network that is down', async () => {
      await failureOf(new RestSource('http://[').load({}, contextOf()), 'not-found');
    });
  });
});
