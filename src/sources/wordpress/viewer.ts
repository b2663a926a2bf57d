import type { AuthorData } from '../../model/types.js';
import { given, idOf, isRecord, type Foreign } from '../foreign.js';
import { SourceError, type SourceContext } from '../source.js';
import { plainText } from './plain-text.js';
import { avatarOf } from './comment.js';
import type { WordPressSite } from './site.js';

/** Somebody who may read and write here, besides the public. */
export interface Viewer {
  id: string;
  author: AuthorData;
  /** Whether they are given what is not published, and what was typed. */
  seesHeld: boolean;
  /** Whether they may edit, delete and moderate what is under the post. */
  moderates: (post: Foreign) => boolean;
}

const STRANGER: readonly string[] = ['auth-required', 'auth-expired', 'forbidden', 'not-found'];

/** Who is signed in; `undefined` where nobody is, whatever was sent to be known by. */
export async function readViewer(site: WordPressSite, context: SourceContext): Promise<Viewer | undefined> {
  const query = { context: 'edit', _fields: 'id,name,avatar_urls,capabilities' };
  try {
    const { data } = await site.ask('users/me', context, query);
    const id = isRecord(data) ? idOf(data.id) : undefined;
    if (!isRecord(data) || id === undefined) return undefined;
    const has = (right: string): boolean => isRecord(data.capabilities) && data.capabilities[right] === true;
    return {
      id,
      author: { kind: 'member', id, ...given({ name: plainText(data.name), avatarUrl: avatarOf(data.avatar_urls) }) },
      seesHeld: has('moderate_comments'),
      // Who may change a post may change what is said under it, too.
      moderates: ({ author }) =>
        has('moderate_comments') || has('edit_others_posts') || (idOf(author) === id && has('edit_published_posts')),
    };
  } catch (error) {
    // What counts no more leaves a reader as good as any other; some sites have their users nowhere to be asked for.
    if (error instanceof SourceError && STRANGER.includes(error.kind)) return undefined;
    throw error;
  }
}

/** Whether somebody may write under the post, by the methods that the site allows; `undefined` where it does not say. */
export async function askPermission(site: WordPressSite, context: SourceContext): Promise<boolean | undefined> {
  try {
    const query = { post: await site.postId(context), _fields: 'none' };
    const { headers } = await site.ask('comments', context, query, { method: 'OPTIONS' });
    return /\bPOST\b/.test(headers.get('Allow') ?? '');
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
}
