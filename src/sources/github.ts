import type { CommentData, DiscussionPage, MoreReplies, ThreadData } from '../model/types.js';
import { given, idOf, isRecord, numberOf, recordsOf, textOf, type Foreign } from './foreign.js';
import { articleOf, authorOf, commentOf, reactionsOf } from './github/comment.js';
import { DISCUSSION, withFragments } from './github/queries.js';
import { loadPart, requestJson, type RequestOptions } from './http.js';
import { onDemand } from './on-demand.js';
import { SourceError, type DiscussionSource, type LoadQuery, type SourceContext } from './source.js';

export interface GitHubOptions extends Pick<RequestOptions, 'headers' | 'credentials' | 'timeout'> {
  /** The reader's own; it goes to `api` with every request. */
  token?: string | (() => string | Promise<string>);
  /** Where GraphQL is asked: a proxy of the page's that adds a token, since GitHub answers nobody without one. */
  api?: string;
  /** The proxy knows each reader by their own account; without it nothing is written through a proxy. */
  writes?: boolean;
}

export interface DiscussionAddress {
  owner: string;
  name: string;
  number: number;
}

/** The records of a dotted path: `repository.discussion`; an error where it leads nowhere. */
export type GitHubCall = (query: string, variables: object, path: string, context: SourceContext) => Promise<Foreign>;

/**
 * A discussion of GitHub. `src` is its address. GitHub wants a token from everybody, so a public page needs a proxy.
 *
 * @example new GitHubSource('https://github.com/harbour/tides/discussions/7', { api: '/github' })
 */
export class GitHubSource implements DiscussionSource {
  readonly name = 'github';
  readonly post?: NonNullable<DiscussionSource['post']>;
  readonly edit?: NonNullable<DiscussionSource['edit']>;
  readonly remove?: NonNullable<DiscussionSource['remove']>;
  readonly react?: NonNullable<DiscussionSource['react']>;
  readonly moderate?: NonNullable<DiscussionSource['moderate']>;
  readonly #src: string;
  readonly #options: GitHubOptions;
  #id: string | undefined;
  #starter: string | undefined;
  readonly #write = onDemand(
    () => import('./github/writing.js'),
    ({ GitHubWriting }) =>
      new GitHubWriting({
        call: this.#call,
        comment: (node) => this.#comment(node),
        reactions: (node) => reactionsOf(node, true),
        discussion: async (context) => {
          if (this.#id === undefined) await this.load({ limit: 1 }, context);
          return this.#id ?? '';
        },
      }),
  );

