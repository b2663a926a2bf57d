import type { CommentData, MoreReplies, Permissions, ThreadData } from '../../model/types.js';
import { given, idOf, isRecord, recordsOf, textOf } from '../foreign.js';
import { hrefOf } from '../http.js';
import type { DiscussionSource } from '../source.js';

const METHODS = { reply: 'post', edit: 'edit', delete: 'remove', react: 'react', report: 'report', moderate: 'moderate' } as const;
const CHANGES: readonly string[] = ['edit', 'delete', 'moderate'];
/** Bridges between networks name what they copied. */
const BRIDGE = /^https:\/\/[\w.]+\.brid\.gy\/r\//;

/** A source with its name in the ids, and what is known of its thread. */
export class Part {
  readonly source: DiscussionSource;
  readonly prefix: string;
  readonly #label: string | undefined;
  readonly #depths = new Map<string, number>();
  /** As it was last loaded. */
  thread: ThreadData | undefined;

  constructor(source: DiscussionSource, prefix: string, label: string | undefined) {
    this.source = source;
    this.prefix = prefix;
    this.#label = label;
  }

  /** What people call it. */
  get label(): string {
    const place = hrefOf(textOf(this.thread?.url));
    return this.#label ?? textOf(this.thread?.origin?.name) ?? (place && new URL(place).host) ?? this.source.name;
  }

  get isOpen(): boolean {
    return this.source.post !== undefined && this.thread?.state !== 'closed' && this.thread?.state !== 'readonly' && this.thread?.can?.reply !== false;
  }

  /** The id outside; inside, ids of two sources may be the same. */
  outer(id: string): string {
    return `${this.prefix}:${id}`;
  }

  /** `undefined` for an id of another part. */
  inner(id: string): string | undefined {
    return id.startsWith(`${this.prefix}:`) ? id.slice(this.prefix.length + 1) : undefined;
  }

  /** A comment with its ids, origin and rights as they are outside; numbers of two sources may be the same, too. */
  adopt({ number: _, ...comment }: CommentData): CommentData {
    const parentId = idOf(comment.parentId) ?? null;
    const depth = parentId === null ? 0 : (this.#depths.get(parentId) ?? 0) + 1;
    this.#depths.set(comment.id, depth);
    const label = this.label;
    return {
      ...comment,
      id: this.outer(comment.id),
      parentId: parentId === null ? null : this.outer(parentId),
      can: this.#rights(comment, depth),
      ...(label && !comment.origin && { origin: { name: label, ...given({ url: textOf(comment.url) }) } }),
    };
  }

  adoptMore(more: unknown): MoreReplies[] {
    return recordsOf(more).map((entry) => ({ ...entry, parentId: this.outer(idOf(entry.parentId) ?? '') }));
  }

  /** What this source says in words and leaves out is said in full: another source has other defaults. */
  #rights({ can }: CommentData, depth: number): Permissions {
    const { source, thread } = this;
    const own: Permissions = isRecord(can) ? can : {};
    const all = Object.entries(METHODS).map(([right, method]) => {
      const asked = own[right as keyof Permissions] ?? thread?.can?.[right as keyof Permissions] ?? !CHANGES.includes(right);
      const isPlace = right !== 'reply' || (this.isOpen && depth < (thread?.limits?.maxReplyDepth ?? Infinity));
      return [right, source[method] !== undefined && asked && isPlace];
    });
    return Object.fromEntries(all) as Permissions;
  }
}

/** Knows comments that come from two sources by their address. */
export class Duplicates {
  readonly #ids = new Map<string, string>();
  readonly #aliases = new Map<string, string>();

  /** The comments that were not there under another id, each under the parent that is. */
  without(comments: readonly CommentData[]): CommentData[] {
    const fresh = comments.filter(({ id, url }) => {
      const address = textOf(url)?.replace(BRIDGE, '').replace(/\/$/, '');
      if (address === undefined) return true;
      const known = this.#ids.get(address) ?? id;
      this.#ids.set(address, known);
      if (known !== id) this.#aliases.set(id, known);
      return known === id;
    });
    return fresh.map((comment) => {
      const parent = comment.parentId === null ? undefined : this.#aliases.get(comment.parentId);
      return parent === undefined ? comment : { ...comment, parentId: parent };
    });
  }

  get count(): number {
    return this.#aliases.size;
  }
}
