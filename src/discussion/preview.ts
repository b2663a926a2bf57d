import type { AuthorData, CommentData } from '../model/types.js';
import { localId } from './local-id.js';
import type { Post } from './outbox.js';

/** A comment as it will look, until the backend has answered. */
export function previewOf({ draft, at }: Post, viewer: AuthorData | undefined): CommentData {
  const { key, parentId, body, author } = draft;
  const name = author?.name;
  return {
    id: localId(key),
    parentId,
    body,
    author: viewer ?? (name ? { name, kind: 'guest' } : { kind: 'anonymous' }),
    createdAt: at,
    status: 'pending',
  };
}
