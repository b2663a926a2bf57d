import type { BodyData, CommentData, CommentStatus, DiscussionPage, DraftData, ReactionData } from '../model/types.js';
import { numberOf } from './foreign.js';
import { loadPart } from './http.js';
import { onDemand } from './on-demand.js';
import type { DiscussionSource, LoadQuery, SourceContext } from './source.js';
import { WalineServer, addressOf, type WalineSourceOptions } from './waline/server.js';
import { WalineThread } from './waline/thread.js';

export type { WalineSourceOptions } from './waline/server.js';

/**
 * Comments on a Waline server. `src` is its address with the path that they are about:
 * `https://comments.example/#/a-story/` or `https://comments.example/?path=/a-story/`; without a path it is this page's.
 *
 * @example new WalineSource('https://comments.example/#/a-story/', { headers: { Authorization: `Bearer ${token}` } })
 */
export class WalineSource implements DiscussionSource {
  readonly name = 'waline';
  readonly #src: string;
  readonly #options: WalineSourceOptions;
  #opened: WalineThread | undefined;
  readonly #write = onDemand(
    () => import('./waline/writing.js'),
    ({ WalineWriting }) => new WalineWriting(this.#thread),
  );

  constructor(src: string, options: WalineSourceOptions = {}) {
    this.#src = src;
    this.#options = options;
  }

  async load(query: LoadQuery, context: SourceContext): Promise<DiscussionPage> {
    const thread = this.#thread;
    thread.likes.open(context.storage);
    const { cursor, limit, order } = query;
    if ((query.parentId ?? query.aroundId ?? query.status) !== undefined) {
      const { loadSome } = await loadPart(import('./waline/search.js'));
      return loadSome(thread, query, context);
    }
    if (cursor === undefined) await thread.meet(context);
    const { total, ...page } = await thread.page(Math.max(1, numberOf(cursor)), context, order, limit);
    if (cursor !== undefined) return page;
    const { viewer, address } = thread;
    // The server counts what was emptied, and for administrators what waits, which no heading does.
    const emptied = page.comments.filter(({ status }) => status === 'deleted').length;
    return {
      ...page,
      thread: {
        id: `${address.server}/#${address.path}`,
        state: 'open',
        ...(!viewer?.isAdmin && { total: total - emptied }),
        orders: ['oldest', 'newest', 'top'],
        guestFields: [
          { name: 'name', required: false },
          { name: 'email', required: false },
          { name: 'url', required: false },
        ],
        ...(viewer && { viewer: viewer.author }),
        ...(viewer?.isAdmin && { can: { edit: true, delete: true, moderate: true } }),
      },
    };
  }

  async post(draft: DraftData, context: SourceContext): Promise<CommentData> {
    return (await this.#write()).post(draft, context);
  }

  async edit(id: string, body: BodyData, context: SourceContext): Promise<CommentData> {
    return (await this.#write()).edit(id, body, context);
  }

  async remove(id: string, context: SourceContext): Promise<void> {
    return (await this.#write()).remove(id, context);
  }

  async react(id: string, key: string, on: boolean, context: SourceContext): Promise<ReactionData[]> {
    return (await this.#write()).react(id, key, on, context);
  }

  async moderate(id: string, status: CommentStatus, context: SourceContext): Promise<CommentData> {
    return (await this.#write()).moderate(id, status, context);
  }

  async pin(id: string, on: boolean, context: SourceContext): Promise<CommentData> {
    return (await this.#write()).pin(id, on, context);
  }

  async count(urls: readonly string[], context: SourceContext): Promise<Map<string, number>> {
    const { countPaths } = await loadPart(import('./waline/count.js'));
    const { timeout } = this.#options;
    return countPaths(urls, addressOf, (server, paths) => {
      // Who asks is no matter: a count is what the public sees.
      const asked = new WalineServer(server, timeout === undefined ? {} : { timeout });
      return asked.ask('comment', context, { type: 'count', url: paths.join(',') });
    });
  }

  /** An address that is none is refused when it is asked for something, not before. */
  get #thread(): WalineThread {
    return (this.#opened ??= new WalineThread(this.#src, this.#options));
  }
}
