import { expect } from 'chai';
import { countEach } from '../../src/sources/counting.js';
import { hrefOf, nextUrl, request, requestJson } from '../../src/sources/http.js';
import { SOURCE_ERROR_KINDS, SourceError, type SourceErrorKind } from '../../src/sources/source.js';
import { STATUS_OF, type Fault } from './faults.js';
import { startServer, type TestServer } from './server.js';
import { contextOf, failureOf } from './support.js';

describe('request', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await startServer({ thread: { id: 't', state: 'open' }, comments: [] });
  });

  afterEach(() => server.close());

  const failWith = (fault: Fault, timeout = 5000): Promise<SourceError> => {
    server.failNext(fault);
    return failureOf(requestJson(server.url, contextOf(), { timeout }));
  };

  it('asks for JSON, with the credentials of the same origin, once', async () => {
    const seen: RequestInit[] = [];
    const spy: typeof fetch = (input, init) => {
      seen.push(init ?? {});
      return fetch(input, init);
    };
    await request(server.url, { ...contextOf(), fetch: spy });
    expect(seen).to.have.length(1);
    expect(seen[0]?.credentials).to.equal('same-origin');
    expect(server.requests[0]?.headers.accept).to.equal('application/json');
  });

  describe('statuses', () => {
    const KINDS: Readonly<Record<number, SourceErrorKind>> = {
      400: 'invalid',
      401: 'auth-required',
      403: 'forbidden',
      404: 'not-found',
      405: 'unsupported',
      408: 'timeout',
      409: 'conflict',
      410: 'not-found',
      413: 'too-long',
      418: 'bad-answer',
      422: 'invalid',
      429: 'rate-limited',
      500: 'server',
      501: 'unsupported',
      502: 'server',
      503: 'server',
      504: 'server',
    };
    for (const [status, kind] of Object.entries(KINDS)) {
      it(`takes ${status} for ${kind}`, async () => {
        expect((await failWith({ type: 'status', status: Number(status) })).kind).to.equal(kind);
      });
    }

    it('goes by the status of an HTML error page', async () => {
      expect((await failWith({ type: 'html', status: 503 })).kind).to.equal('server');
    });

    it('reads Retry-After in seconds', async () => {
      const error = await failWith({ type: 'status', status: 429, headers: { 'Retry-After': '17' } });
      expect(error.retryAfter).to.equal(17);
      expect(error.retry).to.equal('safe');
    });

    it('reads Retry-After as a date', async () => {
      const date = new Date(Date.now() + 90_000).toUTCString();
      const error = await failWith({ type: 'status', status: 503, headers: { 'Retry-After': date } });
      expect(error.retryAfter).to.be.within(80, 91);
    });

    it('reads when a limit is lifted where that is all that is said, and not of other failures', async () => {
      const date = new Date(Date.now() + 90_000);
      const seconds = String(Math.floor(date.getTime() / 1000));
      for (const headers of [{ 'X-RateLimit-Reset': date.toISOString() }, { 'X-RateLimit-Reset': seconds }, { 'RateLimit-Reset': seconds }]) {
        expect((await failWith({ type: 'status', status: 429, headers })).retryAfter).to.be.within(80, 91);
        expect((await failWith({ type: 'status', status: 500, headers })).retryAfter).to.equal(undefined);
      }
    });

    it('takes a date in the past for now, and nonsense for nothing', async () => {
      const past = await failWith({ type: 'status', status: 429, headers: { 'Retry-After': 'Thu, 01 Jan 1970 00:00:00 GMT' } });
      expect(past.retryAfter).to.equal(0);
      const nonsense = await failWith({ type: 'status', status: 429, headers: { 'Retry-After': 'soon' } });
      expect(nonsense.retryAfter).to.equal(undefined);
    });
  });

  describe('problem details', () => {
    for (const kind of SOURCE_ERROR_KINDS) {
      it(`reads ${kind} from the end of the type's URL, whatever the status`, async () => {
        expect((await failWith({ type: 'problem', kind })).kind).to.equal(kind);
        expect((await failWith({ type: 'problem', kind, status: 400 })).kind).to.equal(kind);
      });
    }

    it('reads a bare word, and a URL that ends in a slash', async () => {
      const bare = await failWith({ type: 'problem', kind: 'spam', status: 400, fields: { type: 'spam' } });
      expect(bare.kind).to.equal('spam');
      const slash = await failWith({ type: 'problem', kind: 'spam', status: 400, fields: { type: 'https://a.example/spam/' } });
      expect(slash.kind).to.equal('spam');
    });

    it('goes by the status where the type is unknown, and does not show its title', async () => {
      const error = await failWith({ type: 'problem', kind: 'closed', status: 429, fields: { type: 'about:blank' } });
      expect(error.kind).to.equal('rate-limited');
      expect(error.detail).to.equal(undefined);
    });

    it('shows a title that is a sentence, and not one that only repeats the type', async () => {
      const told = await failWith({ type: 'problem', kind: 'closed', fields: { title: 'We are asleep until nine.' } });
      expect(told.detail).to.equal('We are asleep until nine.');
      const bare = await failWith({ type: 'problem', kind: 'server', status: 500, fields: { title: 'server' } });
      expect(bare.detail).to.equal(undefined);
    });

    it('hands on the field, the pause and the sentence for people', async () => {
      const fields = { field: 'body', retryAfter: 30, detail: 'Nine words at least.' };
      const error = await failWith({ type: 'problem', kind: 'invalid', fields });
      expect(error).to.include({ kind: 'invalid', field: 'body', retryAfter: 30, detail: 'Nine words at least.' });
    });

    it('survives problems of other types', async () => {
      const fields = { type: 7, title: {}, detail: [], field: null, retryAfter: 'soon' };
      const error = await failWith({ type: 'problem', kind: 'closed', status: STATUS_OF.closed, fields });
      expect(error).to.include({ kind: 'forbidden', field: undefined, retryAfter: undefined, detail: undefined });
    });

    it('is an error with status 200 too', async () => {
      const error = await failWith({ type: 'problem', kind: 'closed', status: 200 });
      expect(error.kind).to.equal('closed');
    });
  });

  describe('what is no answer', () => {
    const faults: Record<string, Fault> = {
      'an HTML page': { type: 'html' },
      'a login page behind a redirect': { type: 'login' },
      'nothing where a body is due': { type: 'no-content' },
      'half of the JSON': { type: 'truncated' },
      'JSON that calls itself a page': { type: 'content-type', value: 'text/html' },
    };
    for (const [what, fault] of Object.entries(faults)) {
      it(`refuses ${what}`, async () => {
        expect((await failWith(fault)).kind).to.equal('bad-answer');
      });
    }

    it('is content with nothing where nothing is due', async () => {
      server.failNext({ type: 'no-content' });
      expect(await requestJson(server.url, contextOf(), { empty: true })).to.equal(undefined);
    });

    it('refuses a login page where nothing is due', async () => {
      server.failNext({ type: 'html' });
      await failureOf(requestJson(server.url, contextOf(), { empty: true }), 'bad-answer');
    });

    it('takes other kinds of JSON', async () => {
      server.failNext({ type: 'content-type', value: 'application/activity+json; charset=utf-8' });
      expect(await requestJson(server.url, contextOf())).to.have.property('comments');
    });
  });

  describe('the network', () => {
    it('says when there is none', async () => {
      await server.close();
      const error = await failureOf(requestJson(server.url, contextOf()), 'network');
      expect(error.retry).to.equal('check-first');
      expect(error.cause).to.be.instanceOf(TypeError);
    });

    it('says when the connection breaks', async () => {
      expect((await failWith({ type: 'drop' })).kind).to.equal('network');
    });

    it('gives up on headers that do not come', async () => {
      expect((await failWith({ type: 'silent' }, 50)).kind).to.equal('timeout');
    });

    it('gives up on a body that does not come', async () => {
      expect((await failWith({ type: 'silent', after: 'headers' }, 50)).kind).to.equal('timeout');
    });

    it('gives up on a fetch that knows nothing of signals', async () => {
      const context = { ...contextOf(), fetch: () => new Promise<Response>(() => undefined) };
      await failureOf(requestJson(server.url, context, { timeout: 20 }), 'timeout');
    });
  });

  describe('aborting', () => {
    const nameOf = async (promise: Promise<unknown>): Promise<string> => {
      const error = await promise.then(
        () => undefined,
        (cause: unknown) => cause,
      );
      expect(error).to.be.instanceOf(DOMException);
      return (error as DOMException).name;
    };

    it('rejects with AbortError, whatever the reason', async () => {
      server.failNext({ type: 'silent' });
      const controller = new AbortController();
      const loading = requestJson(server.url, contextOf(controller.signal));
      controller.abort(new Error('other things to do'));
      expect(await nameOf(loading)).to.equal('AbortError');
    });

    it('rejects while the body is awaited', async () => {
      const controller = new AbortController();
      const stuck = new Response(new ReadableStream(), { headers: { 'Content-Type': 'application/json' } });
      const context = { ...contextOf(controller.signal), fetch: () => Promise.resolve(stuck) };
      const loading = requestJson(server.url, context);
      await Promise.resolve();
      controller.abort();
      expect(await nameOf(loading)).to.equal('AbortError');
    });

    it('asks nothing with a signal that is aborted already', async () => {
      expect(await nameOf(requestJson(server.url, contextOf(AbortSignal.abort())))).to.equal('AbortError');
      expect(server.requests).to.have.length(0);
    });
  });

  it('lets an adapter explain errors of its own, with status 200 too', async () => {
    server.failNext({ type: 'json', value: { errno: 1000 } });
    const explain = (data: unknown, status: number): SourceError =>
      new SourceError('duplicate', `${status} ${JSON.stringify(data)}`);
    const error = await failureOf(requestJson(server.url, contextOf(), { explain }), 'duplicate');
    expect(error.message).to.equal('200 {"errno":1000}');
  });
});

