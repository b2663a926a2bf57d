import type { CommentData, DiscussionPage, Order } from '../../model/types.js';
import { idOf, isRecord, numberOf, recordsOf } from '../foreign.js';
import { SourceError, type SourceContext } from '../source.js';
import { authorOf, commentOf, type WalineViewer } from './comment.js';
import { WalineLikes } from './likes.js';
import { WalineServer, addressOf, type WalineAddress, type WalineSourceOptions } from './server.js';

/** The most top-level comments that Waline gives at once. */
const MOST = 100;

const SORTS: Readonly<Record<Order, string>> = { oldest: 'insertedAt_asc', newest: 'insertedAt_desc', top: 'like_desc' };

export interface WalinePage extends DiscussionPage {
  /** Of all pages. */
  total: number;
}

/** A thread on a Waline server, and what is known of it and of its reader. */
export class WalineThread {
  readonly address: WalineAddress;
  readonly server: WalineServer;
  readonly likes: WalineLikes;
  viewer: WalineViewer | undefined;
  /** What has come, with the top of its branch: a reply has to name both. */
  readonly #known = new Map<string, { comment: CommentData; root: string }>();

  constructor(src: string, options: WalineSourceOptions) {
    this.address = addressOf(src);
    this.server = new WalineServer(this.address.server, options);
    this.likes = new WalineLikes(this.address.server);
  }

  /** Finds out who reads. The server takes a token that is wrong or too old for none at all. */
  async meet(context: SourceContext): Promise<void> {
    if (!this.server.options.headers) return;
    const data = await this.server.ask('token', context);
    const { objectId, display_name, url, avatar, type, label } = isRecord(data) ? data : {};
    const author = authorOf({ user_id: objectId, nick: display_name, link: url, avatar, type, label });
    this.viewer = author.id === undefined ? undefined : { author, isAdmin: type === 'administrator' };
  }

  /** Pages are counted in top-level comments; all that is under one comes with it. */
  async page(page: number, context: SourceContext, order: Order = 'oldest', limit = MOST): Promise<WalinePage> {
    const size = Math.min(MOST, Math.max(1, limit));
    const query = { path: this.address.path, page: String(page), pageSize: String(size), sortBy: SORTS[order] };
    const data = await this.server.ask('comment', context, query);
    if (!isRecord(data) || !Array.isArray(data.data)) throw new SourceError('bad-answer', 'JSON, but no list of comments');
    const comments = recordsOf(data.data).flatMap((root) => [root, ...recordsOf(root.children)].map((one) => this.read(one)));
    const isLast = page >= numberOf(data.totalPages);
    return { comments, total: numberOf(data.count), ...(!isLast && { next: String(page + 1) }) };
  }

  /** Takes a comment as the server sends it. */
  read(data: unknown): CommentData {
    const comment = commentOf(data, { viewer: this.viewer, likes: (id) => this.likes.has(id) });
    this.#known.set(comment.id, { comment, root: (isRecord(data) && idOf(data.rid)) || comment.id });
    return comment;
  }

  get(id: string): CommentData | undefined {
    return this.#known.get(id)?.comment;
  }

  rootOf(id: string): string | undefined {
    return this.#known.get(id)?.root;
  }

  hasReplies(id: string): boolean {
    return [...this.#known.values()].some(({ comment }) => comment.parentId === id && comment.status !== 'deleted');
  }

  forget(id: string): void {
    this.#known.delete(id);
  }
}
