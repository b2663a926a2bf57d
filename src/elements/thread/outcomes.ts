import type { Outcome } from '../../discussion/state.js';
import type { CommentData } from '../../model/types.js';
import { emit } from '../events.js';

/** Tells the page what came of something, as an event with plain data. */
export function emitOutcome(target: EventTarget, outcome: Outcome): void {
  switch (outcome.type) {
    case 'loaded': {
      const { total, loaded, complete } = outcome;
      emit(target, 'discussion-loaded', { total, loaded, complete });
      return;
    }
    case 'removed':
      emit(target, 'discussion-removed', { id: outcome.id });
      return;
    case 'failed': {
      const { kind, field, retryAfter, detail } = outcome.error;
      emit(target, 'discussion-failed', { operation: outcome.operation, error: { kind, field, retryAfter, detail } });
      return;
    }
    default:
      emit(target, `discussion-${outcome.type}`, { comment: outcome.comment });
  }
}

/** What became of a post, in words: an answer of "pending" is a success too. */
export function postedText({ status }: CommentData): 'waits' | 'posted' {
  return status === 'pending' || status === 'held' ? 'waits' : 'posted';
}
