import type {
  AuthorData,
  BodyData,
  CommentData,
  CommentStatus,
  DiscussionPage,
  DraftData,
  ReactionData,
  ThreadData,
  ThreadState,
} from '../model/types.js';
import { allowed, commentOf, edited, reacted, tombstoneOf } from './comment-changes.js';
import { DocumentStore } from './document-store.js';
import { stopIfAborted } from './http.js';
import { forViewer } from './memory/for-viewer.js';
import { readable } from './memory/readable.js';
import { SourceError, type DiscussionSource, type LoadQuery, type SourceContext, type SourceEvent } from './source.js';

export interface MemorySourceOptions {
  /** Who writes; without one, writers are guests. */
  viewer?: AuthorData;
  /** The time now, ISO 8601. */
  now?: () => string;
  /** The id of a new comment; made of the draft's key otherwise. */
  newId?: () => string;
  /** `pending` = what is posted waits for approval. */
  postStatus?: 'published' | 'pending';
}

/**
 * A discussion that lives in this page only: starts from a document, can be written to, stores nothing. Without
 * a `limit` it answers with everything, but the words of what is held, hidden or deleted only to those who may read them. Who may
 * edit, delete and moderate is what `can` of each comment says; what is posted here may be edited and deleted. Elements that share one see each other's changes.
 *
 * @example new MemorySource({ thread: { id: 'demo', state: 'open' }, comments: [] })
 */
export class MemorySource implements DiscussionSource {
  readonly name = 'memory';
  readonly #store: DocumentStore;
  readonly #options: MemorySourceOptions;
  readonly #listeners = new Set<(event: SourceEvent) => void>();

  constructor(document: unknown, options: MemorySourceOptions = {}) {
    this.#store = new DocumentStore(readable(document));
    this.#options = options;
  }

  async load(query: LoadQuery, context: SourceContext): Promise<DiscussionPage> {
    await begin(context);
    const page = this.#store.page(query);
    const { thread } = page;
    const { viewer } = this.#options;
    const comments = page.comments.map((comment) => forViewer(comment, thread));
    return { ...page, ...(thread && viewer && { thread: { viewer, ...thread } }), comments };
  }

  async post(draft: DraftData, context: SourceContext): Promise<CommentData> {
    await begin(context);
    const { key, parentId } = draft;
    const known = this.#store.posted(key);
    if (known) return known;
    if (parentId !== null) this.#store.get(parentId);
    const { viewer, newId = () => `own-${key}`, postStatus: status = 'published' } = this.#options;
    const writer = { id: newId(), at: this.#now(), viewer };
    if (this.#store.has(writer.id)) throw new SourceError('conflict', `there is a comment ${writer.id}`);
    const comment = { ...commentOf(draft, this.#store.thread, writer), status };
    this.#store.put(comment, key);
    this.#tell({ type: 'added', comment, key });
    return comment;
  }

  async edit(id: string, body: BodyData, context: SourceContext): Promise<CommentData> {
    return this.#change(id, context, (comment) => edited(comment, body, this.#store.thread, this.#now()));
  }

  async remove(id: string, context: SourceContext): Promise<void> {
    await begin(context);
    this.#store.remove(tombstoneOf(this.#store.get(id), this.#store.thread));
    this.#tell({ type: 'removed', comment: { id } });
  }

  async react(id: string, key: string, on: boolean, context: SourceContext): Promise<ReactionData[]> {
    return (await this.#change(id, context, (comment) => reacted(comment, key, on))).reactions;
  }

  /** Nobody reads it: only that the comment is there is looked at. */
  async report(id: string, _reason: string, _note: string, context: SourceContext): Promise<void> {
    await begin(context);
    this.#store.get(id);
  }

  async moderate(id: string, status: CommentStatus, context: SourceContext): Promise<CommentData> {
    return this.#change(id, context, (comment) => ({ ...this.#moderated(comment), status }));
  }

  async pin(id: string, on: boolean, context: SourceContext): Promise<CommentData> {
    return this.#change(id, context, (comment) => ({ ...this.#moderated(comment), pinned: on }));
  }

  async setState(state: ThreadState, context: SourceContext): Promise<ThreadData> {
    await begin(context);
    const { thread: before } = this.#store;
    if (!before) throw new SourceError('not-found', 'the document has no thread');
    allowed(before, 'moderate', before);
    const thread = { ...before, state };
    this.#store.setState(state);
    this.#tell({ type: 'thread', thread });
    return thread;
  }

  /** There is one discussion here, whatever the URL. */
  async count(urls: readonly string[], context: SourceContext): Promise<Map<string, number>> {
    await begin(context);
    return new Map(urls.map((url) => [url, this.#store.count]));
  }

  subscribe(_since: string | undefined, listener: (event: SourceEvent) => void, context: SourceContext): () => void {
    const own = (event: SourceEvent): void => listener(event);
    const stop = (): void => {
      this.#listeners.delete(own);
      context.signal.removeEventListener('abort', stop);
    };
    context.signal.addEventListener('abort', stop);
    if (!context.signal.aborted) this.#listeners.add(own);
    return stop;
  }

  async #change<T extends CommentData>(
    id: string,
    context: SourceContext,
    change: (comment: CommentData) => T,
  ): Promise<T> {
    await begin(context);
    const comment = change(this.#store.get(id));
    this.#store.put(comment);
    this.#tell({ type: 'changed', comment: forViewer(comment, this.#store.thread) });
    return comment;
  }

  #moderated(comment: CommentData): CommentData {
    return allowed(comment, 'moderate', this.#store.thread);
  }

  /** Each listener for itself: one that throws stops neither the others nor the writer. */
  #tell(event: SourceEvent): void {
    for (const listener of this.#listeners) {
      queueMicrotask(() => {
        if (this.#listeners.has(listener)) listener(event);
      });
    }
  }

  #now(): string {
    return this.#options.now?.() ?? new Date().toISOString();
  }
}

/** A moment in which the call can still be aborted, as with any backend. */
async function begin({ signal }: SourceContext): Promise<void> {
  await Promise.resolve();
  stopIfAborted(signal);
}
