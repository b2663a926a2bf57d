import 'fake-indexeddb/auto';
import { expect } from 'chai';
import { openDB } from 'idb';
import type { BodyData, DiscussionPage } from '../../src/model/types.js';
import { LocalSource } from '../../src/sources/local.js';
import type { SourceEvent } from '../../src/sources/source.js';
import { smallDocument } from './document.js';
import { startServer, type TestServer } from './server.js';
import { contextOf, draftOf, failureOf, warningsOf } from './support.js';

describe('LocalSource', () => {
  const context = contextOf();
  const body: BodyData = { format: 'text', value: 'Other words.' };
  let server: TestServer;
  let dbName: string;
  let visits = 0;

  /** As after a reload, or in another tab. */
  const visit = (): LocalSource => new LocalSource(server.url, { dbName });
  const load = (): Promise<DiscussionPage> => visit().load({}, context);
  const textOf = async (id: string): Promise<string | undefined> =>
    (await load()).comments.find((comment) => comment.id === id)?.body.value;

  beforeEach(async () => {
    server = await startServer(smallDocument());
    visits += 1;
    dbName = `discussion-elements-test-${visits}`;
  });

  afterEach(() => server.close());

  it('keeps what is posted, edited and removed across visits, and sends none of it', async () => {
    const kept = await visit().post(draftOf('Kept.', 'k1', 'c5'), context);
    const gone = await visit().post(draftOf('Gone.', 'k2'), context);
    await visit().edit(kept.id, body, context);
    await visit().remove(gone.id, context);
    const { comments, thread } = await load();
    expect(comments).to.have.length(10);
    expect(thread?.total).to.equal(10);
    expect(comments.at(-1)).to.deep.include({ id: kept.id, parentId: 'c5', body, can: { edit: true, delete: true } });
    expect(new Set(server.requests.map(({ method }) => method))).to.deep.equal(new Set(['GET']));
  });

  it('lays it over a file that has changed meanwhile', async () => {
    await visit().post(draftOf('Mine.', 'k1'), context);
    await server.backend.post(draftOf('Theirs.', 'k2'), context);
    const texts = (await load()).comments.map((comment) => comment.body.value);
    expect(texts).to.include.members(['Mine.', 'Theirs.']);
  });

  it('stores a draft once, in whatever tab it is sent again', async () => {
    const [one, other] = [visit(), visit()];
    await Promise.all([one.load({}, context), other.load({}, context)]);
    const draft = draftOf('Once.', 'k1');
    const [first, second] = await Promise.all([one.post(draft, context), other.post(draft, context)]);
    expect(second).to.deep.equal(first);
    expect((await load()).comments).to.have.length(10);
  });

  it('does not post again what was removed', async () => {
    const draft = draftOf('Once.', 'k1');
    const { id } = await visit().post(draft, context);
    await visit().remove(id, context);
    expect(await visit().post(draft, context)).to.include({ id, status: 'deleted' });
    expect((await load()).comments).to.have.length(9);
  });

  it('leaves a tombstone of one that has replies, without its words', async () => {
    const parent = await visit().post(draftOf('A secret.', 'k1'), context);
    const reply = await visit().post(draftOf('An answer.', 'k2', parent.id), context);
    await visit().remove(parent.id, context);
    const { comments } = await load();
    expect(comments.find(({ id }) => id === parent.id)).to.include({ status: 'deleted' });
    expect(JSON.stringify(comments)).not.to.contain('A secret.');
    await visit().remove(reply.id, context);
    expect((await load()).comments).to.have.length(9);
  });

  it('forgets a reaction to one that was removed', async () => {
    const { id } = await visit().post(draftOf('Liked, and gone.', 'k1'), context);
    await visit().react(id, 'like', true, context);
    await visit().remove(id, context);
    expect((await load()).comments).to.have.length(9);
  });

  it('keeps reactions, to comments of the file and to own ones', async () => {
    await visit().react('c1', 'like', true, context);
    await visit().react('c1', 'like', true, context);
    const own = await visit().post(draftOf('Mine.', 'k1'), context);
    await visit().react(own.id, 'wow', true, context);
    await visit().edit(own.id, body, context);
    const { comments } = await load();
    const reactionsOf = (id: string): unknown => comments.find((comment) => comment.id === id)?.reactions;
    expect(reactionsOf('c1')).to.deep.equal([{ key: 'like', label: 'Like', count: 3, mine: true }]);
    expect(reactionsOf(own.id)).to.deep.equal([{ key: 'wow', label: 'wow', count: 1, mine: true }]);
    await visit().react('c1', 'like', false, context);
    expect((await load()).comments.find(({ id }) => id === 'c1')?.reactions?.[0]).to.include({ count: 2, mine: false });
  });

  it('lets nobody change the comments of the file', async () => {
    for (const { can } of (await load()).comments) {
      expect(can).to.deep.equal({ edit: false, delete: false, moderate: false });
    }
    await failureOf(visit().edit('c1', body, context), 'forbidden');
    await failureOf(visit().remove('c1', context), 'forbidden');
    expect(await textOf('c1')).to.equal('Words of c1.');
  });

  it('keeps threads apart', async () => {
    await visit().post(draftOf('Mine.', 'k1'), context);
    const document = smallDocument();
    document.thread.id = 't43';
    const other = await startServer(document);
    const page = await new LocalSource(other.url, { dbName }).load({}, context);
    expect(page.comments).to.have.length(9);
    const counts = await visit().count([server.url, other.url], context);
    expect([...counts.values()]).to.have.members([10, 9]);
    await other.close();
  });

  it('keeps two files apart whose threads have the same id, also from each other\'s tabs', async () => {
    const other = await startServer(smallDocument());
    const elsewhere = (): LocalSource => new LocalSource(other.url, { dbName });
    const events: SourceEvent[] = [];
    const controller = new AbortController();
    const listener = elsewhere();
    await listener.load({}, context);
    expect(listener.scope, 'drafts are kept apart by it').to.equal(other.url);
    listener.subscribe(undefined, (event) => events.push(event), contextOf(controller.signal));
    await visit().post(draftOf('Mine.', 'k1'), context);
    await visit().react('c1', 'like', true, context);
    await elsewhere().post(draftOf('Mine, there.', 'k2'), context);
    const last = async (source: LocalSource) => (await source.load({}, context)).comments.slice(9).map(({ body }) => body.value);
    expect(await last(visit())).to.deep.equal(['Mine.']);
    expect(await last(elsewhere())).to.deep.equal(['Mine, there.']);
    const liked = (await elsewhere().load({}, context)).comments.find(({ id }) => id === 'c1');
    expect(liked?.reactions?.[0]).to.include({ count: 2, mine: false });
    expect(events.map((event) => event.type === 'added' && event.key)).to.deep.equal(['k2']);
    controller.abort();
    await other.close();
  });

  describe('with rows of before, which do not say of which file they are', () => {
    const at = '2025-03-14T12:00:00Z';
    const own = { id: 'own-k1', parentId: null, author: { kind: 'anonymous' }, body, createdAt: at, status: 'published', can: { edit: true, delete: true } };

    beforeEach(async () => {
      const database = await openDB(dbName, 1, {
        upgrade: (fresh) => {
          fresh.createObjectStore('rows', { keyPath: 'key' });
        },
      });
      await database.put('rows', { key: ['t42', 'comment', 'k1'], value: own });
      await database.put('rows', { key: ['t42', 'reaction', 'c1', 'like'], value: true });
      await database.put('rows', { key: ['t4', 'comment', 'k2'], value: { ...own, id: 'own-k2' } });
      database.close();
    });

    it('gives them to the first file that has the thread, and to no other one', async () => {
      const other = await startServer(smallDocument());
      const { comments } = await load();
      expect(comments.map(({ id }) => id).slice(9)).to.deep.equal(['own-k1']);
      expect(comments.find(({ id }) => id === 'c1')?.reactions?.[0]).to.include({ count: 3, mine: true });
      expect((await new LocalSource(other.url, { dbName }).load({}, context)).comments).to.have.length(9);
      await visit().remove('own-k1', context);
      expect((await load()).comments).to.have.length(9);
      await other.close();
    });

    it('leaves them where they are when the disk is full', async () => {
      const original = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')!;
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('The disk is full.', 'QuotaExceededError');
      };
      try {
        await warningsOf(load);
      } finally {
        Object.defineProperty(IDBObjectStore.prototype, 'put', original);
      }
      expect(await textOf('own-k1')).to.equal(body.value);
    });
  });

  it('reads the file anew for a first page, and not for the next one', async () => {
    const source = visit();
    const { next } = await source.load({ limit: 1 }, context);
    await source.load({ limit: 1, cursor: next! }, context);
    expect(server.requests).to.have.length(1);
    await source.load({}, context);
    expect(server.requests).to.have.length(2);
  });

  it('fails as the file does', async () => {
    server.failNext({ type: 'html' });
    await failureOf(load(), 'bad-answer');
    server.failNext({ type: 'drop' });
    await failureOf(load(), 'network');
  });

  it('tells other tabs', async () => {
    const listener = visit();
    await listener.load({}, context);
    const controller = new AbortController();
    const event = new Promise<SourceEvent>((resolve) =>
      listener.subscribe(undefined, resolve, contextOf(controller.signal)),
    );
    const comment = await visit().post(draftOf('Hello.', 'k1'), context);
    expect(await event).to.deep.equal({ type: 'added', comment, key: 'k1', own: true });
    controller.abort();
  });

  it('tells an element on the same source once', async () => {
    const source = visit();
    const events: SourceEvent[] = [];
    const stop = source.subscribe(undefined, (event) => events.push(event), context);
    const { id } = await source.post(draftOf('Hello.', 'k1'), context);
    await source.edit(id, body, context);
    await source.react('c1', 'like', true, context);
    await source.remove(id, context);
    expect(events.map(({ type }) => type)).to.deep.equal(['added', 'changed', 'changed', 'removed']);
    stop();
  });

  describe('where the browser stores nothing', () => {
    const { indexedDB } = globalThis;

    afterEach(() => {
      globalThis.indexedDB = indexedDB;
    });

    const refusals: Record<string, () => unknown> = {
      'there is no IndexedDB': () => undefined,
      'opening it is refused': () => ({
        open: () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      }),
    };
    for (const [what, make] of Object.entries(refusals)) {
      it(`works for the visit and warns once: ${what}`, async () => {
        globalThis.indexedDB = make() as IDBFactory;
        const warnings = await warningsOf(async () => {
          const draft = draftOf('For now.', 'k1');
          const { id } = await visit().post(draft, context);
          expect((await visit().post(draft, context)).id).to.equal(id);
          await visit().edit(id, body, context);
          expect(await textOf(id)).to.equal('Other words.');
          await visit().remove(id, context);
          expect((await load()).comments).to.have.length(9);
        });
        expect(warnings).to.have.length(1);
      });
    }

    it('keeps what was stored before, when the disk is full', async () => {
      const { id } = await visit().post(draftOf('Stored.', 'k1'), context);
      const original = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')!;
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('The disk is full.', 'QuotaExceededError');
      };
      try {
        const warnings = await warningsOf(() => visit().post(draftOf('Not stored.', 'k2'), context));
        expect(warnings).to.have.length(1);
        await visit().edit(id, body, context);
        const texts = (await load()).comments.map((comment) => comment.body.value);
        expect(texts).to.include.members(['Other words.', 'Not stored.']);
      } finally {
        Object.defineProperty(IDBObjectStore.prototype, 'put', original);
      }
    });
  });
});
