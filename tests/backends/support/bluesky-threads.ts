import type { BlueskyNetwork, RecordRef } from './bluesky-server.js';

export interface Post {
  key: string;
  /** The key of another one; the root where it is absent. */
  parent?: string;
  by?: string;
  text?: string;
  /** Further fields of the record. */
  more?: object;
}

export interface MadeThread {
  /** The `at://` address of the root. */
  uri: string;
  /** The address that people know. */
  page: string;
  posts: Readonly<Record<string, RecordRef>>;
}

/** A thread under a post of Ann's, written in this order, as the AppView shows it. */
export async function makeThread(network: BlueskyNetwork, replies: readonly Post[], more: object = {}): Promise<MadeThread> {
  const root = await network.write('ann', 'app.bsky.feed.post', { text: 'The tide is late.', createdAt: timeOf(0), ...more });
  const posts: Record<string, RecordRef> = { root };
  for (const [at, reply] of replies.entries()) posts[reply.key] = await writeReply(network, root, posts[reply.parent ?? 'root'], reply, at + 1);
  await network.settled();
  return { uri: root.uri, page: `https://bsky.app/profile/ann.test/post/${keyOf(root.uri)}`, posts };
}

function writeReply(
  network: BlueskyNetwork,
  root: RecordRef,
  parent: RecordRef | undefined,
  { key, by = 'ben', text = `Words of ${key}.`, more }: Post,
  second: number,
): Promise<RecordRef> {
  if (!parent) throw new Error(`${key} answers nothing that was written before`);
  const ref = ({ uri, cid }: RecordRef): RecordRef => ({ uri, cid });
  const reply = { root: ref(root), parent: ref(parent) };
  return network.write(by, 'app.bsky.feed.post', { text, reply, createdAt: timeOf(second), ...more });
}

/** The name of a record. */
export function keyOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

function timeOf(second: number): string {
  return new Date(Date.UTC(2024, 4, 1, 10, 0, second)).toISOString();
}

/** Four at the top, replies three deep. */
export function fewPosts(): Post[] {
  return [
    { key: 'a' },
    { key: 'b', by: 'ann' },
    { key: 'a1', parent: 'a', by: 'ann' },
    { key: 'c', by: 'cyd' },
    { key: 'a11', parent: 'a1' },
    { key: 'd' },
    { key: 'b1', parent: 'b' },
    { key: 'a111', parent: 'a11', by: 'cyd' },
  ];
}

/** Each one answers the one before: `1`, `2` and so on. */
export function chainOf(length: number): Post[] {
  return Array.from({ length }, (_, at) => ({ key: String(at + 1), ...(at > 0 && { parent: String(at) }) }));
}
