import type { AuthorData, CommentData, CommentStatus } from '../../model/types.js';
import { given, idOf, isRecord, numberOf, textOf, type Foreign } from '../foreign.js';
import { SourceError } from '../source.js';

/** Somebody who is signed in to a Waline server. */
export interface WalineViewer {
  author: AuthorData;
  isAdmin: boolean;
}

export interface Reader {
  viewer: WalineViewer | undefined;
  /** What this reader likes: the server does not know. */
  likes: (id: string) => boolean;
}

const STATUSES: Readonly<Record<string, CommentStatus>> = { waiting: 'held', spam: 'spam' };

/** Throws `bad-answer` for what is no comment. The raw text in `orig` is given to those who may edit it, and to nobody else. */
export function commentOf(data: unknown, { viewer, likes }: Reader): CommentData {
  const id = isRecord(data) ? idOf(data.objectId ?? data.id) : undefined;
  if (!isRecord(data) || id === undefined) throw new SourceError('bad-answer', 'JSON, but not a comment');
  const author = authorOf(data);
  const isOwn = viewer !== undefined && author.id === viewer.author.id;
  const mayEdit = isOwn || viewer?.isAdmin === true;
  const value = textOf(data.comment) ?? '';
  const time = new Date(numberOf(data.time) || String(data.insertedAt));
  const shared = { id, parentId: idOf(data.pid) ?? null, createdAt: Number.isNaN(time.getTime()) ? '' : time.toISOString() };
  // What has replies cannot be deleted without them: it is emptied.
  if (!value && !data.orig) return { ...shared, author: { kind: 'removed' }, body: { format: 'text', value: '' }, status: 'deleted' };
  return {
    ...shared,
    author,
    body: { format: 'html', value, ...(mayEdit && given({ source: textOf(data.orig) })) },
    status: isOwn && data.status === 'waiting' ? 'pending' : (STATUSES[String(data.status)] ?? 'published'),
    reactions: [{ key: 'like', label: 'Like', count: numberOf(data.like), mine: likes(id) }],
    ...(numberOf(data.sticky) > 0 && { pinned: true }),
    ...(isOwn && { can: { edit: true, delete: true } }),
  };
}

export function authorOf({ user_id, nick, link, avatar, type, label }: Foreign): AuthorData {
  const id = idOf(user_id);
  const name = textOf(nick)?.trim() || undefined;
  const badges = [type === 'administrator' ? 'staff' : undefined, textOf(label)].filter((badge) => badge !== undefined);
  return {
    kind: id === undefined ? (name ? 'guest' : 'anonymous') : 'member',
    ...given({ id, name, url: textOf(link), avatarUrl: textOf(avatar), badges: badges.length > 0 ? badges : undefined }),
  };
}
