import { Reply, startBackend, type Backend } from '../backend.js';
import { recorded } from '../recorded.js';

export interface Status {
  id: string;
  in_reply_to_id: string | null;
  replies_count: number;
  [field: string]: unknown;
}

/** What a server gives of a thread to those who are not signed in, by its published limits. */
const MOST_ANCESTORS = 40;
const MOST = 60;
const DEEPEST = 20;

export function statuses(): Status[] {
  return recorded('mastodon/statuses') as Status[];
}

/** A reply that says little. */
export function aStatus(id: string, parent: string | null, replies = 0): Status {
  return { ...(statuses()[1] ?? {}), id, in_reply_to_id: parent, replies_count: replies, url: `https://social.example/@hal/${id}` };
}

/** Answers as `/api/v1/statuses` of Mastodon does to one who is not signed in. */
export function startMastodon(all: readonly Status[] = statuses()): Promise<Backend> {
  const find = (id: string | null): Status | undefined => all.find((one) => one.id === id);
  return startBackend(({ path }) => {
    const [, id = '', context] = /^\/api\/v1\/statuses\/(\w+)(\/context)?$/.exec(path) ?? [];
    const status = find(id);
    if (!status) return new Reply(404, { error: 'Record not found' });
    return context ? contextOf(status, all, find) : status;
  });
}

function contextOf(status: Status, all: readonly Status[], find: (id: string | null) => Status | undefined): object {
  const ancestors: Status[] = [];
  for (let at = find(status.in_reply_to_id); at && ancestors.length < MOST_ANCESTORS; at = find(at.in_reply_to_id)) ancestors.unshift(at);
  const descendants: Status[] = [];
  const collect = (parent: string, depth: number): void => {
    for (const one of all.filter(({ in_reply_to_id: id }) => id === parent)) {
      if (descendants.length === MOST || depth > DEEPEST) return;
      descendants.push(one);
      collect(one.id, depth + 1);
    }
  };
  collect(status.id, 1);
  return { ancestors, descendants };
}
