import { cleanName } from '../model/clean-name.js';
import { coercePage } from '../model/coerce.js';
import type { AuthorData, CommentData } from '../model/types.js';
import type { DiscussionSource, LoadQuery, SourceContext } from '../sources/source.js';
import type { Post } from './outbox.js';
import { hasSameWords } from './same-words.js';

/** Pages that are looked through: more would be a thread that nobody looks through in time. */
const MOST = 10;
/** What was there a day before, by whichever clock, is another one. */
const SKEW = 24 * 60 * 60 * 1000;

/**
 * Looks whether a post arrived of which nobody knows: the same words by the same author in the same place.
 * Rejects as `load` does.
 */
export async function findStored(
  post: Post,
  viewer: AuthorData | undefined,
  source: DiscussionSource,
  context: SourceContext,
): Promise<CommentData | undefined> {
  const { parentId } = post.draft;
  const place: LoadQuery = parentId === null ? { order: 'newest' } : { parentId };
  let query: LoadQuery | undefined = { ...place, limit: 50 };
  for (let pages = 0; query && pages < MOST; pages++) {
    const { comments, next } = coercePage(await source.load(query, context), () => undefined);
    const found = comments.find((comment) => isOf(post, comment, viewer));
    if (found) return found;
    query = next === undefined ? undefined : { ...place, limit: 50, cursor: next };
  }
  return undefined;
}

function isOf({ draft, twins, isPartial, at }: Post, comment: CommentData, viewer: AuthorData | undefined): boolean {
  const { id, parentId, author, body, createdAt } = comment;
  if (parentId !== draft.parentId || twins.includes(id) || !hasSameWords(body, draft.body)) return false;
  if (isPartial && Date.parse(createdAt) < Date.parse(at) - SKEW) return false;
  if (viewer?.id !== undefined && author.id !== undefined) return author.id === viewer.id;
  const name = viewer?.name ?? draft.author?.name;
  // Who gave no name may have been given one: "Anonymous".
  return name === undefined ? author.kind !== 'member' : author.name === cleanName(name);
}
