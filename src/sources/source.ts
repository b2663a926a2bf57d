import type {
  AuthorData,
  BodyData,
  CommentData,
  CommentStatus,
  DiscussionPage,
  DraftData,
  Order,
  ReactionData,
  ThreadData,
  ThreadState,
} from '../model/types.js';

/** What is asked for: nothing = the first page; `parentId` = replies of one comment; `aroundId` = a comment with its ancestors and replies. */
export interface LoadQuery {
  cursor?: string;
  /** Counts top-level comments. */
  limit?: number;
  order?: Order;
  parentId?: string;
  aroundId?: string;
  /** For moderators: only comments of this status. */
  status?: CommentStatus;
}

export interface SourceContext {
  signal: AbortSignal;
  fetch: typeof fetch;
  /** BCP 47, for backends that answer in the language of the page; '' where that says none. */
  lang: string;
  /** Where something may be remembered on the reader's device, such as `() => localStorage`, which may throw. Absent = nowhere. */
  storage?: (() => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) | undefined;
}

/** Who is looking, and how they sign in. The accounts are the backend's. */
export interface Session {
  readonly viewer: AuthorData | null;
  signIn?(): Promise<void>;
  signOut?(): Promise<void>;
  /** Calls `listener` when the viewer changes; returns the way to stop. */
  onChange(listener: () => void): () => void;
}

/**
 * What arrives while the page is open. `key` is the poster's idempotency key, so that one's own echo is known;
 * `own` = written by this reader in another window.
 */
export type SourceEvent =
  | { type: 'added' | 'changed'; comment: CommentData; key?: string; own?: boolean }
  | { type: 'removed'; comment: { id: string }; key?: string; own?: boolean }
  | { type: 'thread'; thread: ThreadData; own?: boolean };

/**
 * Where comments come from and go to. Only `load` is required; a method that is absent is a thing the
 * backend cannot do, and then it is not offered. A source never sanitizes, never retries, drops e-mail
 * addresses and IP data, and rejects with `SourceError` only (`AbortError` when its signal was aborted).
 */
export interface DiscussionSource {
  readonly name: string;
  /**
   * Tells its backend from others of the same `name` that may give their threads the same ids: its address, as a rule. What
   * is kept on the reader's device is kept for this backend alone. Looked at when a page has come; absent where the
   * ids of threads say all.
   */
  readonly scope?: string | undefined;
  load(query: LoadQuery, context: SourceContext): Promise<DiscussionPage>;
  post?(draft: DraftData, context: SourceContext): Promise<CommentData>;
  edit?(id: string, body: BodyData, context: SourceContext): Promise<CommentData>;
  remove?(id: string, context: SourceContext): Promise<void>;
  react?(id: string, key: string, on: boolean, context: SourceContext): Promise<ReactionData[]>;
  report?(id: string, reason: string, note: string, context: SourceContext): Promise<void>;
  moderate?(id: string, status: CommentStatus, context: SourceContext): Promise<CommentData>;
  pin?(id: string, on: boolean, context: SourceContext): Promise<CommentData>;
  setState?(state: ThreadState, context: SourceContext): Promise<ThreadData>;
  count?(threadUrls: readonly string[], context: SourceContext): Promise<Map<string, number>>;
  subscribe?(
    since: string | undefined,
    listener: (event: SourceEvent) => void,
    context: SourceContext,
  ): () => void;
  session?: Session;
}

/** `safe` = send again; `check-first` = it may have been stored: look before; `no` = the same would fail again. */
type Retry = 'safe' | 'check-first' | 'no';

/** Everything that can go wrong, in words that each have a sentence for people, and what comes of sending again. */
const RETRY = {
  'auth-required': 'safe',
  'auth-expired': 'safe',
  forbidden: 'no',
  closed: 'no',
  'not-found': 'no',
  invalid: 'no',
  'too-long': 'no',
  duplicate: 'no',
  'rate-limited': 'safe',
  spam: 'no',
  conflict: 'no',
  unsupported: 'no',
  network: 'check-first',
  timeout: 'check-first',
  server: 'check-first',
  'bad-answer': 'check-first',
} as const satisfies Record<string, Retry>;

export type SourceErrorKind = keyof typeof RETRY;

export const SOURCE_ERROR_KINDS = Object.keys(RETRY) as readonly SourceErrorKind[];

export interface SourceErrorOptions {
  /** The field that is wrong, when one is: `body`, `name`, `email`, `url`. */
  field?: string;
  /** Seconds until it makes sense to try again. */
  retryAfter?: number;
  /** As is usual for the kind, unless it is known better. */
  retry?: Retry;
  cause?: unknown;
  /** A sentence of the backend's for people, plain text; shown as text where it is given. */
  detail?: string;
}

/** The only error a source rejects with. `message` is for developers; people read the sentence of `kind` in their language. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly kind: SourceErrorKind;
  readonly field: string | undefined;
  readonly retryAfter: number | undefined;
  readonly retry: Retry;
  readonly detail: string | undefined;

  constructor(kind: SourceErrorKind, message: string = kind, options: SourceErrorOptions = {}) {
    super(message, options);
    this.kind = kind;
    this.field = options.field;
    this.retryAfter = options.retryAfter;
    this.retry = options.retry ?? RETRY[kind];
    this.detail = options.detail;
  }

  /** Anything that was thrown as a `SourceError`: as it is if it is one, else the `cause` of one of `kind`. */
  static of(cause: unknown, kind: SourceErrorKind = 'server'): SourceError {
    return cause instanceof SourceError ? cause : new SourceError(kind, String(cause), { cause });
  }
}
