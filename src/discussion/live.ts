import { coerceComment, coerceThread } from '../model/coerce.js';
import type { CommentData } from '../model/types.js';
import type { SourceEvent } from '../sources/source.js';
import { localId } from './local-id.js';
import type { Requests } from './requests.js';
import { isWhole } from './state.js';
import type { Store } from './store.js';

/**
 * Follows what others do while the page is open. What arrives waits until somebody wants to see it, so that
 * nothing moves under a reader; changes and deletions of what is shown happen in place.
 */
export class Live {
  readonly #store: Store;
  readonly #requests: Requests;
  /** Milliseconds since 1970: what was written before may be on a page that is not loaded. */
  readonly #since: number;
  readonly #waiting = new Map<string, CommentData>();
  /** May be echoes of what is being posted. */
  #held: SourceEvent[] = [];

  constructor(store: Store, requests: Requests, since: number) {
    this.#store = store;
    this.#requests = requests;
    this.#since = since;
    store.listeners.add(() => {
      this.#release();
      // A page that was loaded meanwhile had it.
      if ([...this.#waiting.keys()].some((id) => store.tree.has(id))) this.#tally();
    });
  }

  /** Takes what the source tells. */
  readonly take = (event: SourceEvent): void => {
    if (event.type === 'thread') this.#takeThread(event.thread);
    else if (event.type === 'removed') this.#remove(String(event.comment.id));
    else if (event.type === 'added' && event.key === undefined && this.#isPosting) this.#held.push(event);
    else this.#put(event);
  };

  /** Puts in what waits, under one comment or (`''`) at the top level or everywhere; returns its ids, oldest first. */
  show(parentId?: string): string[] {
    const arrivals = [...this.#waiting.values()].filter(
      (comment) => parentId === undefined || this.#placeOf(comment) === parentId,
    );
    for (const { id } of arrivals) this.#waiting.delete(id);
    this.#store.tree.insertMany(arrivals);
    this.#tally();
    return arrivals.map(({ id }) => id);
  }

  /** Begins to look again and again at a source that cannot tell. */
  async poll(signal: AbortSignal): Promise<void> {
    const { poll } = await import('./polling.js');
    void poll({ store: this.#store, requests: this.#requests, take: this.take, signal });
  }

  get #isPosting(): boolean {
    return this.#requests.lanes.some((lane) => lane.startsWith('post:'));
  }

  /** What was held back, once it is known which comments are one's own. */
  #release(): void {
    if (this.#held.length === 0 || this.#isPosting) return;
    const held = this.#held;
    this.#held = [];
    held.forEach(this.take);
  }

  #takeThread(data: unknown): void {
    if (!coerceThread(data)) return;
    const before = this.#store.state.thread;
    // What is the viewer's own is not said to all; the count goes by what arrives.
    const { viewer, can, total } = before ?? {};
    const thread = coerceThread({ viewer, can, ...(data as object), total });
    if (JSON.stringify(thread) !== JSON.stringify(before)) this.#store.change({ thread });
  }

  #remove(id: string): void {
    const { tree } = this.#store;
    this.#waiting.delete(id);
    if (tree.has(id)) tree.remove(id);
    this.#tally();
  }

  #put(event: Exclude<SourceEvent, { type: 'removed' | 'thread' }>): void {
    const { tree } = this.#store;
    const comment = coerceComment(event.comment);
    if (!comment) return;
    const own = event.key === undefined ? undefined : tree.get(localId(event.key));
    const known = tree.has(comment.id) ? tree.get(comment.id)?.data : undefined;
    if (own) tree.confirm(own.id, comment);
    else if (known) tree.insert(asSeen(comment, known));
    else if (event.own) tree.insert(comment);
    else if (this.#isNews(event.type, comment)) this.#waiting.set(comment.id, comment);
    this.#tally();
  }

  /** One that changed and is not here may be new to readers, or on a page that is not loaded. */
  #isNews(type: 'added' | 'changed', { id, status, createdAt }: CommentData): boolean {
    const { state } = this.#store;
    const { thread } = state;
    if (status !== 'published' && thread?.can?.moderate !== true) return false;
    return type === 'added' || isWhole(state) || this.#waiting.has(id) || Date.parse(createdAt) > this.#since;
  }

  /** Counts what waits, by where it will be. */
  #tally(): void {
    const waiting = new Map<string, number>();
    let arrivals = 0;
    for (const [id, comment] of this.#waiting) {
      if (this.#store.tree.has(id)) this.#waiting.delete(id);
      const place = this.#waiting.has(id) ? this.#placeOf(comment) : undefined;
      if (place === undefined) continue;
      waiting.set(place, (waiting.get(place) ?? 0) + 1);
      arrivals += 1;
    }
    this.#store.change({ arrivals, waiting });
  }

  /** The comment under which it will be seen, `''` for the top level; `undefined` where that is not loaded. */
  #placeOf(comment: CommentData): string | undefined {
    const path = new Set<string>();
    for (let id = comment.parentId; id !== null && !path.has(id); ) {
      if (this.#store.tree.has(id)) return id;
      path.add(id);
      const parent = this.#waiting.get(id);
      if (!parent) return isWhole(this.#store.state) ? '' : undefined;
      id = parent.parentId;
    }
    return '';
  }
}

/** A comment as it is said to all, with what is so for this viewer. */
function asSeen(news: CommentData, { reactions: before, can }: CommentData): CommentData {
  const reactions = news.reactions?.map((reaction) => ({
    ...reaction,
    mine: before?.find(({ key }) => key === reaction.key)?.mine ?? false,
  }));
  return { ...news, ...(reactions && { reactions }), ...(can && !news.can && { can }) };
}
