import type { AuthorData, BodyData, CommentData, DraftData, ReactionData, ThreadData } from '../model/types.js';
import { isRecord, numberOf, textOf } from './foreign.js';
import { SourceError } from './source.js';

/** What the sources that keep comments themselves do to one; each returns a new comment and leaves the old one. */

export type Change = 'edit' | 'delete' | 'moderate';

export interface Writer {
  id: string;
  /** ISO 8601. */
  at: string;
  viewer?: AuthorData | undefined;
}

/** The comment that a draft becomes. Throws `closed`, `invalid` or `too-long`. The e-mail address is not kept. */
export function commentOf(draft: DraftData, thread: ThreadData | undefined, { id, at, viewer }: Writer): CommentData {
  if (thread?.state === 'closed' || thread?.state === 'readonly') throw new SourceError('closed', 'thread is closed');
  return {
    id,
    parentId: draft.parentId,
    author: viewer ?? guestOf(draft.author),
    body: checked(draft.body, thread),
    createdAt: at,
    status: 'published',
    can: { edit: true, delete: true },
  };
}

/** Throws `forbidden`, `invalid` or `too-long`. */
export function edited(comment: CommentData, body: BodyData, thread: ThreadData | undefined, at: string): CommentData {
  return { ...allowed(comment, 'edit', thread), body: checked(body, thread), editedAt: at };
}

/** What is left of a comment that is gone but has replies. Throws `forbidden`. */
export function tombstoneOf(comment: CommentData, thread: ThreadData | undefined): CommentData {
  const { id, parentId, createdAt } = allowed(comment, 'delete', thread);
  const body: BodyData = { format: 'text', value: '' };
  return { id, parentId, createdAt, body, author: { kind: 'removed' }, status: 'deleted' };
}

/** Setting a reaction twice counts once. A key that the comment does not know is added. */
export function reacted(comment: CommentData, key: string, on: boolean): CommentData & { reactions: ReactionData[] } {
  const known: unknown = comment.reactions;
  const before = (Array.isArray(known) ? known : []).filter(isRecord) as unknown as ReactionData[];
  const own = before.find((reaction) => reaction.key === key) ?? { key, label: key, count: 0, mine: false };
  const step = Number(on) - numberOf(own.mine);
  const after = { ...own, mine: on, count: Math.max(0, numberOf(own.count) + step) };
  const reactions = before.includes(own) ? before.map((one) => (one === own ? after : one)) : [...before, after];
  return { ...comment, reactions };
}

/** Throws `forbidden` unless the comment, or else the thread, says that the viewer may. */
export function allowed<T extends CommentData | ThreadData>(
  subject: T,
  right: Change,
  thread: ThreadData | undefined,
): T {
  if (may(subject, right, thread)) return subject;
  throw new SourceError('forbidden', `${subject.id}: no right to ${right}`);
}

/** As the comment says, or else the thread. */
export function may(subject: CommentData | ThreadData, right: Change, thread: ThreadData | undefined): boolean {
  const said = (can: unknown): unknown => (isRecord(can) ? can[right] : undefined);
  return (said(subject.can) ?? said(thread?.can)) === true;
}

function guestOf(author: DraftData['author']): AuthorData {
  const name = textOf(author?.name?.trim());
  const url = textOf(author?.url?.trim());
  return { kind: name ? 'guest' : 'anonymous', ...(name && { name }), ...(url && { url }) };
}

function checked(body: BodyData, thread: ThreadData | undefined): BodyData {
  const { format, value, source } = body;
  const field = 'body';
  if (!value.trim()) throw new SourceError('invalid', 'nothing is written', { field });
  const longest = Number(thread?.limits?.maxLength);
  if (Array.from(value).length > longest && !thread?.limits?.unit) throw new SourceError('too-long', `over ${longest}`, { field });
  return { format, value, ...(source !== undefined && { source }) };
}

