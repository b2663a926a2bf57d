import type { WalineServer } from './waline-server.js';

/** A comment as Waline stores it. */
export interface StoredComment {
  key: string;
  /** The key of another one; a number is taken as it is. */
  parent?: string | number;
  /** The second in which it was written; keeps order. */
  second: number;
  text?: string;
  nick?: string;
  status?: string;
  userId?: number;
  like?: number;
}

export interface MadeThread {
  path: string;
  /** What a `WalineSource` is given. */
  src: string;
  ids: Readonly<Record<string, number>>;
}

let threads = 0;

/** A thread with a path of its own, so that each test has its own. */
export async function makeThread(server: WalineServer, comments: readonly StoredComment[]): Promise<MadeThread> {
  threads += 1;
  const path = `/story-${threads}/`;
  const ids: Record<string, number> = {};
  const roots: Record<string, number> = {};
  // The server numbers what it stores itself from the last one on.
  let id = 100_000 + threads * 1000;
  const values = comments.map(({ key, parent, second, text = `Words of ${key}.`, nick = `Writer ${key}`, status = 'approved', userId, like }) => {
    id += 1;
    ids[key] = id;
    roots[key] = parent === undefined ? id : (roots[parent] ?? Object.values(roots)[0] ?? id);
    const pid = parent === undefined ? undefined : (ids[parent] ?? Number(parent));
    const time = new Date(Date.UTC(2024, 4, 1, 10, 0, second)).toISOString().slice(0, 19).replace('T', ' ');
    const rid = pid === undefined ? undefined : roots[key];
    const fields = [id, text, nick, 'guest@mail.example', '203.0.113.7', 'A browser', path, pid, rid, status, userId, like, time];
    return `(${fields.map(quoted).join(', ')})`;
  });
  const columns = 'id, comment, nick, mail, ip, ua, url, pid, rid, status, user_id, `like`, insertedAt';
  if (values.length > 0) await server.run(`INSERT INTO wl_Comment (${columns}) VALUES ${values.join(',\n')}`);
  return { path, src: `${server.url}/#${path}`, ids };
}

function quoted(value: string | number | undefined): string {
  if (value === undefined) return 'NULL';
  return typeof value === 'number' ? String(value) : `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** Four at the top, replies three deep. */
export function fewComments(): StoredComment[] {
  return [
    { key: 'a', second: 1 },
    { key: 'b', second: 2 },
    { key: 'a1', parent: 'a', second: 3 },
    { key: 'c', second: 4 },
    { key: 'a11', parent: 'a1', second: 5 },
    { key: 'd', second: 6 },
    { key: 'b1', parent: 'b', second: 7 },
    { key: 'a111', parent: 'a11', second: 8 },
  ];
}
