import type {
  BodyData,
  CommentData,
  CommentStatus,
  DiscussionPage,
  DraftData,
  NoticeData,
  Order,
  ReactionData,
  ThreadData,
} from '../../model/types.js';
import { countOf } from '../counting.js';
import { given, idOf, isRecord } from '../foreign.js';
import type { MergedOptions, MergedPart } from '../merged.js';
import { SourceError, type DiscussionSource, type LoadQuery, type SourceContext, type SourceEvent } from '../source.js';
import { Duplicates, Part } from './comment.js';
import { BranchQueue, takeInOrder } from './queue.js';

type Subscription = Parameters<NonNullable<DiscussionSource['subscribe']>>;

/** All pages of all parts in one order, from the first on. */
interface Run {
  queues: BranchQueue[];
  /** Parts that failed at first and may be there later, for the next page. */
  later: BranchQueue[];
  context: SourceContext;
  more: NonNullable<DiscussionPage['more']>;
}

/** Runs that are kept; those before were left by everybody. */
const MOST_RUNS = 20;
const PARTIAL = ['limit', 'depth', 'federation'] as const;
const ALL_ORDERS: Order[] = ['oldest', 'newest', 'top'];
const FAILED: Readonly<Record<string, (name: string) => string>> = {
  en: (name) => `Comments from ${name} could not be loaded.`,
  es: (name) => `No se pudieron cargar los comentarios de ${name}.`,
};

/** What `MergedSource` does. */
export class Merging {
  readonly #parts: readonly Part[];
  readonly #options: MergedOptions;
  readonly #duplicates = new Duplicates();
  /** By the cursor of their next page. Whoever looks for something new in between has a run of their own. */
  readonly #runs = new Map<string, Run>();
  #cursors = 0;

