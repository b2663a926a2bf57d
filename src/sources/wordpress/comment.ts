import type { AuthorData, CommentData, CommentStatus } from '../../model/types.js';
import { given, idOf, isRecord, numberOf, textOf, type Foreign } from '../foreign.js';
import { SourceError } from '../source.js';
import { plainText } from './plain-text.js';

/** Where a comment stands, in the backend's word; a trashed one can be had back, so it is hidden. */
const STATUSES: Readonly<Record<string, CommentStatus>> = { approved: 'published', hold: 'held', spam: 'spam', trash: 'hidden' };

/** Throws `bad-answer` for what is no list of comments. */
export function commentsOf(data: unknown, postAuthor: unknown): CommentData[] {
  if (!Array.isArray(data)) throw new SourceError('bad-answer', 'JSON, but no list of comments');
  return data.map((one) => commentOf(one, postAuthor));
}

/** Throws `bad-answer` for what is no comment. */
export function commentOf(data: unknown, postAuthor?: unknown): CommentData {
  const id = isRecord(data) ? idOf(data.id) : undefined;
  if (!isRecord(data) || id === undefined) throw new SourceError('bad-answer', 'JSON, but not a comment');
  const parent = idOf(data.parent);
  const author = authorOf(data);
  return {
    id,
    parentId: parent === undefined || parent === '0' ? null : parent,
    author: author.id !== undefined && author.id === idOf(postAuthor) ? { ...author, badges: ['author'] } : author,
    body: bodyOf(data.content),
    createdAt: timeOf(data.date_gmt) ?? '',
    status: STATUSES[textOf(data.status) ?? ''] ?? 'held',
    ...given({ url: textOf(data.link) }),
  };
}

/** Members have a number, guests have 0. */
function authorOf({ author, author_name, author_url, author_avatar_urls }: Foreign): AuthorData {
  const id = numberOf(author) > 0 ? idOf(author) : undefined;
  const name = plainText(author_name);
  return {
    kind: id === undefined ? (name ? 'guest' : 'anonymous') : 'member',
    ...given({ id, name, url: textOf(author_url), avatarUrl: avatarOf(author_avatar_urls) }),
  };
}

export function avatarOf(urls: unknown): string | undefined {
  return isRecord(urls) ? textOf(urls['96'] ?? urls['48'] ?? Object.values(urls).at(-1)) : undefined;
}

/** Moderators are given what was written, too. */
function bodyOf(content: unknown): CommentData['body'] {
  const { rendered, raw } = isRecord(content) ? content : {};
  return { format: 'html', value: textOf(rendered) ?? '', ...given({ source: textOf(raw) }) };
}

/** Times in GMT come without an offset. */
export function timeOf(value: unknown): string | undefined {
  const time = textOf(value);
  return time && !/^0000/.test(time) ? `${time}Z` : undefined;
}
