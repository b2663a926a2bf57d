import type { BodyData, CommentData, CommentStatus, DraftData, ThreadData, ThreadState } from '../../model/types.js';
import { loadPart } from '../http.js';
import { SourceError, type SourceContext } from '../source.js';
import { commentOf } from './comment.js';
import { threadOf } from './post.js';
import type { WordPressSite } from './site.js';

const STATUSES: Partial<Record<CommentStatus, string>> = {
  published: 'approved',
  pending: 'hold',
  held: 'hold',
  spam: 'spam',
  hidden: 'trash',
  deleted: 'trash',
};

/** What a `WordPressSource` does beside loading. */
export class WordPressWriting {
  readonly #site: WordPressSite;

  constructor(site: WordPressSite) {
    this.#site = site;
  }

  /** WordPress knows no idempotency keys; it refuses the same words of the same writer under the same parent. */
  async post({ parentId, body, author = {} }: DraftData, context: SourceContext): Promise<CommentData> {
    const { name, email, url } = author;
    const comment = await this.#send('', context, {
      post: Number(await this.#site.postId(context)),
      ...(parentId !== null && { parent: Number(numberIn(parentId)) }),
      content: await htmlOf(body),
      ...(name && { author_name: name }),
      ...(email && { author_email: email }),
      ...(url && { author_url: url }),
    });
    // To its writer both are the same: it waits for somebody to look at it.
    return ['held', 'spam'].includes(comment.status) ? { ...comment, status: 'pending' } : comment;
  }

  /** Only moderators edit, and what they are given is the HTML that is stored. */
  async edit(id: string, body: BodyData, context: SourceContext): Promise<CommentData> {
    const content = body.format === 'text' ? await htmlOf(body) : body.value;
    return this.#send(`/${numberIn(id)}`, context, { content });
  }

  /** Into the trash, from where the site's owner can have it back. */
  async remove(id: string, context: SourceContext): Promise<void> {
    await this.#site.comments(`/${numberIn(id)}`, context, {}, { method: 'DELETE' });
  }

  async moderate(id: string, status: CommentStatus, context: SourceContext): Promise<CommentData> {
    const word = STATUSES[status];
    if (!word) throw new SourceError('unsupported', `WordPress has no status ${status}`);
    return this.#send(`/${numberIn(id)}`, context, { status: word });
  }

  async setState(state: ThreadState, context: SourceContext): Promise<ThreadData> {
    const data = await this.#site.post(context, { comment_status: state === 'open' ? 'open' : 'closed' });
    return threadOf(data, this.#site.src, await this.#site.viewer(context));
  }

  async #send(way: string, context: SourceContext, body: unknown): Promise<CommentData> {
    const { data } = await this.#site.comments(way, context, {}, { method: 'POST', body });
    return commentOf(data);
  }
}

/** Anything else would be part of an address. */
function numberIn(id: string): string {
  if (!/^\d+$/.test(id)) throw new SourceError('not-found', `no usable id: "${id}"`);
  return id;
}

/** A comment is HTML to WordPress, which would take `a <b> c` for a tag and drop it. */
async function htmlOf({ format, value }: BodyData): Promise<string> {
  if (format === 'html') return value;
  const { commentHtml, escapeHtml } = await loadPart(import('./markup.js'));
  return format === 'text' ? escapeHtml(value) : loadPart(commentHtml(value));
}