  constructor(parts: readonly MergedPart[], options: MergedOptions) {
    const taken = new Map<string, number>();
    this.#options = options;
    this.#parts = parts.map(({ source, name }) => {
      const times = (taken.get(source.name) ?? 0) + 1;
      taken.set(source.name, times);
      return new Part(source, times === 1 ? source.name : `${source.name}-${times}`, name);
    });
  }

  async load(query: LoadQuery, context: SourceContext): Promise<DiscussionPage> {
    const { parentId, aroundId, cursor, ...rest } = query;
    const id = parentId ?? aroundId;
    if (id !== undefined) {
      const [part, inner] = this.#place(id);
      const page = await part.source.load({ ...rest, ...given({ cursor }), ...(parentId === undefined ? { aroundId: inner } : { parentId: inner }) }, context);
      return { comments: this.#adopt(part, page), more: part.adoptMore(page.more), ...given({ next: page.next }) };
    }
    if (cursor === undefined) return this.#first(query, context);
    const run = this.#runs.get(cursor);
    if (!run) throw new SourceError('invalid', `unknown cursor: ${cursor}`);
    run.context = context;
    const page = await this.#page(run, rest);
    this.#runs.delete(cursor);
    return page;
  }

  async count(context: SourceContext): Promise<number> {
    return countOf({ ...(await this.load({}, context)), next: undefined }) ?? 0;
  }

  async post(draft: DraftData, context: SourceContext): Promise<CommentData> {
    const [part, parentId] = draft.parentId === null ? [this.#writable, null] : this.#place(draft.parentId);
    if (!part?.source.post) throw new SourceError('unsupported', 'no part takes comments here');
    return part.adopt(await part.source.post({ ...draft, parentId, threadId: part.thread?.id ?? draft.threadId }, context));
  }

  async edit(id: string, body: BodyData, context: SourceContext): Promise<CommentData> {
    const [part, inner] = this.#place(id);
    return part.adopt(await has(part.source.edit, 'edit').call(part.source, inner, body, context));
  }

  async remove(id: string, context: SourceContext): Promise<void> {
    const [{ source }, inner] = this.#place(id);
    return has(source.remove, 'remove').call(source, inner, context);
  }

  async react(id: string, key: string, on: boolean, context: SourceContext): Promise<ReactionData[]> {
    const [{ source }, inner] = this.#place(id);
    return has(source.react, 'react').call(source, inner, key, on, context);
  }

  async report(id: string, reason: string, note: string, context: SourceContext): Promise<void> {
    const [{ source }, inner] = this.#place(id);
    return has(source.report, 'report').call(source, inner, reason, note, context);
  }

  async moderate(id: string, status: CommentStatus, context: SourceContext): Promise<CommentData> {
    const [part, inner] = this.#place(id);
    return part.adopt(await has(part.source.moderate, 'moderate').call(part.source, inner, status, context));
  }

  async pin(id: string, on: boolean, context: SourceContext): Promise<CommentData> {
    const [part, inner] = this.#place(id);
    return part.adopt(await has(part.source.pin, 'pin').call(part.source, inner, on, context));
  }

  /** Tells of all parts what they tell of comments; the state of the thread is nobody's alone. */
  follow(since: Subscription[0], listener: Subscription[1], context: SourceContext, end: AbortSignal): void {
    if (end.aborted) return;
    for (const part of this.#parts) {
      const stop = part.source.subscribe?.(since, (event) => this.#tell(part, event, listener), context);
      if (stop) end.addEventListener('abort', stop);
    }
  }

  #tell(part: Part, event: SourceEvent, listener: Subscription[1]): void {
    if (event.type === 'thread') return;
    if (event.type === 'removed') {
      listener({ ...event, comment: { id: part.outer(event.comment.id) } });
      return;
    }
    const [comment] = this.#duplicates.without([part.adopt(event.comment)]);
    if (comment) listener({ ...event, comment });
  }

  async #first(query: LoadQuery, context: SourceContext): Promise<DiscussionPage> {
    const answers = await Promise.all(this.#parts.map((part) => loaded(part, query, context)));
    const pages = answers.flatMap(({ part, page }) => (page ? [{ part, page }] : []));
    const failed = answers.flatMap(({ part, error }) => (error ? [{ part, error }] : []));
    if (pages.length === 0) throw failed[0]?.error ?? new SourceError('not-found', 'no parts');
    const run: Run = { queues: [], later: [], context, more: [] };
    const queueOf = ({ part, page }: Loaded): BranchQueue =>
      new BranchQueue(async (cursor) => {
        const known = cursor === undefined ? page : undefined;
        const next = known ?? (await part.source.load({ ...query, ...given({ cursor }) }, run.context));
        if (cursor === undefined) part.thread = isRecord(next.thread) ? next.thread : undefined;
        run.more.push(...part.adoptMore(next.more));
        return { comments: this.#adopt(part, next), ...given({ next: next.next }) };
      });
    run.queues = pages.map(queueOf);
    run.later = failed.filter(({ error }) => error.retry !== 'no').map(({ part }) => queueOf({ part }));
    const { order, limit } = query;
    const page = await this.#page(run, given({ order, limit }));
    const article = pages.find((one) => one.page.article)?.page.article;
    const partial = PARTIAL.find((word) => pages.some((one) => one.page.partial === word));
    const thread = this.#thread(pages, failed.map(({ part }) => part), context.lang);
    // While there is a next page, the orders have to be named.
    const orders = commonOrders(pages) ?? (page.next === undefined ? undefined : ALL_ORDERS);
    return { ...page, thread: { ...thread, ...given({ orders }) }, ...given({ article, partial }) };
  }

  async #page(run: Run, { order = 'oldest', limit }: LoadQuery): Promise<DiscussionPage> {
    const comments = await takeInOrder(run.queues, order, limit);
    run.queues.push(...run.later.splice(0));
    const more = run.more.splice(0);
    if (!run.queues.some(({ hasMore }) => hasMore)) return { comments, more };
    const next = `merged-${++this.#cursors}`;
    this.#runs.set(next, run);
    const [oldest] = this.#runs.keys();
    if (this.#runs.size > MOST_RUNS && oldest !== undefined) this.#runs.delete(oldest);
    return { comments, more, next };
  }

  #thread(pages: readonly { part: Part; page: DiscussionPage }[], failed: readonly Part[], lang: string): ThreadData {
    const threads = pages.flatMap(({ part }) => part.thread ?? []);
    const { limits, guestFields, viewer, can, state } = this.#writable?.thread ?? {};
    const elsewhere = this.#writable ? undefined : threads.find(({ replyUrl }) => replyUrl);
    const short = pages.find(({ page }) => page.partial)?.part.thread?.url;
    const total = pages.reduce((sum, { page }) => sum + (countOf({ ...page, next: undefined }) ?? 0), -this.#duplicates.count);
    const say = this.#options.failed ?? FAILED[lang.split('-')[0] ?? ''] ?? FAILED['en'];
    const notices: NoticeData[] = failed.map(({ label }) => ({ kind: 'info', text: say?.(label, lang) ?? label }));
    return {
      id: this.#options.id ?? `merged:${threads[0]?.id ?? ''}`,
      state: state ?? threads[0]?.state ?? 'open',
      total: Math.max(0, total),
      notices: [...notices, ...threads.flatMap((one) => one.notices ?? [])],
      ...given({ url: short ?? threads.find(({ url }) => url)?.url, guestFields, viewer, can }),
      ...given({ replyUrl: elsewhere?.replyUrl, origin: elsewhere?.origin }),
      // How deep one can reply depends on whom one answers.
      ...(limits && { limits: given({ maxLength: limits.maxLength, unit: limits.unit }) }),
    };
  }

  /** Where a new comment goes. */
  get #writable(): Part | undefined {
    return this.#parts.find(({ isOpen }) => isOpen);
  }

  #place(id: string): [part: Part, inner: string] {
    for (const part of this.#parts) {
      const inner = part.inner(id);
      if (inner !== undefined) return [part, inner];
    }
    throw new SourceError('not-found', `${id} is of no part`);
  }

  #adopt(part: Part, { comments }: DiscussionPage): CommentData[] {
    const usable = comments.filter((one) => isRecord(one) && idOf(one.id) !== undefined);
    return this.#duplicates.without(usable.map((one) => part.adopt({ ...one, id: String(one.id) })));
  }
}

interface Loaded {
  part: Part;
  page?: DiscussionPage;
  error?: SourceError;
}

/** One that fails is not the others' fault. */
async function loaded(part: Part, query: LoadQuery, context: SourceContext): Promise<Loaded> {
  try {
    const page = await part.source.load(query, context);
    // For its name and rights, before its comments are read.
    part.thread = isRecord(page.thread) ? page.thread : undefined;
    return { part, page };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { part, error };
  }
}

/** Orders that all can give; without pages any order is the page's affair. */
function commonOrders(pages: readonly { part: Part; page: DiscussionPage }[]): Order[] | undefined {
  const lists = pages.flatMap(({ part, page }) => {
    const orders = part.thread?.orders;
    return Array.isArray(orders) ? [orders] : page.next === undefined ? [] : [['oldest'] satisfies Order[]];
  });
  const [first, ...others] = lists;
  return first?.filter((order) => others.every((list) => list.includes(order)));
}

function has<T>(method: T | undefined, name: string): T {
  if (!method) throw new SourceError('unsupported', `the source of this comment has no ${name}`);
  return method;
}
