import type { CommentData, DiscussionPage, MoreReplies } from '../model/types.js';
import { idOf, isRecord, numberOf, recordsOf, textOf, type Foreign } from './foreign.js';
import { hrefOf, loadPart, requestJson, type RequestOptions } from './http.js';
import { articleOf, commentOf, isPublic } from './mastodon/status.js';
import { SourceError, type DiscussionSource, type LoadQuery, type SourceContext } from './source.js';

/** What a server gives those who are not signed in, and no more. */
const MOST = 60;
const DEEPEST = 20;

/** `headers`, such as a reader's own token, go to the server of the post and to nobody else. */
export interface MastodonOptions extends Pick<RequestOptions, 'headers' | 'timeout'> {
  /** The origin of a server that knows the post under the same id, if not the one of its address. */
  api?: string;
}

/**
 * The replies to a post of Mastodon, or of a server that answers as it does, as far as they are public and that
 * server knows them. `src` is the address of the post. Replying happens there.
 *
 * @example new MastodonSource('https://mastodon.example/@nora/112233')
 */
export class MastodonSource implements DiscussionSource {
  readonly name = 'mastodon';
  readonly #src: string;
  readonly #options: MastodonOptions;

  constructor(src: string, options: MastodonOptions = {}) {
    this.#src = src;
    this.#options = options;
  }

  async load({ parentId, aroundId }: LoadQuery, context: SourceContext): Promise<DiscussionPage> {
    const root = this.#id;
    if (parentId !== undefined) {
      const { descendants } = await this.#context(parentId, context);
      return { comments: this.#comments(descendants), more: this.#heldBack(descendants, parentId).more };
    }
    if (aroundId !== undefined && aroundId !== root) return this.#around(aroundId, context);
    const [status, { descendants }] = await Promise.all([this.#status(root, context), this.#context(root, context)]);
    const url = textOf(status.url) ?? textOf(status.uri) ?? this.#src;
    const { more, partial } = this.#heldBack(descendants, root);
    return {
      article: articleOf(status, url),
      thread: {
        id: `mastodon:${url}`,
        url,
        state: 'open',
        replyUrl: url,
        origin: { name: 'Mastodon', url: this.#origin },
      },
      comments: this.#comments(descendants),
      more,
      // Nobody knows what other servers have kept to themselves.
      partial: partial ?? 'federation',
    };
  }

  async count(urls: readonly string[], context: SourceContext): Promise<Map<string, number>> {
    const { countEach, countOf } = await loadPart(import('./counting.js'));
    return countEach(urls, async (url) => {
      const isOurs = hrefOf('/', url) === hrefOf('/', this.#src);
      const other = new MastodonSource(url, isOurs ? this.#options : {});
      const { descendants } = await other.#context(other.#id, context);
      return countOf({ comments: other.#comments(descendants) });
    });
  }

  get #origin(): string {
    return this.#options.api ?? new URL(this.#src).origin;
  }

  /** The last part of `/@nora/112233`, `/users/nora/statuses/112233`, `/notice/9xyz`. */
  get #id(): string {
    const path = hrefOf(this.#src)?.split(/[?#]/)[0];
    const id = path && /\/([\w-]+)\/?$/.exec(path)?.[1];
    if (!id) throw new SourceError('not-found', `no address of a post: ${this.#src}`);
    return id;
  }

  async #around(id: string, context: SourceContext): Promise<DiscussionPage> {
    const [status, { ancestors, descendants }] = await Promise.all([this.#status(id, context), this.#context(id, context)]);
    const root = ancestors.findIndex((one) => idOf(one.id) === this.#id);
    if (root < 0) throw new SourceError('not-found', `${id} is not of this thread`);
    const statuses = [...ancestors.slice(root + 1), status, ...descendants];
    return { comments: this.#comments(statuses), more: this.#heldBack(descendants, id).more };
  }

  #comments(statuses: readonly Foreign[]): CommentData[] {
    return statuses.filter(isPublic).map((status) => commentOf(status, this.#id));
  }

  /** Where a limit of the server was met, replies are missing under those that have fewer than they are said to have. */
  #heldBack(statuses: readonly Foreign[], root: string): { more: MoreReplies[]; partial?: 'limit' | 'depth' } {
    const known = new Map<string | undefined, number>();
    const depths = new Map<string | undefined, number>([[root, 0]]);
    for (const { id, in_reply_to_id: parent } of statuses) {
      known.set(idOf(parent), (known.get(idOf(parent)) ?? 0) + 1);
      depths.set(idOf(id), (depths.get(idOf(parent)) ?? 0) + 1);
    }
    const isFull = !this.#options.headers && statuses.length >= MOST;
    const more: MoreReplies[] = [];
    for (const { id, replies_count: replies } of statuses) {
      const parentId = idOf(id);
      const count = numberOf(replies) - (known.get(parentId) ?? 0);
      const isCut = isFull || (depths.get(parentId) ?? 0) >= DEEPEST;
      if (parentId !== undefined && isCut && count > 0) more.push({ parentId, count });
    }
    return { more, ...(isFull ? { partial: 'limit' } : more.length > 0 ? { partial: 'depth' } : {}) };
  }

  async #status(id: string, context: SourceContext): Promise<Foreign> {
    const status = await this.#ask(id, context);
    if (!isRecord(status) || !idOf(status.id)) throw new SourceError('bad-answer', `no post ${id}`);
    return status;
  }

  async #context(id: string, context: SourceContext): Promise<{ ancestors: Foreign[]; descendants: Foreign[] }> {
    const answer = await this.#ask(`${id}/context`, context);
    if (!isRecord(answer)) throw new SourceError('bad-answer', `no context of ${id}`);
    const read = (list: unknown): Foreign[] => recordsOf(list).filter((one) => idOf(one.id) !== undefined);
    return { ancestors: read(answer.ancestors), descendants: read(answer.descendants) };
  }

  #ask(path: string, context: SourceContext): Promise<unknown> {
    const { api: _, ...options } = this.#options;
    return requestJson(`${this.#origin}/api/v1/statuses/${path}`, context, options);
  }
}
