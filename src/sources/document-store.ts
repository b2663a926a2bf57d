import type { CommentData, DiscussionPage, ThreadData, ThreadState } from '../model/types.js';
import { isCounted } from './counting.js';
import { idOf, isRecord, numberOf, type Foreign } from './foreign.js';
import { parentOf, select } from './selection.js';
import { SourceError, type LoadQuery } from './source.js';

/**
 * A document that can be written to, for the sources that keep comments themselves. Works on the document as
 * it came and changes nothing in it; what is broken in there is handed on for `coerce` to judge.
 */
export class DocumentStore {
  #thread: ThreadData | undefined;
  readonly #document: Foreign;
  readonly #comments = new Map<string, CommentData>();
  readonly #byKey = new Map<string, string>();
  /** Removed here. They stay, so that cursors, parents and keys still find them. */
  readonly #removed = new Set<string>();
  readonly #strays: CommentData[] = [];
  /** How many more count than the document says. */
  #extra = 0;

  constructor(document: unknown) {
    this.#document = isRecord(document) ? document : {};
    const { thread, comments } = this.#document;
    if (isRecord(thread)) this.#thread = thread as unknown as ThreadData;
    for (const comment of (Array.isArray(comments) ? comments : []) as CommentData[]) {
      const id = isRecord(comment) ? idOf(comment.id) : undefined;
      if (id === undefined) this.#strays.push(comment);
      else this.#comments.set(id, comment.id === id ? comment : { ...comment, id });
    }
  }

  /** Throws `not-found`. */
  get(id: string): CommentData {
    const comment = this.find(id);
    if (!comment) throw new SourceError('not-found', `no comment ${id}`);
    return comment;
  }

  find(id: string): CommentData | undefined {
    return this.#removed.has(id) ? undefined : this.#comments.get(id);
  }

  /** Removed or not. */
  has(id: string): boolean {
    return this.#comments.has(id);
  }

  /** What was posted with this idempotency key, removed or not. */
  posted(key: string): CommentData | undefined {
    return this.#comments.get(this.#byKey.get(key) ?? '');
  }

  /** Adds a comment, or puts it in the place of the one with its id. */
  put(comment: CommentData, key?: string): void {
    const before = this.#comments.get(comment.id);
    this.#extra += Number(isCounted(comment)) - Number(isCounted(before));
    this.#comments.set(comment.id, comment);
    if (key !== undefined) this.#byKey.set(key, comment.id);
  }

  /** Puts a tombstone in a comment's place; it shows only while there are replies under it. */
  remove(tombstone: CommentData, key?: string): void {
    this.put(tombstone, key);
    this.#removed.add(tombstone.id);
  }

  get count(): number {
    let here = 0;
    for (const comment of this.#comments.values()) here += Number(isCounted(comment));
    const total = numberOf(this.#thread?.total) + this.#extra;
    return total > here ? total : here;
  }

  /** As the document has it, with the count of now. */
  get thread(): ThreadData | undefined {
    return this.#thread && { ...this.#thread, total: this.count };
  }

  setState(state: ThreadState): void {
    if (this.#thread) this.#thread = { ...this.#thread, state };
  }

  /** Throws `not-found` for an unknown comment, `invalid` for an unknown cursor. */
  page(query: LoadQuery): DiscussionPage {
    const { cursor, parentId, aroundId } = query;
    if (parentId !== undefined && !this.has(parentId)) throw new SourceError('not-found', `no comment ${parentId}`);
    const { article, partial } = this.#document;
    const { thread } = this;
    const { comments, next } = select([...this.#comments.values()], this.#hidden(), query);
    const isFirst = (cursor ?? parentId ?? aroundId) === undefined;
    return {
      ...(article !== undefined && cursor === undefined && parentId === undefined && { article }),
      ...(thread && { thread }),
      ...(partial !== undefined && { partial }),
      comments: isFirst ? [...comments, ...this.#strays] : comments,
      ...(next !== undefined && { next }),
    } as DiscussionPage;
  }

  /** Removed ones that no comment stands under any more. */
  #hidden(): ReadonlySet<string> {
    const hidden = new Set(this.#removed);
    if (hidden.size === 0) return hidden;
    for (const comment of this.#comments.values()) {
      if (this.#removed.has(comment.id)) continue;
      let parent = parentOf(comment);
      while (parent !== undefined && hidden.delete(parent)) {
        const above = this.#comments.get(parent);
        parent = above && parentOf(above);
      }
    }
    return hidden;
  }
}
