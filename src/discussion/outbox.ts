import { coerceComment } from '../model/coerce.js';
import type { CommentData, DraftData } from '../model/types.js';
import { SOURCE_ERROR_KINDS, SourceError } from '../sources/source.js';
import { recordOf, type Device } from './device.js';

/** A comment that was written here, until everybody can see it. */
export interface Post {
  readonly draft: DraftData;
  /** When it was written, ISO 8601. */
  readonly at: string;
  /** `stored` = the backend has it and does not show it to others yet. */
  readonly state: 'sending' | 'queued' | 'failed' | 'stored';
  /** Comments with the same words in the same place that were there before: none of them is this one. */
  readonly twins: readonly string[];
  /** There may have been more of them on a page that was not loaded. */
  readonly isPartial?: boolean | undefined;
  /** It went out and nobody knows whether it arrived: look before it is sent again. */
  readonly isDoubtful?: boolean | undefined;
  /** Why it failed. */
  readonly error?: SourceError | undefined;
  readonly stored?: CommentData | undefined;
}

/**
 * What was written here and is not everybody's yet: in memory, and on the device where there is one, so that it
 * outlives the page. Other tabs have the same list; each changes only the posts it has to do with.
 */
export class Outbox {
  readonly #device: Device;
  readonly #posts = new Map<string, Post>();
  /** The keys of those that are on the device, unless another tab has finished with them. */
  readonly #kept = new Set<string>();
  #key: string | undefined;

  constructor(device: Device) {
    this.#device = device;
  }

  /** Takes over what is remembered under a key; what is in memory is newer. */
  open(key: string): void {
    this.#key = key;
    for (const post of this.#remembered()) {
      // The page it was sent from is gone: nobody knows whether it arrived.
      const isCut = post.state === 'sending';
      if (!this.#posts.has(post.draft.key)) this.#posts.set(post.draft.key, isCut ? { ...post, state: 'queued', isDoubtful: true } : post);
    }
    for (const post of this.#posts.values()) this.put(post);
  }

  get(key: string): Post | undefined {
    return this.#posts.get(key);
  }

  /** In the order in which they were written. */
  get all(): readonly Post[] {
    return [...this.#posts.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  }

  put(post: Post): void {
    this.#posts.set(post.draft.key, post);
    this.#remember(post.draft.key, post);
  }

  drop(key: string): void {
    this.#posts.delete(key);
    this.#remember(key, undefined);
  }

  /** Calls back with the posts that another tab has finished with. Returns the way to stop. */
  watch(listener: (gone: readonly Post[]) => void): () => void {
    const key = this.#key;
    if (key === undefined || !this.#device.isOpen) return () => undefined;
    return this.#device.watch(key, (isCleared) => {
      // That says nothing of what waits here; nor does a list in which nothing of it is put any more.
      if (isCleared || !this.#device.isOpen) return this.all.forEach((post) => this.put(post));
      const kept = new Set(this.#remembered().map(({ draft }) => draft.key));
      listener(this.all.filter(({ draft }) => this.#kept.has(draft.key) && !kept.has(draft.key)));
    });
  }

  #remembered(): Post[] {
    const list = this.#key === undefined ? undefined : this.#device.read(this.#key);
    return Array.isArray(list) ? list.flatMap((one) => readPost(one) ?? []) : [];
  }

  /** Reads and writes in one go: another tab may have written meanwhile. */
  #remember(key: string, post: Post | undefined): void {
    if (this.#key === undefined || (post && !this.#device.isOpen)) return;
    if (post) this.#kept.add(key);
    const before = this.#remembered();
    const isNew = post && !before.some(({ draft }) => draft.key === key);
    const all = [...before.flatMap((one) => (one.draft.key === key ? (post ?? []) : one)), ...(isNew ? [post] : [])];
    this.#device.write(this.#key, all.length > 0 ? all.map(writePost) : undefined, !post);
  }
}

/** An error is no JSON. */
function writePost({ error, ...post }: Post): object {
  if (!error) return post;
  const { kind, field, retryAfter, detail } = error;
  return { ...post, error: { kind, field, retryAfter, detail } };
}

/** `undefined` for what is none: the device is open to every script of its origin. */
function readPost(value: unknown): Post | undefined {
  const { draft, at, state, twins, isPartial, isDoubtful, error, stored } = recordOf(value);
  const { threadId, parentId, body, key, author } = recordOf(draft);
  const { format, value: text } = recordOf(body);
  const known = (['sending', 'queued', 'failed', 'stored'] as const).find((one) => one === state);
  if (!known || typeof text !== 'string' || typeof key !== 'string' || typeof at !== 'string') return undefined;
  const { name, email, url } = recordOf(author);
  const fields = Object.entries({ name, email, url }).filter(([, one]) => typeof one === 'string');
  const comment = coerceComment(stored);
  if (known === 'stored' && !comment) return undefined;
  return {
    draft: {
      threadId: String(threadId),
      parentId: typeof parentId === 'string' ? parentId : null,
      body: { format: format === 'text' || format === 'html' ? format : 'markdown', value: text },
      key,
      ...(fields.length > 0 && { author: Object.fromEntries(fields) }),
    },
    at,
    state: known,
    twins: Array.isArray(twins) ? twins.map(String) : [],
    isPartial: isPartial === true,
    isDoubtful: isDoubtful === true,
    ...(error !== undefined && { error: readError(error) }),
    ...(comment && { stored: comment }),
  };
}

function readError(value: unknown): SourceError {
  const { kind, field, retryAfter, detail } = recordOf(value);
  const known = SOURCE_ERROR_KINDS.find((one) => one === kind) ?? 'server';
  return new SourceError(known, known, {
    ...(typeof field === 'string' && { field }),
    ...(typeof retryAfter === 'number' && { retryAfter }),
    ...(typeof detail === 'string' && { detail }),
  });
}
