import { readSafely } from './coerce-record.js';
import { readArticle, readComment, readPage, readThread } from './coerce-shapes.js';
import type { Read } from './coerce-values.js';
import type { ArticleData, CommentData, DiscussionPage, ThreadData } from './types.js';

type Warn = (message: string) => void;

/**
 * Any value in, a valid page out; never throws. Takes a page, a whole document, a piece of one
 * (`{comments: […]}`), or a bare list of comments. What is wrong is repaired or left out, and `warn`
 * is called at most once with the sum of it.
 */
export function coercePage(value: unknown, warn?: Warn): DiscussionPage {
  return coerce(readPageOrList, value, 'answer', warn) ?? { comments: [] };
}

/** `undefined` when there is no usable id. An unreadable `createdAt` becomes '', which sorts first. */
export function coerceComment(value: unknown, warn?: Warn): CommentData | undefined {
  return coerce(readComment, value, 'comment', warn);
}

/** `undefined` for what is no thread at all. */
export function coerceThread(value: unknown, warn?: Warn): ThreadData | undefined {
  return coerce(readThread, value, 'thread', warn);
}

/** `undefined` for what is no article at all. */
export function coerceArticle(value: unknown, warn?: Warn): ArticleData | undefined {
  return coerce(readArticle, value, 'article', warn);
}

const readPageOrList: typeof readPage = (value, ...rest) => readPage(Array.isArray(value) ? { comments: value } : value, ...rest);

/** Gathers what is wrong with a value, so that there is one warning and not thousands. */
function coerce<T>(read: Read<T>, value: unknown, what: string, warn?: Warn): T | undefined {
  const times = new Map<string, number>();
  const note = (field: string): void => void times.set(field, (times.get(field) ?? 0) + 1);
  const result = readSafely(read, value, what, note);
  if (result === undefined) note(what);
  const repaired = [...times].map(([field, count]) => `${count} × ${field}`).join(', ');
  if (repaired) warn?.(`discussion data repaired or left out: ${repaired}`);
  return result;
}
