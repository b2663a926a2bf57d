import type { CommentData, DiscussionPage, DraftData } from '../model/types.js';
import type { DiscussionSource, LoadQuery, SourceContext } from '../sources/source.js';
import { check } from './check.js';

/** The optional methods of a source. */
export const CAPABILITIES = [
  'post',
  'edit',
  'remove',
  'react',
  'report',
  'moderate',
  'pin',
  'setState',
  'count',
  'subscribe',
] as const satisfies readonly (keyof DiscussionSource)[];

export type Capability = (typeof CAPABILITIES)[number];

/**
 * One source in front of a backend of its own, made anew for each test. The discussion in it has at least
 * three top-level comments, one of which has a reply; whoever asks may do all that the source is able to.
 */
export interface Subject {
  source: DiscussionSource;
  /** Ends what was started for it. */
  close?: () => void | Promise<void>;
  /** `globalThis.fetch` unless given. */
  fetch?: typeof fetch;
  /** The address that `count` is asked for; required with `count`. */
  url?: string;
  /** What a draft needs here beside its text, such as an author. */
  draft?: Partial<DraftData>;
  /** How long a change may take to be seen, in ms; 2,000. */
  patience?: number;
}

/** A subject with what the tests ask of it again and again. */
export class Probe {
  readonly source: DiscussionSource;
  readonly subject: Subject;
  readonly #controller = new AbortController();

  constructor(subject: Subject) {
    this.subject = subject;
    this.source = subject.source;
  }

  context(signal: AbortSignal = this.#controller.signal): SourceContext {
    return { signal, fetch: this.subject.fetch ?? ((input, init) => fetch(input, init)), lang: 'en' };
  }

  async close(): Promise<void> {
    this.#controller.abort();
    await this.subject.close?.();
  }

  load(query: LoadQuery = {}): Promise<DiscussionPage> {
    return this.source.load(query, this.context());
  }

  /** Everything: all pages, and the replies that were held back. */
  async all(query: LoadQuery = {}): Promise<CommentData[]> {
    const pages = await this.pages(query);
    return pages.flatMap(({ comments }) => comments);
  }

  /** All pages in turn; replies that a page holds back are added to it. */
  async pages(query: LoadQuery = {}): Promise<DiscussionPage[]> {
    const pages: DiscussionPage[] = [];
    for (let next: LoadQuery | undefined = query; next; ) {
      const page: DiscussionPage = await this.load(next);
      const held = [...(page.more ?? [])];
      const comments = [...page.comments];
      for (let entry = held.pop(); entry; entry = held.pop()) {
        const { parentId, cursor } = entry;
        const part: DiscussionPage = await this.load({ parentId, ...(cursor !== undefined && { cursor }) });
        comments.push(...part.comments);
        held.push(...(part.more ?? []));
        if (part.next !== undefined) held.push({ parentId, cursor: part.next });
      }
      pages.push({ ...page, comments });
      check(pages.length <= 1000, 'there is no end to the pages');
      next = page.next === undefined ? undefined : { ...query, cursor: page.next };
    }
    return pages;
  }

  async find(id: string): Promise<CommentData | undefined> {
    return (await this.all()).find((comment) => comment.id === id);
  }

  /** A comment with a reply, and the reply. */
  async pair(): Promise<[CommentData, CommentData]> {
    const comments = await this.all();
    const byId = new Map(comments.map((comment) => [comment.id, comment]));
    const reply = comments.find(({ parentId }) => parentId !== null && byId.has(parentId));
    const parent = reply && byId.get(reply.parentId ?? '');
    check(reply && parent, 'the discussion of the test has no reply');
    return [parent, reply];
  }

  draft(value: string, parentId: string | null = null): DraftData {
    const key = `conformance-${Date.now()}-${Math.random().toString(36).slice(2)}`;
    return { threadId: '', parentId, body: { format: 'text', value }, key, ...this.subject.draft };
  }

  /** Asks again until it is so: some backends take a moment before what was written can be read. */
  async eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + (this.subject.patience ?? 2000);
    while (!(await isSo())) {
      check(Date.now() < end, what);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
