import type { Operation } from '../discussion/state.js';
import type { BodyData, CommentData, CommentStatus, DraftData } from '../model/types.js';
import type { SourceErrorKind } from '../sources/source.js';

/** What failed, as plain data; a `SourceError` has this shape. */
export interface FailureData {
  kind: SourceErrorKind;
  /** The field that is wrong, when one is: `body`, `name`, `email`, `url`. */
  field?: string | undefined;
  /** Seconds until it makes sense to try again. */
  retryAfter?: number | undefined;
  /** A sentence of the backend's for people, plain text. */
  detail?: string | undefined;
}

/**
 * Asked before something is done: bubble, composed, cancelable. Whoever listens may call
 * `preventDefault()` and do it in another way, or not at all.
 */
export interface DiscussionRequests {
  'discussion-reply-request': { comment: CommentData };
  'discussion-submit-request': { draft: DraftData };
  'discussion-edit-request': { id: string; body: BodyData };
  'discussion-delete-request': { id: string };
  'discussion-react-request': { id: string; key: string; on: boolean };
  'discussion-report-request': { id: string; reason: string; note: string };
  'discussion-moderate-request': { id: string; status: CommentStatus };
  'discussion-load-more-request': { parentId?: string; cursor?: string };
  'discussion-navigate-request': { id: string };
  'discussion-sign-in-request': { reason: string };
}

/** Said after something happened: bubble, composed, not cancelable. Fired once, on the thread. */
export interface DiscussionOutcomes {
  /** `total` is what the heading counts, `loaded` what is here. */
  'discussion-loaded': { total: number; loaded: number; complete: boolean };
  'discussion-posted': { comment: CommentData };
  'discussion-changed': { comment: CommentData };
  'discussion-removed': { id: string };
  'discussion-failed': { operation: Operation | 'render'; error: FailureData };
}

export type DiscussionEventDetails = DiscussionRequests & DiscussionOutcomes;

export type DiscussionEventMap = {
  [Type in keyof DiscussionEventDetails]: CustomEvent<DiscussionEventDetails[Type]>;
};

declare global {
  interface GlobalEventHandlersEventMap extends DiscussionEventMap {}
}

/**
 * Fires `type` on `target` and returns whether to go on: `false` when a listener prevented it.
 * A request (`…-request`) can be prevented, an outcome cannot.
 */
export function emit<Type extends keyof DiscussionEventDetails>(
  target: EventTarget,
  type: Type,
  detail: DiscussionEventDetails[Type],
): boolean {
  const cancelable = type.endsWith('-request');
  return target.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
}
