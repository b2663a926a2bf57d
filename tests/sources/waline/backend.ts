import { Reply, startBackend, type Backend, type BackendCall } from '../backend.js';
import { recorded } from '../recorded.js';

export interface Row {
  objectId: number;
  children?: Row[];
  [field: string]: unknown;
}

interface List {
  errno: number;
  data: { page: number; totalPages: number; pageSize: number; count: number; data: Row[] };
}

export function list(): List {
  return recorded('waline/list') as List;
}

/** Answers as a Waline server does to somebody who is not signed in; `answer` takes the place of its own. */
export function startServer(answer: (call: BackendCall) => unknown = () => undefined, rows = list().data.data): Promise<Backend> {
  return startBackend((call) => {
    const own = answer(call);
    if (own !== undefined) return own;
    if (call.path === '/api/token') return recorded('waline/stranger');
    if (call.path !== '/api/comment' || call.method !== 'GET') return new Reply(200, { errno: 0, errmsg: '', data: '' });
    const [size, page] = [Number(call.query.get('pageSize')), Number(call.query.get('page'))];
    // The pinned ones are first in every order.
    const sorted = call.query.get('sortBy') === 'insertedAt_desc' ? rows.toReversed() : [...rows];
    sorted.sort((a, b) => Number(b.sticky) - Number(a.sticky));
    const data = sorted.slice((page - 1) * size, page * size);
    const count = rows.reduce((sum, { children = [] }) => sum + 1 + children.length, 0);
    return { errno: 0, errmsg: '', data: { page, totalPages: Math.ceil(rows.length / size), pageSize: size, count, data } };
  });
}
