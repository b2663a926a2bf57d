import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { CommentData } from '../../model/types.js';

/** What was done here to a discussion that is not ours to write to: by thread, what, and to what. */
export type OverlayKey =
  | [thread: string, what: 'comment', idempotencyKey: string]
  | [thread: string, what: 'reaction', commentId: string, reactionKey: string];

/** A comment as it is now, or whether a reaction is set. */
export interface OverlayRow {
  key: OverlayKey;
  value: CommentData | boolean;
}

interface Schema extends DBSchema {
  rows: { key: OverlayKey; value: OverlayRow };
}

type Database = IDBPDatabase<Schema>;

const databases = new Map<string, Promise<Database>>();
/** Rows that could not be stored, by database: they last as long as the page. */
const unstored = new Map<string, Map<string, OverlayRow>>();
const warned = new Set<string>();

/** The rows of a thread. */
export async function readRows(dbName: string, thread: string): Promise<OverlayRow[]> {
  const range = (): IDBKeyRange => IDBKeyRange.bound([thread], [thread, []]);
  const rows = await attempt(dbName, (database) => database.getAll('rows', range()));
  const others = [...memoryOf(dbName).values()].filter(({ key }) => key[0] === thread);
  return [...(rows ?? []), ...others];
}

/** Stores a row. With `once`, a row that is there already stays. Returns the one that is there in the end. */
export async function keepRow(dbName: string, row: OverlayRow, once = false): Promise<OverlayRow> {
  const memory = memoryOf(dbName);
  const name = JSON.stringify(row.key);
  const kept = await attempt(dbName, async (database) => {
    const transaction = database.transaction('rows', 'readwrite');
    const { store, done } = transaction;
    // A transaction that fails says so twice.
    done.catch(() => undefined);
    const before = once ? await store.get(row.key) : undefined;
    if (!before) {
      void store.put(row).catch(() => undefined);
      // At once: a page that is being left hears no answer.
      transaction.commit();
    }
    await done;
    return before ?? row;
  });
  if (kept) {
    memory.delete(name);
    return kept;
  }
  const before = once ? memory.get(name) : undefined;
  if (!before) memory.set(name, row);
  return before ?? row;
}

/** `undefined` when the browser does not let us store: private windows, blocked storage, a full disk. */
async function attempt<T>(dbName: string, act: (database: Database) => Promise<T>): Promise<T | undefined> {
  try {
    return await act(await open(dbName));
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
