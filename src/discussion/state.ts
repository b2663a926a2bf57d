import type { ArticleData, CommentData, DiscussionPage, MoreReplies, Order, ThreadData } from '../model/types.js';
import type { CommentTree } from '../model/tree.js';
import type { SourceError } from '../sources/source.js';

/** What a discussion is at one moment. `tree` is live: compare `version`, not the object. */
export interface DiscussionState {
  /** In `loading`, the first comments of a long answer may be here already. */
  readonly phase: 'idle' | 'loading' | 'ready' | 'error';
  /** Why the first page did not come; only in phase `error`. */
  readonly error: SourceError | undefined;
  readonly article: ArticleData | undefined;
  readonly thread: ThreadData | undefined;
  /** What the thread is remembered under on a device: another backend may have given the same id. */
  readonly key?: string | undefined;
  readonly tree: CommentTree;
  readonly order: Order;
  /** The order of the backend for pages that came in another than oldest first: id → place. */
  readonly rank: ReadonlyMap<string, number> | undefined;
  /** What the heading says: loaded, still at the backend, and what happened since. */
  readonly count: number;
  /** Of these, how many are here. */
  readonly loaded: number;
  /** No further page of top-level comments. */
  readonly complete: boolean;
  /** The last top-level comment of the pages, oldest first; what is after it came by another way. */
  readonly edge: string | undefined;
  /** Where the next of those pages is, if there is one. */
  readonly next: { readonly cursor: string } | undefined;
  /** Replies that are still at the backend, by parent. */
  readonly more: ReadonlyMap<string, MoreReplies>;
  readonly partial: DiscussionPage['partial'];
  /** Under way: a parent's id, or `''` for the top level. */
  readonly loadingMore: ReadonlySet<string>;
  /** Comments that have arrived and wait to be shown. */
  readonly arrivals: number;
  /** How many of them wait at the top level (`''`) or under a comment that is here, by its id. */
  readonly waiting: ReadonlyMap<string, number>;
  readonly version: number;
}

/** Whether every comment is here. */
export function isWhole({ complete, more }: DiscussionState): boolean {
  return complete && more.size === 0;
}

/** Whether there are comments to show: all that came, or how a long answer begins while the rest of it is read. */
export function isShowing({ phase, loaded }: DiscussionState): boolean {
  return phase === 'ready' || (phase === 'loading' && loaded > 0);
}

export type Operation =
  | 'load'
  | 'load-more'
  | 'post'
  | 'edit'
  | 'delete'
  | 'react'
  | 'report'
  | 'moderate'
  | 'pin'
  | 'set-state';

/** What came of something, told once. */
export type Outcome =
  | { type: 'loaded'; total: number; loaded: number; complete: boolean }
  /** `isLater` = sent by itself, after its writer has gone on to other things. */
  | { type: 'posted'; comment: CommentData; isLater?: boolean }
  | { type: 'changed'; comment: CommentData }
  | { type: 'removed'; id: string }
  /** `isQueued` = it waits for the network and is then sent by itself. */
  | { type: 'failed'; operation: Operation; error: SourceError; id?: string; isQueued?: boolean };
