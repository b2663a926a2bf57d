import { expect } from '@open-wc/testing';
import { deleteDB } from 'idb';
import { LocalSource } from '../../src/sources/local.js';
import type { SourceContext, SourceEvent } from '../../src/sources/source.js';
import { sourceConformance } from '../../src/testing/index.js';
import { smallDocument } from './document.js';
import { draftOf } from './support.js';

const url = '/discussions/42.json';
const dbName = 'discussion-elements-browser-test';

/** The file, without a server. */
const file: typeof fetch = () => Promise.resolve(Response.json(smallDocument()));

sourceConformance(
  'LocalSource on IndexedDB',
  () => Promise.resolve({ source: new LocalSource(url, { dbName }), url, fetch: file, close: () => deleteDB(dbName) }),
  { can: ['post', 'edit', 'remove', 'react', 'count', 'subscribe'] },
);

describe('LocalSource in a browser', () => {
  const context: SourceContext = { signal: new AbortController().signal, fetch: file, lang: 'en' };

  afterEach(() => deleteDB(dbName));

  it('shows after a reload what was posted before', async () => {
    const { id } = await new LocalSource(url, { dbName }).post(draftOf('Kept.', 'k1', 'c1'), context);
    // Whoever opens the database anew finds it: nothing is held in the page.
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(dbName);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error!);
    });
    const names = [...database.objectStoreNames];
    const stored = await new Promise<unknown[]>((resolve) => {
      const reading = database.transaction('rows').objectStore('rows').getAll();
      reading.onsuccess = () => resolve(reading.result);
    });
    database.close();
    expect(names).to.deep.equal(['rows']);
    expect(stored).to.have.length(1);
    const { comments } = await new LocalSource(url, { dbName }).load({}, context);
    expect(comments.at(-1)).to.include({ id, parentId: 'c1' });
  });

  it('deletes as the page is left: no other read comes first, and nobody waits', async () => {
    const source = new LocalSource(url, { dbName });
    const { id } = await source.post(draftOf('Not for long.', 'k1'), context);
    const asked: string[] = [];
    const { get, getAll } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.get = function (this: IDBObjectStore, ...query) {
      asked.push('get');
      return get.apply(this, query);
    };
    IDBObjectStore.prototype.getAll = function (this: IDBObjectStore, ...query) {
      asked.push('getAll');
      return getAll.apply(this, query);
    };
    try {
      await source.remove(id, context);
    } finally {
      Object.assign(IDBObjectStore.prototype, { get, getAll });
    }
    expect(asked).to.deep.equal([]);
    expect((await new LocalSource(url, { dbName }).load({}, context)).comments.map((comment) => comment.id)).not.to.include(id);
  });

  it('goes on when the reader clears the storage of the site', async () => {
    const source = new LocalSource(url, { dbName });
    await source.post(draftOf('Cleared.', 'k1'), context);
    await deleteDB(dbName);
    expect((await source.load({}, context)).comments).to.have.length(9);
    await source.post(draftOf('New.', 'k2'), context);
    expect((await source.load({}, context)).comments).to.have.length(10);
  });

  it('tells other tabs', async () => {
    const controller = new AbortController();
    const listener = new LocalSource(url, { dbName });
    await listener.load({}, context);
    const event = new Promise<SourceEvent>((resolve) =>
      listener.subscribe(undefined, resolve, { ...context, signal: controller.signal }),
    );
    const comment = await new LocalSource(url, { dbName }).post(draftOf('Hello.', 'k1'), context);
    expect(await event).to.deep.equal({ type: 'added', comment, key: 'k1', own: true });
    controller.abort();
  });
});
