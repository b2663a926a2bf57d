import { isRecord, type Foreign } from '../foreign.js';

/** A document as far as it is one. What it is not is said: an empty thread that can be posted into tells nothing. */
export function readable(document: unknown): Foreign {
  if (Array.isArray(document)) {
    warn('a list; its items are shown as the comments');
    return { comments: document };
  }
  if (!isRecord(document)) {
    warn(typeof document === 'object' ? 'null' : `a ${typeof document}`);
    return {};
  }
  const { thread, comments } = document;
  if (thread === undefined && comments === undefined) warn('one without either');
  if (thread !== undefined && !isRecord(thread)) warn('one with a thread that is no object');
  if (comments !== undefined && !Array.isArray(comments)) warn('one with comments that are no list');
  return document;
}

function warn(what: string): void {
  console.warn(`discussion-elements: a document is an object with a thread and comments; this is ${what}`);
}
