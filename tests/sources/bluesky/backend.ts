import { Reply, startBackend, type Backend, type BackendCall } from '../backend.js';
import { recorded } from '../recorded.js';

export const ROOT = 'at://did:plc:cw4qivu5xjb6awbmysukv4sp/app.bsky.feed.post/3n2zmzvaans2o';
export const PAGE = 'https://bsky.app/profile/anni97l.test/post/3n2zmzvaans2o';
export const BO = 'did:plc:lssb7egxcjoqaownps5znupe';

interface Post {
  uri: string;
  cid: string;
  author: { did: string; [field: string]: unknown };
  record: Record<string, unknown>;
  replyCount: number;
  likeCount: number;
  viewer?: Record<string, unknown>;
  [field: string]: unknown;
}

export interface Node {
  post?: Post;
  uri?: string;
  replies?: Node[];
  parent?: Node;
  [field: string]: unknown;
}

interface Answer {
  thread: Node;
  threadgate?: unknown;
}

interface Command {
  collection: string;
  rkey: string;
  record: { text?: string; subject?: { uri: string }; reply?: { parent: { uri: string } } };
}

/** The recorded thread, with replies whose shapes are documented. */
export function richThread(): Answer {
  const answer = recorded('bluesky/thread') as Answer;
  const rich = recorded('bluesky/rich') as Node[];
  answer.thread.replies?.push(...rich);
  Object.assign(answer.thread.post ?? {}, { replyCount: answer.thread.replies?.length });
  return answer;
}

/** An error as it was recorded. */
export function errorOf(name: string): Reply {
  const { status, body } = (recorded('bluesky/errors') as Record<string, { status: number; body: unknown }>)[name] ?? {};
  return new Reply(status ?? 500, body);
}

/** Cuts a node as the AppView does: where the depth ends, there is no list of replies. */
export function cut({ replies, ...node }: Node, depth: number): Node {
  if (!node.post || !replies) return node;
  return depth === 0 ? node : { ...node, replies: replies.map((one) => cut(one, depth - 1)) };
}

/**
 * Answers as an AppView does, and as an account's own server to who says `Bearer bo`: reads are recorded, writes change
 * the thread and are answered in the recorded shapes.
 */
export function startBluesky(answer = recorded('bluesky/thread') as Answer): Promise<Backend> {
  const nodes = new Map<string, Node>();
  const collect = (node: Node, parent?: Node): void => {
    const uri = node.post?.uri ?? node.uri;
    if (uri) nodes.set(uri, { ...node, ...(parent && { parent }) });
    for (const reply of node.replies ?? []) collect(reply, nodes.get(uri ?? ''));
  };
  collect(answer.thread);
  const live = (uri: string): Node => {
    const { parent: _, ...node } = nodes.get(uri) ?? {};
    return { ...node, ...(node.replies && { replies: node.replies.map((one) => live(one.post?.uri ?? one.uri ?? '')) }) };
  };
  const commands = commandsOn(nodes);

  return startBackend((call) => {
    const { path, query } = call;
    const uri = query.get('uri') ?? '';
    switch (path.replace('/xrpc/', '')) {
      case 'com.atproto.identity.resolveHandle':
        return query.get('handle') === 'anni97l.test'
          ? recorded('bluesky/handle')
          : new Reply(400, { error: 'InvalidRequest', message: 'Unable to resolve handle' });
      case 'app.bsky.feed.getPostThread': {
        if (Number(query.get('depth')) > 1000) return errorOf('depth');
        if (!nodes.has(uri)) return errorOf('not-found');
        const above = Number(query.get('parentHeight')) > 0 ? parentsOf(nodes.get(uri)) : undefined;
        const thread = { ...cut(live(uri), Number(query.get('depth') ?? 6)), ...(above && { parent: above }) };
        return { thread, ...(answer.threadgate !== undefined && { threadgate: answer.threadgate }) };
      }
      case 'app.bsky.feed.getPosts':
        return { posts: query.getAll('uris').flatMap((one) => nodes.get(one)?.post ?? []) };
      case 'app.bsky.actor.getProfile':
        return { did: BO, handle: 'boi97l.test', displayName: 'Bo' };
      default:
        return commands(call);
    }
  });
}

function parentsOf(node: Node | undefined): Node | undefined {
  const parent = node?.parent;
  if (!parent) return undefined;
  const above = parentsOf(parent);
  return { $type: 'app.bsky.feed.defs#threadViewPost', ...(parent.post && { post: parent.post }), ...(above && { parent: above }) };
}

/** What an account's server does with records. */
function commandsOn(nodes: Map<string, Node>): (call: BackendCall) => unknown {
  const likes = new Map<string, Post>();
  const create = ({ collection, rkey, record }: Command): unknown => {
    const uri = `at://${BO}/${collection}/${rkey}`;
    const made = { uri, cid: `bafyrei${rkey}`, commit: { cid: 'bafyreicommit', rev: rkey }, validationStatus: 'valid' };
    const liked = nodes.get(record.subject?.uri ?? '')?.post;
    if (liked) {
      likes.set(uri, liked);
      Object.assign(liked, { likeCount: liked.likeCount + 1, viewer: { ...liked.viewer, like: uri } });
      return made;
    }
    if ([...new Intl.Segmenter().segment(record.text ?? '')].length > 300) return errorOf('too-long');
    const parent = nodes.get(record.reply?.parent.uri ?? '');
    const author = { did: BO, handle: 'boi97l.test', displayName: 'Bo', labels: [] };
    const post = { uri, cid: made.cid, author, record, replyCount: 0, likeCount: 0, indexedAt: new Date().toISOString(), labels: [], viewer: {} };
    const node: Node = { $type: 'app.bsky.feed.defs#threadViewPost', post, replies: [] };
    parent?.replies?.push(node);
    if (parent?.post) parent.post.replyCount += 1;
    nodes.set(uri, { ...node, ...(parent && { parent }) });
    return made;
  };
  const remove = ({ collection, rkey }: Command): unknown => {
    const uri = `at://${BO}/${collection}/${rkey}`;
    const liked = likes.get(uri);
    if (liked) Object.assign(liked, { likeCount: liked.likeCount - 1, viewer: {} });
    const parent = nodes.get(uri)?.parent;
    // The branch goes with it, and nothing stays in its place.
    if (parent?.replies) parent.replies.splice(parent.replies.findIndex(({ post }) => post?.uri === uri), 1);
    if (parent?.post) parent.post.replyCount -= 1;
    nodes.delete(uri);
    return { commit: { cid: 'bafyreicommit', rev: 'rev' } };
  };
  return ({ path, query, headers, body }) => {
    if (headers.authorization === undefined) return errorOf('no-auth');
    if (headers.authorization !== 'Bearer bo') return errorOf('bad-token');
    if (path.endsWith('createRecord')) return create(body as Command);
    if (path.endsWith('deleteRecord')) return remove(body as Command);
    const uri = `at://${query.get('repo')}/${query.get('collection')}/${query.get('rkey')}`;
    const post = nodes.get(uri)?.post;
    return post
      ? { uri, cid: post.cid, value: post.record }
      : new Reply(400, { error: 'RecordNotFound', message: `Could not locate record: ${uri}` });
  };
}

/** The account Bo at this backend. */
export function sessionAt(origin: string, token = 'Bearer bo') {
  return {
    did: BO,
    fetchHandler: (path: string, init: RequestInit = {}): Promise<Response> => {
      const headers = new Headers(init.headers);
      if (token) headers.set('Authorization', token);
      return fetch(origin + path, { ...init, headers });
    },
  };
}
