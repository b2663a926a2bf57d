import { idOf, isRecord, textOf } from './foreign.js';
import { plainText } from './plain-text.js';
import { SourceError, type SourceContext } from './source.js';
import { avatarOf, type Viewer } from './wordpress-shapes.js';
import type { WordPressSite } from './wordpress-site.js';

/** Who is signed in; `undefined` where nobody is, whatever was sent to be known by. */
export async function readViewer(site: WordPressSite, context: SourceContext): Promise<Viewer | undefined> {
  const query = { context: 'edit', _fields: 'id,name,avatar_urls,capabilities' };
  try {
    const { data } = await site.ask('users/me', context, query);
    const id = isRecord(data) ? idOf(data.id) : undefined;
    if (!isRecord(data) || id === undefined) return undefined;
    const has = (right: string): boolean => isRecord(data.capabilities) && data.capabilities[right] === true;
    const name = plainText(data.name);
    const avatarUrl = textOf(avatarOf(data.avatar_urls));
    return {
      id,
      author: { kind: 'member', id, ...(name && { name }), ...(avatarUrl && { avatarUrl }) },
      seesHeld: has('moderate_comments'),
      // Who may change a post may change what is said under it, too.
      moderates: ({ author }) =>
        has('moderate_comments') || has('edit_others_posts') || (idOf(author) === id && has('edit_published_posts')),
    };
  } catch (error) {
    // What counts no more leaves a reader as good as any other.
    const isStranger = error instanceof SourceError && ['auth-required', 'auth-expired', 'forbidden'].includes(error.kind);
    if (isStranger) return undefined;
    throw error;
  }
}
