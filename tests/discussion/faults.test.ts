import { expect } from 'chai';
import { Discussion } from '../../src/discussion/discussion.js';
import { localId } from '../../src/discussion/local-id.js';
import type { Outcome } from '../../src/discussion/state.js';
import type { CommentData, DraftData } from '../../src/model/types.js';
import { RestSource, type RestSourceOptions } from '../../src/sources/rest.js';
import type { Session, SourceErrorKind } from '../../src/sources/source.js';
import { aComment, aDocument, aThread, commentsAt } from '../fixtures/builders.js';
import { startServer, type Fault, type TestServer } from '../sources/server.js';
import { Deferred } from './fake-source.js';
import { aPlace } from './device-place.js';

const WORDS = 'The tide table says otherwise.';

function aDraft(fields: Partial<DraftData> = {}): DraftData {
  return { threadId: 'tides', parentId: null, body: { format: 'markdown', value: WORDS }, key: 'k1', ...fields };
}

describe('a backend that goes wrong while somebody writes', () => {
  let server: TestServer;
  let place: ReturnType<typeof aPlace>;
  const open: Discussion[] = [];

  beforeEach(async () => {
    server = await startServer(aDocument({ thread: aThread({ id: 'tides' }), comments: commentsAt('1', '1.1', '2') }));
    place = aPlace();
  });

  afterEach(async () => {
    for (const discussion of open.splice(0)) discussion.dispose();
    await server.close();
  });

  async function visit(options: RestSourceOptions = {}): Promise<{ discussion: Discussion; outcomes: Outcome[] }> {
    const discussion = new Discussion(new RestSource(server.url, options), { storage: place.storage });
    open.push(discussion);
    const outcomes: Outcome[] = [];
    await discussion.load();
    discussion.observe((outcome) => outcomes.push(outcome));
    return { discussion, outcomes };
  }

  const posts = () => server.requests.filter(({ method }) => method === 'POST');

  async function stored(): Promise<CommentData[]> {
    const context = { signal: new AbortController().signal, fetch, lang: 'en' };
    const { comments } = await server.backend.load({}, context);
    return comments.filter(({ body }) => body.value === WORDS);
  }

  /** What waits or failed, with the reason. */
  function local(discussion: Discussion, key = 'k1'): [state: string | undefined, kind: SourceErrorKind | undefined] {
    const { state, error } = discussion.state.tree.get(localId(key))?.local ?? {};
    return [state, (error as { kind?: SourceErrorKind } | undefined)?.kind];
  }

  const failures: [string, Fault, SourceErrorKind][] = [
    ['500', { type: 'status', status: 500 }, 'server'],
    ['an HTML error page', { type: 'html', status: 502 }, 'server'],
    ['a page for people with status 200', { type: 'html' }, 'bad-answer'],
    ['a redirect to a login page', { type: 'login' }, 'bad-answer'],
    ['204 without a comment', { type: 'no-content' }, 'bad-answer'],
    ['429', { type: 'status', status: 429, headers: { 'Retry-After': '7' } }, 'rate-limited'],
    ['a conflict', { type: 'problem', kind: 'conflict' }, 'conflict'],
    ['a duplicate', { type: 'problem', kind: 'duplicate' }, 'duplicate'],
    ['spam', { type: 'problem', kind: 'spam' }, 'spam'],
    ['a closed thread', { type: 'problem', kind: 'closed' }, 'closed'],
  ];
  for (const [name, fault, kind] of failures) {
    it(`keeps the comment in its place on ${name}, also after a reload, and sends it once when it is told to`, async () => {
      const { discussion, outcomes } = await visit();
      server.failNext(fault, { method: 'POST' });
      expect(await discussion.post(aDraft())).to.equal(undefined);
      expect(local(discussion)).to.deep.equal(['failed', kind]);
      expect(outcomes.map(({ type }) => type)).to.deep.equal(['failed']);
      discussion.dispose();

      const { discussion: again } = await visit();
      await until(() => local(again)[0] === 'failed');
      expect(local(again)).to.deep.equal(['failed', kind]);
      expect(again.state.tree.get(localId('k1'))?.data.body.value).to.equal(WORDS);
      expect((await again.retry(localId('k1')))?.body.value).to.equal(WORDS);
      expect(await stored()).to.have.length(1);
      expect(new Set(posts().map(({ headers }) => headers['idempotency-key'])).size, 'one key').to.equal(1);
      expect(place.kept.size, 'nothing is left to remember').to.equal(0);
    });
  }

  it('says how long to wait, where the backend does', async () => {
    const { discussion, outcomes } = await visit();
    server.failNext({ type: 'status', status: 429, headers: { 'Retry-After': '7' } }, { method: 'POST' });
    await discussion.post(aDraft());
    expect(outcomes[0]?.type === 'failed' && outcomes[0].error.retryAfter).to.equal(7);
  });

  it('finds what was stored when only the answer was lost, and does not send it again', async () => {
    const { discussion } = await visit();
    server.failNext({ type: 'drop', after: 'storing' }, { method: 'POST' });
    await discussion.post(aDraft());
    expect(local(discussion)).to.deep.equal(['queued', 'network']);
    expect((await discussion.retry(localId('k1')))?.body.value).to.equal(WORDS);
    expect(posts()).to.have.length(1);
    expect(await stored()).to.have.length(1);
    expect(discussion.state.tree.has(localId('k1'))).to.equal(false);
    expect(discussion.state.count).to.equal(4);
  });

  it('has once what was stored and seemed to fail, when the page is opened again', async () => {
    const { discussion } = await visit();
    // Stored behind a proxy that gave up.
    await server.backend.post(aDraft(), { signal: new AbortController().signal, fetch, lang: 'en' });
    server.failNext({ type: 'html', status: 502 }, { method: 'POST' });
    await discussion.post(aDraft());
    expect(local(discussion)).to.deep.equal(['failed', 'server']);
    discussion.dispose();

    const { discussion: again } = await visit();
    await until(() => place.kept.size === 0);
    expect(again.state.tree.has(localId('k1'))).to.equal(false);
    expect(again.state.tree.roots.filter(({ data }) => data.body.value === WORDS)).to.have.length(1);
    expect(posts(), 'nothing is sent again').to.have.length(1);
  });

  it('does not take somebody’s earlier words for what was sent', async () => {
    const { discussion } = await visit();
    await discussion.post(aDraft({ key: 'first' }));
    server.failNext({ type: 'drop' }, { method: 'POST' });
    await discussion.post(aDraft({ key: 'second' }));
    await discussion.retry(localId('second'));
    expect(await stored()).to.have.length(2);
  });

  it('sends what waits when the page is opened again: in order, once, replies under their true parents', async () => {
    const { discussion } = await visit();
    server.failNext({ type: 'drop' }, { times: 99 });
    await discussion.post(aDraft({ key: 'one' }));
    await discussion.post(aDraft({ key: 'two', parentId: localId('one'), body: { format: 'markdown', value: 'A reply to it.' } }));
    await discussion.post(aDraft({ key: 'three', parentId: '1.1', body: { format: 'markdown', value: 'And one to 1.1.' } }));
    await until(() => local(discussion, 'one')[0] === 'queued');
    expect(['one', 'two', 'three'].map((key) => local(discussion, key)[0])).to.deep.equal(['queued', 'queued', 'queued']);
    expect(discussion.state.tree.get(localId('two'))?.parent?.id).to.equal(localId('one'));
    discussion.dispose();
    server.heal();
    server.requests.length = 0;

    const { discussion: again } = await visit();
    await until(() => place.kept.size === 0);
    const bodies = posts().map(({ body }) => body as { parentId: string | null; body: { value: string } });
    const [one] = await stored();
    expect(bodies.map(({ parentId, body }) => [parentId, body.value])).to.deep.equal([
      [null, WORDS],
      [one?.id, 'A reply to it.'],
      ['1.1', 'And one to 1.1.'],
    ]);
    expect([...texts(again)].filter((text) => text === WORDS)).to.have.length(1);
    expect(again.state.count).to.equal(6);
  });

  it('looks first for what was on its way when the page went', async () => {
    const { discussion } = await visit();
    server.failNext({ type: 'silent', after: 'headers' }, { method: 'POST' });
    const posting = discussion.post(aDraft());
    await until(() => posts().length === 1);
    const context = { signal: new AbortController().signal, fetch, lang: 'en' };
    await server.backend.post(aDraft(), context);
    discussion.dispose();
    expect(await posting).to.equal(undefined);

    const { discussion: again } = await visit();
    await until(() => place.kept.size === 0);
    expect(posts(), 'it was found, not sent').to.have.length(1);
    expect(again.state.count).to.equal(4);
  });

  it('gives replies up, with their words, when the comment they answer is taken back', async () => {
    const { discussion } = await visit();
    server.failNext({ type: 'drop' }, { method: 'POST' });
    await discussion.post(aDraft({ key: 'one' }));
    await discussion.post(aDraft({ key: 'two', parentId: localId('one') }));
    expect((await discussion.discard(localId('one')))?.body.value).to.equal(WORDS);
    expect(local(discussion, 'two')).to.deep.equal(['failed', 'not-found']);
    expect((await discussion.discard(localId('two')))?.body.value).to.equal(WORDS);
    expect(place.kept.size).to.equal(0);
    expect(posts()).to.have.length(1);
  });

  it('puts each answer to its comment when they come in the wrong order', async () => {
    const { discussion } = await visit();
    const first = new Deferred<void>();
    server.failNext({ type: 'slow', until: first.promise }, { method: 'POST' });
    const one = discussion.post(aDraft({ key: 'one', body: { format: 'text', value: 'one' } }));
    await until(() => posts().length === 1);
    const two = await discussion.post(aDraft({ key: 'two', body: { format: 'text', value: 'two' } }));
    expect(two?.body.value).to.equal('two');
    expect(local(discussion, 'one')[0]).to.equal('sending');
    first.resolve();
    expect((await one)?.body.value).to.equal('one');
    expect([...texts(discussion)].slice(-2).sort()).to.deep.equal(['one', 'two']);
    expect(discussion.state.count).to.equal(5);
  });

  it('keeps what waits for approval before its writer’s eyes, until the backend shows it', async () => {
    const context = { signal: new AbortController().signal, fetch, lang: 'en' };
    const { discussion } = await visit();
    server.failNext({ type: 'json', value: aComment({ id: 'p1', body: WORDS, status: 'pending', minute: 9 }) }, { method: 'POST' });
    expect((await discussion.post(aDraft()))?.status).to.equal('pending');
    discussion.dispose();

    const { discussion: again } = await visit();
    await until(() => again.state.tree.has('p1'));
    expect(again.state.tree.get('p1')?.data).to.deep.include({ status: 'pending', body: { format: 'text', value: WORDS } });
    expect(again.state.count).to.equal(4);
    again.dispose();

    const { id } = await server.backend.post(aDraft({ key: 'approved' }), context);
    server.failNext({ type: 'json', value: { thread: aThread({ id: 'tides' }), comments: [aComment({ id: 'p1', body: WORDS })] } }, { method: 'GET' });
    await visit();
    await until(() => place.kept.size === 0);
    expect(id).to.be.a('string');
  });

  it('asks to sign in when the session has ended, and sends the same text afterwards', async () => {
    let viewer: Session['viewer'] = null;
    const login = new Deferred<void>();
    const session: Session = {
      get viewer() {
        return viewer;
      },
      signIn: () => login.promise,
      onChange: () => () => undefined,
    };
    const { discussion, outcomes } = await visit({ session });
    const reasons: string[] = [];
    discussion.maySignIn = (reason) => reasons.push(reason) > 0;
    server.failNext({ type: 'problem', kind: 'auth-expired' }, { method: 'POST' });
    expect(await discussion.post(aDraft())).to.equal(undefined);
    expect(local(discussion)).to.deep.equal(['failed', 'auth-expired']);
    expect(reasons).to.deep.equal(['auth-expired']);
    viewer = { id: 'u', name: 'Una', kind: 'member' };
    login.resolve();
    await until(() => outcomes.some(({ type }) => type === 'posted'));
    expect(await stored()).to.have.length(1);
    expect(posts().map(({ body }) => (body as DraftData).body.value)).to.deep.equal([WORDS, WORDS]);
  });

  it('sends the text when the page has signed somebody in by its own way', async () => {
    let tell: () => void = () => undefined;
    let viewer: Session['viewer'] = null;
    const session: Session = {
      get viewer() {
        return viewer;
      },
      onChange: (listener) => {
        tell = listener;
        return () => undefined;
      },
    };
    const { discussion, outcomes } = await visit({ session });
    discussion.maySignIn = () => false;
    server.failNext({ type: 'problem', kind: 'auth-required' }, { method: 'POST' });
    await discussion.post(aDraft());
    viewer = { id: 'u', name: 'Una', kind: 'member' };
    tell();
    expect(discussion.state.thread?.viewer?.name).to.equal('Una');
    await until(() => outcomes.some(({ type }) => type === 'posted'));
    expect(await stored()).to.have.length(1);
  });

  it('remembers nothing where there is nothing to remember it in', async () => {
    const discussion = new Discussion(new RestSource(server.url), {
      storage: () => {
        throw new Error('blocked');
      },
    });
    open.push(discussion);
    await discussion.load();
    server.failNext({ type: 'status', status: 500 }, { method: 'POST' });
    await discussion.post(aDraft());
    expect(local(discussion)[0]).to.equal('failed');
    expect((await discussion.retry(localId('k1')))?.body.value).to.equal(WORDS);
  });
});

function* texts({ state }: Discussion): Iterable<string> {
  for (const { data } of state.tree.roots) yield data.body.value;
}

/** Asks again until it is so. */
async function until(isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + 5000; !isSo(); ) {
    if (Date.now() > end) throw new Error(`never so: ${String(isSo)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
