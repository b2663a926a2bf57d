import type { BodyData, CommentData, CommentStatus, DiscussionPage, DraftData, ThreadData, ThreadState } from '../model/types.js';
import { numberOf } from './foreign.js';
import { loadPart } from './http.js';
import { onDemand } from './on-demand.js';
import type { DiscussionSource, LoadQuery, SourceContext } from './source.js';
import { WordPressSite, type Query, type WordPressSourceOptions, type WordPressThread } from './wordpress/site.js';

export type { WordPressSourceOptions } from './wordpress/site.js';

/** The most that WordPress gives at once. */
const MOST = 100;

/**
 * The comments under a WordPress post, over its REST interface. `src` is the post's address, or a REST URL of it.
 *
 * @example new WordPressSource('https://blog.example/2025/03/a-story/', { nonce: true })
 */
export class WordPressSource implements DiscussionSource {
  readonly name = 'wordpress';
  readonly #site: WordPressSite;
  readonly #options: WordPressSourceOptions;
  #thread: WordPressThread | undefined;
  readonly #write = onDemand(
    () => import('./wordpress/writing.js'),
    ({ WordPressWriting }) => new WordPressWriting(this.#site),
  );

  constructor(src: string, options: WordPressSourceOptions = {}) {
    this.#site = new WordPressSite(src, options);
    this.#options = options;
  }

  /** A thread of up to a hundred comments comes at once; of a longer one, pages of top-level comments with their replies. */
  async load(query: LoadQuery, context: SourceContext): Promise<DiscussionPage> {
    const isPart = (query.cursor ?? query.parentId ?? query.aroundId ?? query.status) !== undefined;
    const thread = (isPart && this.#thread) || (this.#thread = await this.#read(context));
    if (isPart) return this.#part(thread, query, context);
    const list = { ...thread.query, orderby: 'date_gmt', order: 'asc', per_page: String(MOST) };
    const [{ data, headers }, { firstPageOf }, mayPost] = await Promise.all([
      this.#site.comments('', context, list),
      loadPart(import('./wordpress/post.js')),
      thread.post.comment_status === 'open' ? this.#site.mayPost(context) : undefined,
    ]);
    thread.total = numberOf(headers.get('X-WP-Total'));
    const page = firstPageOf(thread, data, this.#site.src, mayPost);
    return thread.total > MOST ? { ...page, ...(await this.#part(thread, query, context)) } : page;
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

  async moderate(id: string, status: CommentStatus, context: SourceContext): Promise<CommentData> {
    return (await this.#write()).moderate(id, status, context);
  }

  async setState(state: ThreadState, context: SourceContext): Promise<ThreadData> {
    return (await this.#write()).setState(state, context);
  }

  async count(urls: readonly string[], context: SourceContext): Promise<Map<string, number>> {
    const { countPosts } = await loadPart(import('./wordpress/count.js'));
    const { timeout } = this.#options;
    // Who asks is no matter: a count is what the public sees.
    return countPosts(urls, (url) => new WordPressSite(url, timeout === undefined ? {} : { timeout }), context);
  }

  async #read(context: SourceContext): Promise<WordPressThread> {
    const post = await this.#site.post(context);
    const viewer = await this.#site.viewer(context);
    const own: Query = viewer?.seesHeld ? { context: 'edit', status: 'all' } : {};
    const query = { post: await this.#site.postId(context), ...own };
    return { post, viewer, query, total: 0, given: [] };
  }

  async #part(thread: WordPressThread, query: LoadQuery, context: SourceContext): Promise<DiscussionPage> {
    const { loadPage } = await loadPart(import('./wordpress/pages.js'));
    return loadPage(this.#site, thread, query, context);
  }
}
