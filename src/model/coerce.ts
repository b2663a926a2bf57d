import { isRecord, readSafely, type Foreign } from './coerce-record.js';
import { readArticle, readComment, readComments, readPage, readThread } from './coerce-shapes.js';
import type { Note, Read } from './coerce-values.js';
import { openingOf } from './opening.js';
import type { ArticleData, CommentData, DiscussionPage, ThreadData } from './types.js';

type Warn = (message: string) => void;

/** So many comments are read in one go. */
const SLICE = 500;
/** Of an answer with more, the opening is read first. */
const LONG = 1000;

/** The beginning of a long answer, which can be shown while the rest is read. */
export interface Opening {
  readonly page: DiscussionPage;
  /** Comments of the whole answer. */
  readonly length: number;
}

/**
 * Any value in, a valid page out; never throws. Takes a page, a whole document, a piece of one
 * (`{comments: […]}`), or a bare list of comments. What is wrong is repaired or left out, and `warn`
 * is called at most once with the sum of it.
 */
export function coercePage(value: unknown, warn?: Warn): DiscussionPage {
  return coerce(readPageOrList, value, 'answer', warn) ?? { comments: [] };
}

/**
 * The same, but stops after every 500 comments, for who has to let others in between.
 * @param opens for who shows it oldest first: of a long answer the opening comes before all else, and is given at the second stop
 */
export function* coercePageInSlices(value: unknown, warn?: Warn, opens = false): Generator<Opening | undefined, DiscussionPage> {
  const { note, tell } = gather(warn);
  const { first, rest, length, hasOpening } = cut(value, opens);
  if (hasOpening) yield;
  const page = readSafely(readPageOrList, first, 'answer', note);
  if (!page) note('answer');
  const comments = page?.comments ?? [];
  for (const [at, slice] of rest.entries()) {
    yield hasOpening && at === 0 ? { page: { ...page, comments: [...comments] }, length } : undefined;
    for (const comment of readSafely(readComments, slice, 'comments', note) ?? []) comments.push(comment);
  }
  tell();
  return { ...page, comments };
}

interface Cut {
  /** The page with its first comments. */
  readonly first: unknown;
  readonly rest: readonly unknown[][];
  readonly length: number;
  readonly hasOpening: boolean;
}

/** What cannot be cut is whole. */
function cut(value: unknown, opens: boolean): Cut {
  try {
    const page = Array.isArray(value) ? { comments: value as unknown[] } : value;
    if (isRecord(page) && Array.isArray(page['comments'])) return cutPage(page, page['comments'], opens);
  } catch {
    // A getter or a proxy of the page's own.
  }
  return { first: value, rest: [], length: 0, hasOpening: false };
}

function cutPage(page: Foreign, comments: readonly unknown[], opens: boolean): Cut {
  const { length } = comments;
  const opening = opens && length > LONG ? openingOf(comments) : undefined;
  const first = opening ? [...opening] : comments.slice(0, SLICE);
  const others = opening ? comments.filter((comment) => !opening.has(comment)) : comments.slice(SLICE);
  const rest: unknown[][] = [];
  for (let at = 0; at < others.length; at += SLICE) rest.push(others.slice(at, at + SLICE));
  return { first: { ...page, comments: first }, rest, length, hasOpening: opening !== undefined };
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