  constructor(src: string, options: GitHubOptions = {}) {
    this.#src = src;
    this.#options = options;
    if (!this.#canWrite) return;
    this.post = async (...call) => (await this.#write()).post(...call);
    this.edit = async (...call) => (await this.#write()).edit(...call);
    this.remove = async (...call) => (await this.#write()).remove(...call);
    this.react = async (...call) => (await this.#write()).react(...call);
    this.moderate = async (...call) => (await this.#write()).moderate(...call);
  }

  async load({ cursor, limit, parentId, aroundId }: LoadQuery, context: SourceContext): Promise<DiscussionPage> {
    const address = addressOf(this.#src);
    if (parentId !== undefined || aroundId !== undefined) {
      const { loadAround, loadReplies } = await loadPart(import('./github/branch.js'));
      const call = (query: string, variables: object): Promise<Foreign> => this.#call(query, variables, 'node', context);
      const read = (connection: unknown): DiscussionPage => this.#page(connection);
      return parentId !== undefined ? loadReplies(parentId, cursor, call, read) : loadAround(aroundId ?? '', address, call, read);
    }
    const variables = { ...address, first: Math.min(limit ?? 100, 100), after: cursor ?? null };
    const answer = await this.#ask(DISCUSSION, variables, context);
    const discussion = await recordAt(answer, 'data.repository.discussion');
    this.#id = idOf(discussion.id);
    this.#starter = isRecord(discussion.author) ? textOf(discussion.author.login) : undefined;
    const page = this.#page(discussion.comments);
    if (cursor !== undefined) return page;
    const url = textOf(discussion.url) ?? this.#src;
    return { article: articleOf(discussion, url), thread: this.#thread(discussion, answer.data, address, url), ...page };
  }

  async count(urls: readonly string[], context: SourceContext): Promise<Map<string, number>> {
    const { countDiscussions } = await loadPart(import('./github/count.js'));
    return countDiscussions(urls, addressOf, async (query, variables) => recordAt(await this.#ask(query, variables, context), 'data'));
  }

  get #canWrite(): boolean {
    return this.#options.writes ?? this.#options.token !== undefined;
  }

  #comment(node: Foreign): CommentData | undefined {
    return commentOf(node, { canWrite: this.#canWrite, starter: this.#starter });
  }

  #thread(discussion: Foreign, data: unknown, { owner, name, number }: DiscussionAddress, url: string): ThreadData {
    const { totalCount, nodes }: Foreign = isRecord(discussion.comments) ? discussion.comments : {};
    const replies = recordsOf(nodes).reduce((sum, { replies: one }) => sum + (isRecord(one) ? numberOf(one.totalCount) : 0), 0);
    return {
      id: `github:${owner}/${name}#${number}`,
      url,
      state: discussion.locked === true ? 'closed' : 'open',
      total: numberOf(totalCount) + replies,
      limits: { maxLength: 65_536, maxReplyDepth: 1 },
      origin: { name: 'GitHub', url },
      guestFields: [],
      ...(this.#canWrite && isRecord(data) && isRecord(data.viewer) && { viewer: authorOf(data.viewer) }),
      ...(discussion.locked !== true && !this.#canWrite && { replyUrl: url }),
    };
  }

  /** Top-level comments, each with its first hundred replies. */
  #page(connection: unknown): DiscussionPage {
    const { pageInfo, nodes }: Foreign = isRecord(connection) ? connection : {};
    const more: MoreReplies[] = [];
    const comments = recordsOf(nodes).flatMap((node) => {
      const replies = this.#page(node.replies);
      const parentId = idOf(node.id);
      const all: Foreign = isRecord(node.replies) ? node.replies : {};
      const count = numberOf(all.totalCount) - recordsOf(all.nodes).length;
      if (parentId !== undefined && replies.next) more.push({ parentId, count, cursor: replies.next });
      return [this.#comment(node) ?? [], replies.comments].flat();
    });
    const next = isRecord(pageInfo) && pageInfo.hasNextPage === true ? textOf(pageInfo.endCursor) : undefined;
    return { comments, ...(more.length > 0 && { more }), ...given({ next }) };
  }

  readonly #call: GitHubCall = async (query, variables, path, context) =>
    recordAt(await this.#ask(query, variables, context), `data.${path}`);

  async #ask(query: string, variables: object, context: SourceContext): Promise<Foreign> {
    const { token, api = 'https://api.github.com/graphql', headers: own, writes: _, ...options } = this.#options;
    const headers = async (): Promise<Headers> => {
      const all = new Headers(typeof own === 'function' ? await own() : own);
      if (token !== undefined) all.set('Authorization', `Bearer ${typeof token === 'function' ? await token() : token}`);
      return all;
    };
    const answer = await requestJson(api, context, {
      ...options,
      headers,
      method: 'POST',
      body: { query: withFragments(query), variables },
      explain: async (data, status) => (status < 400 ? undefined : (await errors()).explain(data, status, token !== undefined)),
    });
    if (!isRecord(answer)) throw new SourceError('bad-answer', 'no answer of GraphQL');
    return answer;
  }
}

/** What stands at a path of an answer; what its other parts lack does not matter. */
async function recordAt(answer: Foreign, path: string): Promise<Foreign> {
  let at: unknown = answer;
  for (const step of path.split('.')) at = isRecord(at) ? at[step] : undefined;
  if (!isRecord(at)) throw (await errors()).errorIn(answer);
  return at;
}

async function errors() {
  return loadPart(import('./github/errors.js'));
}

/** Reads `https://github.com/OWNER/NAME/discussions/7`, of an own GitHub, too. */
export function addressOf(src: string): DiscussionAddress {
  const [, owner, name, number] = /^https?:\/\/[^/]+\/([\w.-]+)\/([\w.-]+)\/discussions\/(\d+)/.exec(src) ?? [];
  if (!owner || !name || !number) throw new SourceError('not-found', `no discussion of GitHub: ${src}`);
  return { owner, name, number: Number(number) };
}

