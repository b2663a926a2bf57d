import type { ArticleData, AuthorData, CommentData } from '../../model/types.js';
import { given, isRecord, recordsOf, textOf, type Foreign } from '../foreign.js';

/** `{$t: 'words'}`, as Blogger's feeds have every text. */
export function wordsOf(value: unknown): string | undefined {
  return isRecord(value) ? textOf(value.$t) : undefined;
}

/** The last number in `tag:blogger.com,1999:blog-1.post-2`. */
export function idIn({ id }: Foreign): string | undefined {
  return /\bpost-(\d+)$/.exec(wordsOf(id) ?? '')?.[1];
}

export function linkOf({ link }: Foreign, rel: string): string | undefined {
  return textOf(recordsOf(link).find((one) => one.rel === rel)?.href);
}

/** `undefined` for an entry without an id. */
export function commentOf(entry: Foreign, post: Foreign): CommentData | undefined {
  const id = idIn(entry);
  if (id === undefined) return undefined;
  // In reply to the post is what all say; which comment is in the address of a feed.
  const parent = /\/comments\/default\/(\d+)/.exec(linkOf(entry, 'related') ?? '')?.[1];
  const isRemoved = recordsOf(entry.gd$extendedProperty).some(({ name }) => name === 'blogger.contentRemoved');
  return {
    id,
    parentId: parent === undefined || parent === id ? null : parent,
    author: isRemoved ? { kind: 'removed' } : authorOf(entry, post),
    body: { format: 'html', value: isRemoved ? '' : (wordsOf(entry.content) ?? wordsOf(entry.summary) ?? '') },
    createdAt: wordsOf(entry.published) ?? '',
    status: isRemoved ? 'deleted' : 'published',
    ...given({ url: linkOf(entry, 'alternate') }),
  };
}

export function articleOf(post: Foreign, url: string): ArticleData {
  const { name, url: page } = authorOf(post, {});
  const value = wordsOf(post.content) ?? wordsOf(post.summary);
  return {
    id: idIn(post) ?? url,
    url,
    headline: wordsOf(post.title) ?? '',
    ...given({
      publishedAt: wordsOf(post.published),
      modifiedAt: wordsOf(post.updated),
      byline: name === undefined ? undefined : [{ role: 'author' as const, name, ...given({ url: page }) }],
      body: value === undefined ? undefined : { format: 'html' as const, value },
    }),
  };
}

/** Who has a profile is a member. The e-mail address that stands there, too, is left where it is. */
function authorOf({ author }: Foreign, post: Foreign): AuthorData {
  const [one = {}] = recordsOf(author);
  const [owner = {}] = recordsOf(post.author);
  const url = wordsOf(one.uri);
  const name = wordsOf(one.name);
  const image = isRecord(one.gd$image) ? textOf(one.gd$image.src) : undefined;
  return {
    kind: url ? 'member' : name && !/^(anonymous|unknown)$/i.test(name) ? 'guest' : 'anonymous',
    ...given({
      name,
      url,
      avatarUrl: image?.replace(/^\/\//, 'https://'),
      badges: url && url === wordsOf(owner.uri) ? ['author'] : undefined,
    }),
  };
}
