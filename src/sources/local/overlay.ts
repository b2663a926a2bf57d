import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from 'idb';
import type { CommentData } from '../../model/types.js';

/** What was done here to a discussion that is not ours to write to: by thread of a file, what, and to what. */
export type OverlayKey = [thread: string, what: 'comment', idempotencyKey: string] | ReactionKey;
export type ReactionKey = [thread: string, what: 'reaction', commentId: string, reactionKey: string];

/** A comment as it is now, or whether a reaction is set. */
export interface OverlayRow {
  key: OverlayKey;
  value: CommentData | boolean;
}

interface Schema extends DBSchema {
  rows: { key: OverlayKey; value: OverlayRow };
}

type Database = IDBPDatabase<Schema>;
type Rows = IDBPObjectStore<Schema, ['rows'], 'rows', 'readwrite'>;

const databases = new Map<string, Promise<Database>>();
/** Rows that could not be stored, by database: they last as long as the page. */
const unstored = new Map<string, Map<string, OverlayRow>>();
const warned = new Set<string>();

/**
 * The rows of a thread. Those that were stored under `before` become its own: they do not say of which file they are,
 * and the first that has the thread takes them over.
 */
export async function readRows(dbName: string, thread: string, before: string): Promise<OverlayRow[]> {
  const rangeOf = (one: string): IDBKeyRange => IDBKeyRange.bound([one], [one, []]);
  const rows = await attempt(dbName, async (store) => {
    for (const row of await store.getAll(rangeOf(before))) {
      row.key[0] = thread;
      await store.put(row);
    }
    await store.delete(rangeOf(before));
    return store.getAll(rangeOf(thread));
  });
  const others = [...memoryOf(dbName).values()].filter(({ key }) => key[0] === thread);
  return [...(rows ?? []), ...others];
}

/** Stores a row. With `once`, a row that is there already stays. Returns the one that is there in the end. */
export async function keepRow(dbName: string, row: OverlayRow, once?: boolean): Promise<OverlayRow> {
  const memory = memoryOf(dbName);
  const name = JSON.stringify(row.key);
  const kept = await attempt(dbName, async (store) => {
    const before = once && (await store.get(row.key));
    if (before) return before;
    const put = store.put(row);
    // At once: a page that is being left hears no answer.
    store.transaction.commit();
    await put;
    return row;
  });
  if (kept) {
    memory.delete(name);
    return kept;
  }
  const before = once && memory.get(name);
  if (before) return before;
  memory.set(name, row);
  return row;
}

/** `undefined` when the browser does not let us store: private windows, blocked storage, a full disk. */
async function attempt<T>(dbName: string, act: (store: Rows) => Promise<T>): Promise<T | undefined> {
  try {
    const { store, done } = (await open(dbName)).transaction('rows', 'readwrite');
    // A transaction that fails says so more than once.
    const [answer] = await Promise.all([act(store), done]);
    return answer;
  } catch (error) {
    databases.delete(dbName);
    if (!warned.has(dbName)) console.warn('discussion-elements: nothing is kept after this visit', error);
    warned.add(dbName);
    return undefined;
  }
}

function open(dbName: string): Promise<Database> {
  let database = databases.get(dbName);
  if (!database) {
    const forget = (): void => {
      databases.delete(dbName);
    };
    database = openDB<Schema>(dbName, 1, {
      upgrade: (fresh) => {
        fresh.createObjectStore('rows', { keyPath: 'key' });
      },
      // Whoever deletes or renews the database is not held up.
      blocking: (_current, _blocked, { target }) => {
        forget();
        (target as IDBDatabase).close();
      },
      terminated: forget,
    });
    databases.set(dbName, database);
  }
  return database;
}

function memoryOf(dbName: string): Map<string, OverlayRow> {
  let memory = unstored.get(dbName);
  if (!memory) unstored.set(dbName, (memory = new Map<string, OverlayRow>()));
  return memory;
}
