import { expect } from 'chai';
import { Discussion } from '../../src/discussion/discussion.js';
import { coercePage } from '../../src/model/coerce.js';
import { CommentTree } from '../../src/model/tree.js';
import { WalineSource, type WalineSourceOptions } from '../../src/sources/waline.js';
import { sourceConformance } from '../../src/testing/index.js';
import { aPlace } from '../discussion/device-place.js';
import { Reply, type Backend, type BackendCall } from './backend.js';
import { recorded } from './recorded.js';
import { failsAsASourceDoes, survivesBrokenAnswers } from './refusals.js';
import { contextOf, draftOf, failureOf } from './support.js';
import { list, startServer } from './waline/backend.js';

const KEY = 'discussion-elements:waline-likes';

sourceConformance('WalineSource, which is read', async () => {
  const { origin, close } = await startServer();
  const source = new WalineSource(`${origin}/#/a-story/`);
  return { source: { name: source.name, load: (...call) => source.load(...call) }, close };
});

describe('WalineSource', () => {
  let backend: Backend;
  let source: WalineSource;

  const start = async (answer?: (call: BackendCall) => unknown, options: WalineSourceOptions = {}): Promise<void> => {
    await backend?.close();
    backend = await startServer(answer);
    source = new WalineSource(`${backend.origin}/#/a-story/`, options);
  };

  beforeEach(() => start());
  afterEach(() => backend.close());

  describe('reading', () => {
    it('asks in English for the path in its address', async () => {
      await source.load({ limit: 20 }, { ...contextOf(), lang: 'es' });
      const asked = Object.fromEntries(backend.calls[0]?.query ?? []);
      expect(asked).to.deep.equal({ path: '/a-story/', page: '1', pageSize: '20', sortBy: 'insertedAt_asc', lang: 'en' });
    });

    it('asks for no more than the server gives', async () => {
      await source.load({ limit: 1000 }, contextOf());
      expect(backend.calls[0]?.query.get('pageSize')).to.equal('100');
    });

    it('gives the comments with their true parents, pinned ones first, and their likes', async () => {
      const { comments, thread } = await source.load({}, contextOf());
      // One of the seven is emptied.
      expect(thread).to.deep.include({ state: 'open', total: 6, id: `${backend.origin}/#/a-story/` });
      expect(comments[0]).to.deep.include({ id: '101002', parentId: null, pinned: true });
      const parents = Object.fromEntries(comments.map(({ id, parentId }) => [id, parentId]));
      expect(parents).to.deep.include({ 101003: '101001', 101005: '101003', 101006: '99' });
      expect(comments.find(({ id }) => id === '101001')?.reactions?.[0]).to.deep.include({ count: 2, mine: false });
    });

    it('gives the HTML, and the raw text to nobody who may not edit it', async () => {
      const page = await source.load({}, contextOf());
      const comment = page.comments.find(({ id }) => id === '101001');
      expect(comment?.body.format).to.equal('html');
      expect(comment?.body.value).to.contain('<strong>bold</strong>');
      expect(JSON.stringify(page)).not.to.match(/onerror|Somewhere|"orig"/);
    });

    it('gives administrators neither the e-mail nor the IP address of anybody', async () => {
      const admin = { errno: 0, errmsg: '', data: { objectId: 1, display_name: 'admin', type: 'administrator' } };
      await start(
        ({ path, method }) => (path === '/api/token' ? admin : method === 'GET' ? recorded('waline/list-for-admin') : undefined),
        { headers: { Authorization: 'Bearer admin' } },
      );
      const page = await source.load({}, contextOf());
      expect(page.thread?.can?.moderate).to.equal(true);
      expect(page.thread?.viewer?.badges).to.deep.equal(['staff']);
      expect(page.comments[0]?.body.source).to.equal('Another one.');
      expect(JSON.stringify(page)).not.to.match(/mail\.example|203\.0\.113|"ip"|"mail"/);
    });

    it('keeps the place of a parent that is not there', async () => {
      const tree = new CommentTree();
      tree.insertMany(coercePage(await source.load({}, contextOf())).comments);
      expect(tree.get('101006')?.parent?.data.status).to.equal('missing');
    });

    it('takes a text that is empty for a deleted comment, but not one of which the server left nothing', async () => {
      const answer = list();
      Object.assign(answer.data.data.at(-1) ?? {}, { objectId: 5, orig: '<String>' });
      await start(({ path }) => (path === '/api/comment' ? answer : undefined));
      const { comments } = await source.load({}, contextOf());
      expect(comments.find(({ id }) => id === '5')?.status).to.equal('published');
      await start();
      expect((await source.load({}, contextOf())).comments.at(-1)?.status).to.equal('deleted');
    });

    it('survives wrong types in every place', async () => {
      const answer = list();
      answer.data.data.splice(2);
      await survivesBrokenAnswers(answer, (wrong) => ({
        source: new WalineSource('https://comments.example/#/a-story/'),
        fetch: () => Promise.resolve(Response.json(wrong)),
      }));
    });

    it('knows an address that is none from a network that is down', async () => {
      await failureOf(new WalineSource('http://[').load({}, contextOf()), 'not-found');
      await failureOf(new WalineSource('http://[').post(draftOf('Hello.', 'k'), contextOf()), 'not-found');
    });
  });

  describe('counting', () => {
    it('asks each server once, and leaves out one that fails', async () => {
      const other = await startServer(() => new Reply(500, { errno: 500, errmsg: 'down' }));
      await start(({ query }) => (query.get('type') === 'count' ? { errno: 0, errmsg: '', data: [5, 7] } : undefined));
      const urls = ['/#/a/', '/#/b/', '/?path=/a/'].map((part) => backend.origin + part);
      const counts = await source.count([...urls, `${other.origin}/#/a/`, 'http://['], contextOf());
      expect([...counts.values()]).to.deep.equal([5, 7, 5]);
      expect(backend.calls.map(({ query }) => query.get('url'))).to.deep.equal(['/a/,/b/']);
      await other.close();
    });

    it('takes no number for another one', async () => {
      await start(() => ({ errno: 0, errmsg: '', data: [5] }));
      await failureOf(source.count([`${backend.origin}/#/a/`, `${backend.origin}/#/b/`], contextOf()), 'bad-answer');
    });
  });

  describe('refusals', () => {
    const cases: readonly [name: string, kind: string, field?: string][] = [
      ['duplicate', 'duplicate'],
      ['fast', 'rate-limited'],
      ['empty', 'invalid', 'body'],
      ['long', 'too-long', 'body'],
      ['parent', 'not-found'],
      ['stranger', 'auth-required'],
      ['other', 'forbidden'],
    ];
    for (const [name, kind, field] of cases) {
      it(`takes the answer “${name}” for ${kind}`, async () => {
        const errors = recorded('waline/errors') as Record<string, { status: number; body: unknown }>;
        const { status = 0, body } = errors[name] ?? {};
        await start(({ method }) => (method === 'POST' ? new Reply(status, body) : undefined));
        const error = await failureOf(source.post(draftOf('Hello.', 'k'), contextOf()));
        expect([error.kind, error.field]).to.deep.equal([kind, field]);
        expect(error.retryAfter).to.equal(kind === 'rate-limited' ? 60 : undefined);
        // What is stored already must not be sent again.
        if (name === 'parent') expect(error.retry).to.equal('no');
      });
    }

    it('hands on what a server says in words of its own', async () => {
      await start(({ method }) => (method === 'POST' ? { errno: 1000, errmsg: 'No links, please.' } : undefined));
      const error = await failureOf(source.post(draftOf('Hello.', 'k'), contextOf()), 'invalid');
      expect(error.detail).to.equal('No links, please.');
    });

    it('takes nothing in the place of a comment for one that is not there', async () => {
      await failureOf(source.edit('7', { format: 'text', value: 'New.' }, contextOf()), 'not-found');
    });

    it('sends nothing for ids that would mean several comments, or all', async () => {
      for (const id of ['', '1,2', '..', 'a/b', '%']) await failureOf(source.remove(id, contextOf()), 'not-found');
      expect(backend.calls).to.have.length(0);
    });
  });

  describe('posting', () => {
    it('sends the text and the name, and no word of the browser', async () => {
      await start(({ method }) => (method === 'POST' ? recorded('waline/posted') : undefined));
      const draft = { ...draftOf('Once.', 'k'), author: { name: 'Bo', email: 'bo@mail.example' } };
      const comment = await source.post(draft, contextOf());
      expect(comment).to.deep.include({ id: '101008', status: 'published', author: { kind: 'guest', name: 'Bo', avatarUrl: comment.author.avatarUrl } });
      expect(backend.calls.at(-1)?.body).to.deep.equal({ comment: 'Once.', nick: 'Bo', mail: 'bo@mail.example', url: '/a-story/' });
    });

    it('takes what waits for a moderator as a success', async () => {
      await start(({ method }) => (method === 'POST' ? recorded('waline/waiting') : undefined));
      expect((await source.post(draftOf('May I?', 'k'), contextOf())).status).to.equal('pending');
    });

    it('names parent and top of the branch in a reply, and sends the same draft once', async () => {
      await start(({ method }) => (method === 'POST' ? recorded('waline/posted') : undefined));
      await source.load({}, contextOf());
      for (let time = 0; time < 2; time += 1) await source.post(draftOf('Once.', 'k', '101005'), contextOf());
      const sent = backend.calls.filter(({ method }) => method === 'POST');
      expect(sent).to.have.length(1);
      expect(sent[0]?.body).to.deep.include({ pid: 101005, rid: 101001 });
    });

    it('looks for a comment that it does not know before it replies, and sends nothing when there is none', async () => {
      await failureOf(source.post(draftOf('Lost.', 'k', '7'), contextOf()), 'not-found');
      expect(backend.calls.map(({ method }) => method)).to.deep.equal(['GET']);
    });
  });

  describe('likes', () => {
    const { storage, kept } = aPlace();

    beforeEach(() => kept.clear());

    const at = (place?: typeof storage) => ({ ...contextOf(), storage: place });
    const like = (on = true, place?: typeof storage): Promise<unknown> => source.react('101001', 'like', on, at(place));
    const liked = async (place?: typeof storage): Promise<string[]> => {
      const { comments } = await new WalineSource(`${backend.origin}/#/a-story/`).load({}, at(place));
      return comments.filter(({ reactions }) => reactions?.[0]?.mine).map(({ id }) => id);
    };
    const answer = ({ method }: BackendCall): unknown =>
      method === 'PUT' ? { errno: 0, errmsg: '', data: { ...list().data.data[1], objectId: 101001, like: 3, orig: 'x', comment: '<p>x</p>' } } : undefined;

    it('are remembered on this device, for this server', async () => {
      await start(answer);
      await like(true, storage);
      expect(JSON.parse(kept.get(KEY) ?? '')).to.deep.equal({ [backend.origin]: ['101001'] });
      expect(await liked(storage)).to.deep.equal(['101001']);
      await like(false, storage);
      expect(JSON.parse(kept.get(KEY) ?? '')).to.deep.equal({ [backend.origin]: [] });
    });

    it('are known as long as the page is open where nothing may be remembered', async () => {
      Object.defineProperty(globalThis, 'localStorage', { value: storage(), configurable: true });
      try {
        await start(answer);
        const discussion = new Discussion(source);
        await discussion.load();
        await discussion.react('101001', 'like', true);
        await discussion.load();
        expect(discussion.state.tree.get('101001')?.data.reactions?.[0]?.mine).to.equal(true);
        expect([...kept]).to.deep.equal([]);
        kept.set(KEY, JSON.stringify({ [backend.origin]: ['101001'] }));
        expect(await liked(), 'what was remembered before').to.deep.equal([]);
      } finally {
        Reflect.deleteProperty(globalThis, 'localStorage');
      }
    });

    it('are read from whatever stands in the storage, and need none', async () => {
      for (const value of ['{', '7', 'null', '{"x":{}}', JSON.stringify({ [backend.origin]: { a: 1 } })]) {
        kept.set(KEY, value);
        expect(await liked(storage), value).to.deep.equal([]);
      }
      const blocked = (): never => {
        throw new DOMException('blocked', 'SecurityError');
      };
      await start(answer);
      expect(await like(true, blocked)).to.deep.equal([{ key: 'like', label: 'Like', count: 3, mine: true }]);
    });
  });

  it('stores nothing under no name when a token counts no more', async () => {
    await start(undefined, { headers: { Authorization: 'Bearer old' } });
    await failureOf(source.post(draftOf('Who am I?', 'k'), contextOf()), 'auth-expired');
    expect(backend.calls.every(({ method }) => method === 'GET')).to.equal(true);
  });

  failsAsASourceDoes(async () => {
    const faulty = await startServer();
    return { backend: faulty, source: new WalineSource(`${faulty.origin}/#/a-story/`, { timeout: 200 }) };
  });
});