describe('nextUrl', () => {
  const answer = (data: unknown, link?: string): Parameters<typeof nextUrl>[0] => ({
    data,
    headers: new Headers(link === undefined ? {} : { Link: link }),
    url: 'https://blog.example/talk/1.json?x=1',
  });

  it('takes next relative to the answer', () => {
    expect(nextUrl(answer({ next: '2.json' }))).to.equal('https://blog.example/talk/2.json');
    expect(nextUrl(answer({ next: '/2.json' }))).to.equal('https://blog.example/2.json');
  });

  it('takes a Link header', () => {
    const link = '<https://blog.example/a>; rel="prev", <?page=2>; title="a, b"; rel="next"';
    expect(nextUrl(answer([], link))).to.equal('https://blog.example/talk/1.json?page=2');
  });

  it('is undefined where there is none or no URL', () => {
    expect(nextUrl(answer({}))).to.equal(undefined);
    expect(nextUrl(answer({ next: 5 }))).to.equal(undefined);
    expect(nextUrl(answer({ next: 'http://[' }))).to.equal(undefined);
    expect(hrefOf('http://[')).to.equal(undefined);
  });
});

describe('countEach', () => {
  it('asks once for each URL and leaves out those that fail', async () => {
    const asked: string[] = [];
    const counts = await countEach(['/a', '/b', '/a', '/c'], (url) => {
      asked.push(url);
      return url === '/b' ? Promise.reject(new SourceError('not-found')) : Promise.resolve(url === '/c' ? undefined : 7);
    });
    expect(asked).to.deep.equal(['/a', '/b', '/c']);
    expect([...counts]).to.deep.equal([['/a', 7]]);
  });

  it('fails when all fail', async () => {
    await failureOf(
      countEach(['/a', '/b'], () => Promise.reject(new SourceError('server'))),
      'server',
    );
  });
});
