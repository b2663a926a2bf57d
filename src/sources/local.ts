import type { BodyData, CommentData, DiscussionPage, DraftData, Permissions, ReactionData } from '../model/types.js';
import { commentOf, edited, reacted, tombstoneOf } from './comment-changes.js';
import { DocumentStore } from './document-store.js';
import { countEach } from './counting.js';
import { idOf, isRecord } from './foreign.js';
import { stopIfAborted } from './http.js';
import { JsonSource } from './json.js';
import { keepRow, readRows, type ReactionKey } from './local/overlay.js';
import type { DiscussionSource, LoadQuery, SourceContext, SourceEvent } from './source.js';
import { wholeOf } from './whole.js';

export interface LocalSourceOptions {
  /** The IndexedDB database; one for each origin. */
  dbName?: string;
}

/** Begins the ids of what is written here; the draft's key follows. */
const PREFIX = 'own-';

/** What other tabs are told. */
interface Message {
  thread: string;
  event: SourceEvent;
}

/**
 * A JSON file as the base, and what is posted here kept in this browser: laid over the file at each load, known
 * to the other tabs, sent to nobody. One's own comments can be edited and deleted; those of the file cannot.
 * Where the browser stores nothing, it lasts as long as the page.
 *
 * @example new LocalSource('/discussions/42.json')
 */
export class LocalSource implements DiscussionSource {
  readonly name = 'local';
  readonly #url: string;
  readonly #dbName: string;
  readonly #file: JsonSource;
  readonly #listeners = new Set<(event: SourceEvent) => void>();
  #base: DiscussionPage | undefined;
  /** As read last, with what was done here since. */
  #latest: DocumentStore | undefined;
  #channel: BroadcastChannel | undefined;
  /** The file and the thread in it, once it was read: another file may have a thread of the same id. */
  #thread = '';

  constructor(url: string, options: LocalSourceOptions = {}) {
    this.#url = url;
    this.#dbName = options.dbName ?? 'discussion-elements-local';
    this.#file = new JsonSource(url);
  }

  /** The address of the file, once it was read. */
  get scope(): string | undefined {
    return this.#file.scope;
  }

  async load(query: LoadQuery, context: SourceContext): Promise<DiscussionPage> {
    const isPart = (query.cursor ?? query.parentId ?? query.aroundId) !== undefined;
    return (await this.#open(context, !isPart)).page(query);
  }

  async post(draft: DraftData, context: SourceContext): Promise<CommentData> {
    const store = await this.#open(context);
    const { key, parentId } = draft;
    const known = store.posted(key);
    if (known) return known;
    if (parentId !== null) store.get(parentId);
    const comment = commentOf(draft, store.thread, { id: PREFIX + key, at: now(), viewer: store.thread?.viewer });
    const kept = await this.#keep(comment, true);
    if (kept !== comment) return kept;
    store.put(comment, key);
    this.#tell({ type: 'added', comment, key });
    return comment;
  }

  async edit(id: string, body: BodyData, context: SourceContext): Promise<CommentData> {
    const store = await this.#open(context);
    const comment = edited(store.get(id), body, store.thread, now());
    await this.#keep(comment);
    store.put(comment);
    this.#tell({ type: 'changed', comment });
    return comment;
  }

  async remove(id: string, context: SourceContext): Promise<void> {
    // What is deleted as the page is left goes in this very moment: another read would come too late.
    const store = this.#latest?.has(id) ? this.#latest : await this.#open(context);
    const tombstone = tombstoneOf(store.get(id), store.thread);
    await this.#keep(tombstone);
    store.remove(tombstone);
    this.#tell({ type: 'removed', comment: { id } });
  }

  async react(id: string, key: string, on: boolean, context: SourceContext): Promise<ReactionData[]> {
    const comment = reacted((await this.#open(context)).get(id), key, on);
    await keepRow(this.#dbName, { key: [this.#thread, 'reaction', id, key], value: on });
    this.#tell({ type: 'changed', comment });
    return comment.reactions;
  }

  count(urls: readonly string[], context: SourceContext): Promise<Map<string, number>> {
    return countEach(urls, async (url) => {
      const source = new LocalSource(url, { dbName: this.#dbName });
      return (await source.#open(context)).count;
    });
  }

  subscribe(_since: string | undefined, listener: (event: SourceEvent) => void, context: SourceContext): () => void {
    const own: typeof listener = (event) => listener(event);
    const stop = (): void => {
      this.#listeners.delete(own);
      if (this.#listeners.size > 0) return;
      this.#channel?.close();
      this.#channel = undefined;
    };
    if (context.signal.aborted) return stop;
    context.signal.addEventListener('abort', stop);
    this.#listeners.add(own);
    this.#channel ??= this.#listen();
    return stop;
  }

  /** The file with what was done here laid over it, as it is at this moment: other tabs write too. */
  async #open(context: SourceContext, isFresh?: boolean): Promise<DocumentStore> {
    if (isFresh || !this.#base) this.#base = readOnly(await wholeOf(this.#url, (cursor) => this.#file.load({ cursor }, context)));
    const id = idOf(this.#base.thread?.id) ?? this.#url;
    this.#thread = `${this.scope} ${id}`;
    const rows = await readRows(this.#dbName, this.#thread, id);
    stopIfAborted(context.signal);
    const store = (this.#latest = new DocumentStore(this.#base));
    // In the order of their keys comments come before reactions.
    for (const { key, value } of rows) {
      if (typeof value === 'object') {
        if (value.status === 'deleted') store.remove(value, key[2]);
        else store.put(value, key[2]);
      } else {
        const comment = store.find(key[2]);
        if (comment) store.put(reacted(comment, (key as ReactionKey)[3], value));
      }
    }
    return store;
  }

  /** Returns what is kept in the end. */
  async #keep(comment: CommentData, once?: boolean): Promise<CommentData> {
    const key = comment.id.slice(PREFIX.length);
    const { value } = await keepRow(this.#dbName, { key: [this.#thread, 'comment', key], value: comment }, once);
    return value as CommentData;
  }

  #tell(event: SourceEvent): void {
    this.#hear(event);
    // A channel does not hear what it says itself.
    const channel = this.#channel ?? this.#listen();
    channel?.postMessage({ thread: this.#thread, event } satisfies Message);
    if (channel !== this.#channel) channel?.close();
  }

  #listen(): BroadcastChannel | undefined {
    if (typeof BroadcastChannel !== 'function') return undefined;
    const channel = new BroadcastChannel(this.#dbName);
    channel.onmessage = ({ data }: MessageEvent<Message | undefined>) => {
      if (data?.thread === this.#thread) this.#hear({ ...data.event, own: true });
    };
    return channel;
  }

  /** Each listener for itself: one that throws stops neither the others nor the writer. */
  #hear(event: SourceEvent): void {
    for (const listener of this.#listeners) {
      queueMicrotask(() => {
        if (this.#listeners.has(listener)) listener(event);
      });
    }
  }
}

/** The rights in a file are those at its own backend; here only one's own comments can be changed. */
function readOnly(page: DiscussionPage): DiscussionPage {
  const { thread } = page;
  return {
    ...page,
    ...(thread && { thread: withoutRights(thread) }),
    comments: page.comments.map(withoutRights),
  };
}

function withoutRights<T extends { can?: Permissions }>(subject: T): T {
  if (!isRecord(subject) || !isRecord(subject.can)) return subject;
  return { ...subject, can: { ...subject.can, edit: false, delete: false, moderate: false } };
}

function now(): string {
  return new Date().toISOString();
}
