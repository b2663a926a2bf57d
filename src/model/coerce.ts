import {
  fieldsOf,
  isAbsent,
  isRecord,
  Notes,
  put,
  readCount,
  readEach,
  readFlag,
  readLanguage,
  readList,
  readNumber,
  readText,
  readTime,
  readWord,
} from './coerce-fields.js';
import type { Warn } from './coerce-fields.js';
import { readAuthor, readBody, readFigure, readNamed, readPermissions } from './coerce-parts.js';
import { readArticle, readThread } from './coerce-thread.js';
import type {
  ArticleData,
  CommentData,
  CommentStatus,
  DiscussionPage,
  MoreReplies,
  ReactionData,
  ThreadData,
} from './types.js';

const STATUSES: ReadonlySet<CommentStatus> = new Set([
  'published',
  'pending',
  'held',
  'spam',
  'hidden',
  'blocked',
  'deleted',
  'missing',
]);
const PARTIAL = new Set(['depth', 'limit', 'federation'] as const);

/**
 * Any value in, a valid page out; never throws. Takes a page, a whole document, a piece of one
 * (`{comments: […]}`), or a bare list of comments. What is wrong is repaired or left out, and `warn`
 * is called at most once with the sum of it.
 */
export function coercePage(value: unknown, warn?: Warn): DiscussionPage {
  const notes = new Notes();
  const page: DiscussionPage = { comments: [] };
  if (!isRecord(value) && !Array.isArray(value)) notes.add('answer');
  const from = isRecord(value) ? value : { comments: value };
  if (!isAbsent(from.article)) put(page, 'article', readArticle(from.article, notes));
  if (!isAbsent(from.thread)) put(page, 'thread', readThread(from.thread, notes));
  for (const item of readList(from.comments, 'comments', notes)) {
    const comment = readComment(item, notes);
    if (comment) page.comments.push(comment);
  }
  put(page, 'next', readText(from.next, 'next', notes));
  put(page, 'more', readEach(from.more, 'more', notes, readMore, Infinity));
  put(page, 'partial', readWord(from.partial, PARTIAL, 'partial', notes));
  notes.tell(warn);
  return page;
}

/** `undefined` when there is no usable id. An unreadable `createdAt` becomes '', which sorts first. */
export function coerceComment(value: unknown, warn?: Warn): CommentData | undefined {
  return tellAfter(readComment, value, warn);
}

/** `undefined` for what is no thread at all. */
export function coerceThread(value: unknown, warn?: Warn): ThreadData | undefined {
  return tellAfter(readThread, value, warn);
}

/** `undefined` for what is no article at all. */
export function coerceArticle(value: unknown, warn?: Warn): ArticleData | undefined {
  return tellAfter(readArticle, value, warn);
}

function tellAfter<T>(read: (value: unknown, notes: Notes) => T, value: unknown, warn: Warn | undefined): T {
  const notes = new Notes();
  const result = read(value, notes);
  notes.tell(warn);
  return result;
}

function readComment(value: unknown, notes: Notes): CommentData | undefined {
  const from = fieldsOf(value, 'comment', notes);
  const id = readText(from.id, 'id', notes);
  if (id === undefined) {
    notes.add('comment without id');
    return undefined;
  }
  const comment: CommentData = {
    id,
    parentId: readText(from.parentId, 'parentId', notes) ?? null,
    author: readAuthor(from.author, notes),
    body: readBody(from.body, notes),
    createdAt: readTime(from.createdAt, 'createdAt', notes) ?? '',
    status: readWord(from.status, STATUSES, 'status', notes) ?? 'published',
  };
  put(comment, 'editedAt', readTime(from.editedAt, 'editedAt', notes));
  put(comment, 'lang', readLanguage(from.lang, notes));
  put(comment, 'number', readText(from.number, 'number', notes, 40));
  put(comment, 'sensitive', readSensitive(from.sensitive, notes));
  put(comment, 'origin', readNamed(from.origin, 'origin', notes));
  put(comment, 'replyCount', readCount(from.replyCount, 'replyCount', notes));
  put(comment, 'reactions', readEach(from.reactions, 'reactions', notes, readReaction));
  put(comment, 'score', readNumber(from.score, 'score', notes));
  put(comment, 'pinned', readFlag(from.pinned, 'pinned', notes));
  put(comment, 'url', readText(from.url, 'url', notes));
  put(comment, 'can', readPermissions(from.can, notes));
  put(comment, 'editableUntil', readTime(from.editableUntil, 'editableUntil', notes));
  put(comment, 'attachments', readEach(from.attachments, 'attachments', notes, readFigure));
  return comment;
}

function readSensitive(value: unknown, notes: Notes): { summary: string } | undefined {
  if (isAbsent(value) || value === false) return undefined;
  // What was meant as a warning stays one, whatever its shape.
  if (value === true) return { summary: '' };
  const summary = isRecord(value) ? value.summary : value;
  return { summary: readText(summary, 'sensitive', notes, 1000) ?? '' };
}

function readReaction(value: unknown, notes: Notes): ReactionData | undefined {
  const from = fieldsOf(value, 'reactions', notes);
  const key = readText(from.key, 'reactions', notes);
  if (key === undefined) return undefined;
  return {
    key,
    label: readText(from.label, 'reactions', notes, 100) ?? key,
    count: readCount(from.count, 'reactions', notes) ?? 0,
    mine: readFlag(from.mine, 'reactions', notes) ?? false,
  };
}

function readMore(value: unknown, notes: Notes): MoreReplies | undefined {
  const from = fieldsOf(value, 'more', notes);
  const parentId = readText(from.parentId, 'more', notes);
  if (parentId === undefined) return undefined;
  const more: MoreReplies = { parentId };
  put(more, 'count', readCount(from.count, 'more', notes));
  put(more, 'cursor', readText(from.cursor, 'more', notes));
  return more;
}
