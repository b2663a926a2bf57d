import {
  fieldsOf,
  isAbsent,
  isRecord,
  put,
  readCount,
  readEach,
  readFlag,
  readLanguage,
  readName,
  readText,
  readTime,
  readWord,
} from './coerce-fields.js';
import type { Notes } from './coerce-fields.js';
import { readAuthor, readBody, readFigure, readNamed, readPermissions } from './coerce-parts.js';
import type {
  ArticleData,
  BylineEntry,
  GuestField,
  NoticeData,
  Order,
  RelatedStory,
  ThreadData,
  ThreadState,
} from './types.js';

const STATES: ReadonlySet<ThreadState> = new Set(['open', 'readonly', 'closed']);
const ORDERS: ReadonlySet<Order> = new Set(['oldest', 'newest', 'top']);
const NOTICES: ReadonlySet<NoticeData['kind']> = new Set(['moderation', 'policy', 'closed', 'info']);
const GUEST_FIELDS: ReadonlySet<GuestField['name']> = new Set(['name', 'email', 'url']);
const ROLES: ReadonlySet<BylineEntry['role']> = new Set([
  'author',
  'poster',
  'editor',
  'translator',
  'photographer',
]);
const RELATIONS: ReadonlySet<RelatedStory['relation']> = new Set(['previous', 'next', 'related']);

/** Without an id the address is the id, then ''. A state that is not known does not invite to write. */
export function readThread(value: unknown, notes: Notes): ThreadData | undefined {
  if (!isRecord(value)) {
    notes.add('thread');
    return undefined;
  }
  const url = readText(value.url, 'thread url', notes);
  const state = readWord(value.state, STATES, 'thread state', notes);
  const thread: ThreadData = {
    id: readText(value.id, 'thread id', notes) ?? url ?? '',
    state: state ?? (isAbsent(value.state) ? 'open' : 'readonly'),
  };
  put(thread, 'url', url);
  put(thread, 'total', readCount(value.total, 'total', notes));
  put(thread, 'notices', readEach(value.notices, 'notices', notes, readNotice));
  put(thread, 'orders', readEach(value.orders, 'orders', notes, readOrder));
  if (!isAbsent(value.limits)) thread.limits = readLimits(value.limits, notes);
  put(thread, 'guestFields', readGuestFields(value.guestFields, notes));
  if (!isAbsent(value.viewer)) thread.viewer = readAuthor(value.viewer, notes);
  put(thread, 'can', readPermissions(value.can, notes));
  put(thread, 'endpoint', readText(value.endpoint, 'endpoint', notes));
  put(thread, 'replyUrl', readText(value.replyUrl, 'replyUrl', notes));
  return thread;
}

export function readArticle(value: unknown, notes: Notes): ArticleData | undefined {
  if (!isRecord(value)) {
    notes.add('article');
    return undefined;
  }
  const url = readText(value.url, 'article url', notes);
  const article: ArticleData = {
    id: readText(value.id, 'article id', notes) ?? url ?? '',
    headline: readText(value.headline, 'headline', notes) ?? '',
  };
  put(article, 'url', url);
  put(article, 'section', readText(value.section, 'section', notes));
  put(article, 'lang', readLanguage(value.lang, notes));
  put(article, 'publishedAt', readTime(value.publishedAt, 'publishedAt', notes));
  put(article, 'modifiedAt', readTime(value.modifiedAt, 'modifiedAt', notes));
  put(article, 'byline', readEach(value.byline, 'byline', notes, readBylineEntry));
  put(article, 'publisher', readNamed(value.publisher, 'publisher', notes));
  put(article, 'republishedFrom', readNamed(value.republishedFrom, 'republishedFrom', notes));
  if (!isAbsent(value.body)) article.body = readBody(value.body, notes);
  if (!isAbsent(value.image)) put(article, 'image', readFigure(value.image, notes));
  put(article, 'related', readEach(value.related, 'related', notes, readRelated));
  return article;
}

function readNotice(value: unknown, notes: Notes): NoticeData | undefined {
  const from = typeof value === 'string' ? { text: value } : fieldsOf(value, 'notices', notes);
  const text = readText(from.text, 'notices', notes);
  if (text === undefined) return undefined;
  const notice: NoticeData = { kind: readWord(from.kind, NOTICES, 'notices', notes) ?? 'info', text };
  put(notice, 'url', readText(from.url, 'notices', notes));
  return notice;
}

function readOrder(value: unknown, notes: Notes): Order | undefined {
  return readWord(value, ORDERS, 'orders', notes);
}

function readLimits(value: unknown, notes: Notes): NonNullable<ThreadData['limits']> {
  const from = fieldsOf(value, 'limits', notes);
  const limits: NonNullable<ThreadData['limits']> = {};
  put(limits, 'maxLength', readCount(from.maxLength, 'limits', notes));
  put(limits, 'maxReplyDepth', readCount(from.maxReplyDepth, 'limits', notes));
  put(limits, 'unit', readText(from.unit, 'limits', notes));
  return limits;
}

/** An empty list stays: it says that guests are asked for nothing. */
function readGuestFields(value: unknown, notes: Notes): GuestField[] | undefined {
  return Array.isArray(value) && value.length === 0
    ? []
    : readEach(value, 'guestFields', notes, readGuestField);
}

function readGuestField(value: unknown, notes: Notes): GuestField | undefined {
  const from = typeof value === 'string' ? { name: value } : fieldsOf(value, 'guestFields', notes);
  const name = readWord(from.name, GUEST_FIELDS, 'guestFields', notes);
  return name && { name, required: readFlag(from.required, 'guestFields', notes) ?? false };
}

function readBylineEntry(value: unknown, notes: Notes): BylineEntry | undefined {
  const from = typeof value === 'string' ? { name: value } : fieldsOf(value, 'byline', notes);
  const name = readName(from.name, 'byline', notes);
  if (name === undefined) return undefined;
  const entry: BylineEntry = { role: readWord(from.role, ROLES, 'byline', notes) ?? 'author', name };
  put(entry, 'url', readText(from.url, 'byline', notes));
  return entry;
}

function readRelated(value: unknown, notes: Notes): RelatedStory | undefined {
  const from = fieldsOf(value, 'related', notes);
  const headline = readText(from.headline, 'related', notes);
  if (headline === undefined) return undefined;
  const story: RelatedStory = {
    relation: readWord(from.relation, RELATIONS, 'related', notes) ?? 'related',
    headline,
  };
  put(story, 'url', readText(from.url, 'related', notes));
  put(story, 'summary', readText(from.summary, 'related', notes));
  return story;
}
