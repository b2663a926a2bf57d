import { isRecord, readSafely } from './coerce-record.js';
import { readArticle, readComment, readComments, readPage, readThread } from './coerce-shapes.js';
import type { Note, Read } from './coerce-values.js';
import type { ArticleData, CommentData, DiscussionPage, ThreadData } from './types.js';

type Warn = (message: string) => void;

/** So many comments are read in one go. */
const SLICE = 500;

/**
 * Any value in, a valid page out; never throws. Takes a page, a whole document, a piece of one
 * (`{comments: […]}`), or a bare list of comments. What is wrong is repaired or left out, and `warn`
 * is called at most once with the sum of it.
 */
export function coercePage(value: unknown, warn?: Warn): DiscussionPage {
  return coerce(readPageOrList, value, 'answer', warn) ?? { comments: [] };
}

/** The same, but stops after every 500 comments, for who has to let others in between. */
export function* coercePageInSlices(value: unknown, warn?: Warn): Generator<undefined, DiscussionPage> {
  const { note, tell } = gather(warn);
  const slices = slicesOf(value);
  const first = slices.shift();
  const page = readSafely(readPageOrList, first, 'answer', note);
  if (!page) note('answer');
  const comments = page?.comments ?? [];
  for (const slice of slices) {
    yield;
    for (const comment of readSafely(readComments, slice, 'comments', note) ?? []) comments.push(comment);
  }
  tell();
  return { ...page, comments };
}

/** A page with its first comments, then the others. What cannot be cut is whole. */
function slicesOf(value: unknown): [unknown, ...unknown[][]] {
  try {
    const page = Array.isArray(value) ? { comments: value as unknown[] } : value;
    if (!isRecord(page) || !Array.isArray(page['comments'])) return [value];
    const { comments } = page as { comments: unknown[] };
    const rest: unknown[][] = [];
    for (let at = SLICE; at < comments.length; at += SLICE) rest.push(comments.slice(at, at + SLICE));
    return rest.length > 0 ? [{ ...page, comments: comments.slice(0, SLICE) }, ...rest] : [value];
  } catch {
    // A getter or a proxy of the page's own.
    return [value];
  }
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

function coerce<T>(read: Read<T>, value: unknown, what: string, warn?: Warn): T | undefined {
  const { note, tell } = gather(warn);
  const result = readSafely(read, value, what, note);
  if (result === undefined) note(what);
  tell();
  return result;
}

/** Gathers what is wrong with a value, so that there is one warning and not thousands. */
function gather(warn: Warn | undefined): { note: Note; tell: () => void } {
  const times = new Map<string, number>();
  return {
    note: (field) => void times.set(field, (times.get(field) ?? 0) + 1),
    tell() {
      const repaired = [...times].map(([field, count]) => `${count} × ${field}`).join(', ');
      if (repaired) warn?.(`discussion data repaired or left out: ${repaired}`);
    },
  };
}
