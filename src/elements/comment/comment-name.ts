import type { Strings } from '../../i18n/strings.js';
import { cleanName } from '../../model/clean-name.js';
import type { AuthorData, CommentData } from '../../model/types.js';

/** What people call the author: a name, "Anonymous", "Removed user". */
export function authorName({ name, kind }: AuthorData, strings: Strings): string {
  if (kind === 'removed') return strings.text('removedUser');
  return (name !== undefined && cleanName(name)) || strings.text('anonymous');
}

/** Whom a reply answers: an author, or a comment that is gone. */
export function parentName(parent: CommentData, strings: Strings): string {
  if (parent.status === 'deleted') return strings.text('deletedComment');
  if (parent.status === 'missing') return strings.text('missingComment');
  return authorName(parent.author, strings);
}

/** Tells controls of one author's comments apart: "Reply to Anonymous, 17.1". */
export function controlName(name: string, number: string | undefined): string {
  return number === undefined ? name : `${name}, ${number}`;
}
