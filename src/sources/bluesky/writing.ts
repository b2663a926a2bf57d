import type { CommentData, DraftData, ReactionData } from '../../model/types.js';
import type { BlueskyCall } from '../bluesky.js';
import { isRecord, numberOf, recordsOf, textOf, type Foreign } from '../foreign.js';
import { stopIfAborted } from '../http.js';
import { SourceError, type SourceContext } from '../source.js';

const POST = 'app.bsky.feed.post';
const LIKE = 'app.bsky.feed.like';
const LINK = /https?:\/\/[^\s<>"]+[^\s<>"?!.,:;)\]'…]/g;

interface Account {
  did: string;
  call: BlueskyCall;
  /** The address of the post under which all comments stand. */
  root: (context: SourceContext) => Promise<string>;
  /** Posts as they were last seen, by address. */
  posts: Map<string, Foreign>;
  comment: (post: Foreign, parentId: string | null) => CommentData;
  like: (post: Foreign) => ReactionData;
}

/** What an account does to a thread: records in its own repository. */
export class BlueskyWriting {
  readonly #account: Account;
  /** The names of the records of drafts, so that the same draft is the same record. */
  readonly #keys = new Map<string, string>();
  #profile: Foreign | undefined;

  constructor(account: Account) {
    this.#account = account;
  }

  /** Who writes, asked for once; without a name one can write all the same. */
  async profile(context: SourceContext): Promise<Foreign> {
    const { did, call } = this.#account;
    try {
      return (this.#profile ??= await call('app.bsky.actor.getProfile', { actor: did }, context));
    } catch (error) {
      if (error instanceof SourceError) return { did };
      throw error;
    }
  }

  async post({ key, parentId, body }: DraftData, context: SourceContext): Promise<CommentData> {
    stopIfAborted(context.signal);
    const { did, posts } = this.#account;
    const top = await this.#post(await this.#account.root(context), context);
    // The account's server would take it, and nobody would ever see it.
    if (isRecord(top.viewer) && top.viewer.replyDisabled === true) throw new SourceError('closed', textOf(top.uri));
    const parent = parentId === null ? top : await this.#post(parentId, context);
    const facets = facetsOf(body.value);
    const record = {
      $type: POST,
      text: body.value,
      createdAt: new Date().toISOString(),
      ...(facets.length > 0 && { facets }),
      reply: { root: rootOf(top), parent: refOf(parent) },
    };
    const author = await this.profile(context);
    const { uri, cid } = await this.#create(POST, record, context, key);
    const post = { uri, cid, author: { ...author, did }, record, indexedAt: record.createdAt, viewer: {} };
    posts.set(String(uri), post);
    return this.#account.comment(post, parentId);
  }

  async remove(id: string, context: SourceContext): Promise<void> {
    const { did, posts } = this.#account;
    if (!id.startsWith(`at://${did}/`)) throw new SourceError('forbidden', `${id} is not of ${did}`);
    await this.#delete(POST, id, context);
    posts.delete(id);
  }

  async react(id: string, key: string, on: boolean, context: SourceContext): Promise<ReactionData[]> {
    if (key !== 'like') throw new SourceError('unsupported', `no reaction ${key}`);
    const post = await this.#post(id, context);
    const viewer: Foreign = isRecord(post.viewer) ? post.viewer : {};
    const before = textOf(viewer.like);
    let like = before;
    if (on && !before) {
      const subject = refOf(post);
      like = textOf((await this.#create(LIKE, { $type: LIKE, createdAt: new Date().toISOString(), subject }, context)).uri);
    } else if (!on && before) {
      await this.#delete(LIKE, before, context);
      like = undefined;
    }
    const step = Number(like !== undefined) - Number(before !== undefined);
    const after = { ...post, likeCount: Math.max(0, numberOf(post.likeCount) + step), viewer: { ...viewer, like } };
    this.#account.posts.set(id, after);
    return [this.#account.like(after)];
  }

  /** A draft that was sent before may be there: it is looked for, not sent again. */
  async #create(collection: string, record: object, context: SourceContext, draft?: string): Promise<Foreign> {
    const { did: repo, call } = this.#account;
    const sent = draft === undefined ? undefined : this.#keys.get(draft);
    if (sent) {
      try {
        return await call('com.atproto.repo.getRecord', { repo, collection, rkey: sent }, context);
      } catch (error) {
        if (!(error instanceof SourceError) || error.kind !== 'not-found') throw error;
      }
    }
    const rkey = sent ?? newKey();
    if (draft !== undefined) this.#keys.set(draft, rkey);
    const made = await call('com.atproto.repo.createRecord', {}, context, { repo, collection, rkey, record });
    if (!textOf(made.uri)) throw new SourceError('bad-answer', 'a record without an address');
    return made;
  }

  async #delete(collection: string, uri: string, context: SourceContext): Promise<void> {
    const rkey = uri.slice(uri.lastIndexOf('/') + 1);
    await this.#account.call('com.atproto.repo.deleteRecord', {}, context, { repo: this.#account.did, collection, rkey });
  }

  async #post(uri: string, context: SourceContext): Promise<Foreign> {
    const { posts, call } = this.#account;
    const known = posts.get(uri) ?? recordsOf((await call('app.bsky.feed.getPosts', { uris: uri }, context)).posts)[0];
    if (!known) throw new SourceError('not-found', `no post ${uri}`);
    posts.set(uri, known);
    return known;
  }
}

/** What names a version of a post. */
function refOf({ uri, cid }: Foreign): { uri: string; cid: string } {
  return { uri: textOf(uri) ?? '', cid: textOf(cid) ?? '' };
}

/** The post that all the thread stands under: that of the article may itself be a reply. */
function rootOf(post: Foreign): unknown {
  const { reply }: Foreign = isRecord(post.record) ? post.record : {};
  return isRecord(reply) && isRecord(reply.root) ? reply.root : refOf(post);
}

/** Addresses in a text are links only where they are said to be, in bytes of UTF-8. */
function facetsOf(text: string): object[] {
  const bytes = (part: string): number => new TextEncoder().encode(part).length;
  return [...text.matchAll(LINK)].map(({ 0: uri, index }) => {
    const byteStart = bytes(text.slice(0, index));
    return {
      index: { byteStart, byteEnd: byteStart + bytes(uri) },
      features: [{ $type: 'app.bsky.richtext.facet#link', uri }],
    };
  });
}

/** A name of a record as the protocol wants it: microseconds since 1970 and a random clock, in a base 32 that sorts. */
function newKey(): string {
  let number = (BigInt(Date.now()) * 1000n) * 1024n + BigInt(Math.floor(Math.random() * 1024));
  let key = '';
  for (let at = 0; at < 13; at++, number /= 32n) key = '234567abcdefghijklmnopqrstuvwxyz'.charAt(Number(number % 32n)) + key;
  return key;
}
