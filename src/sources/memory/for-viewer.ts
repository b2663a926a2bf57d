import type { CommentData, CommentStatus, ThreadData } from '../../model/types.js';
import { may, type Change } from '../comment-changes.js';
import { isRecord } from '../foreign.js';

/** Who may still read what not everybody may: those with one of these rights. */
const READERS: ReadonlyMap<unknown, readonly Change[]> = new Map<CommentStatus, readonly Change[]>([
  ['held', ['moderate', 'edit', 'delete']],
  ['spam', ['moderate', 'edit', 'delete']],
  ['hidden', ['moderate']],
  ['blocked', ['moderate']],
  ['deleted', ['moderate']],
]);

/** The comment as the viewer may have it: without its words and pictures where they are not for them. */
export function forViewer(comment: CommentData, thread: ThreadData | undefined): CommentData {
  const rights = isRecord(comment) ? READERS.get(comment.status) : undefined;
  if (!rights || rights.some((right) => may(comment, right, thread))) return comment;
  const { attachments: _, ...rest } = comment;
  return { ...rest, body: { format: 'text', value: '' } };
}
