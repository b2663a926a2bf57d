import type { ArticleData, AuthorData, CommentData, ReactionData } from '../../model/types.js';
import { given, isRecord, numberOf, recordsOf, textOf, type Foreign } from '../foreign.js';
import type { bodyOf } from './text.js';

export type AtUri = `at://${string}`;

export interface PostAddress {
  /** Id or handle. */
  account: string;
  key: string;
  /** The page for people. */
  page: string;
}

/** Reads `at://ACCOUNT/app.bsky.feed.post/KEY` and `https://bsky.app/profile/ACCOUNT/post/KEY`, of other clients too. */
export function addressOf(src: string): PostAddress | undefined {
  const [, account, key] =
    /^(?:at:\/|https?:\/\/[^/]+\/profile)\/([^/]+)\/(?:app\.bsky\.feed\.)?post\/([^/?#]+)/.exec(src) ?? [];
  return account && key ? { account, key, page: `https://bsky.app/profile/${account}/post/${key}` } : undefined;
}

export function authorOf(profile: unknown): AuthorData {
  if (!isRecord(profile)) return { kind: 'removed' };
  const did = textOf(profile.did);
  const handle = textOf(profile.handle);
  return {
    kind: 'member',
    ...given({
      id: did,
      name: textOf(profile.displayName) ?? handle,
      url: did && `https://bsky.app/profile/${did}`,
      avatarUrl: textOf(profile.avatar),
    }),
  };
}

/** What its writer wants to be seen by those alone who are signed in. */
export function isReserved({ author }: Foreign): boolean {
  return labelsOf(author).includes('!no-unauthenticated');
}

/** Reads links and what is embedded; a part of its own, since text alone does without. */
export type RichText = typeof bodyOf;

export function isRich({ record, embed }: Foreign): boolean {
  return isRecord(embed) || (isRecord(record) && recordsOf(record.facets).length > 0);
}

/** A post as a comment; `viewer` is the account that looks. */
export function commentOf(post: Foreign, parentId: string | null, viewer?: string, rich?: RichText): CommentData {
  const id = textOf(post.uri) ?? '';
  const record = isRecord(post.record) ? post.record : {};
  const createdAt = timeOf(record.createdAt, post.indexedAt);
  const labels = labelsOf(post);
  if (!viewer && isReserved(post)) return goneOf(id, parentId, 'missing', createdAt);
  const author = authorOf(post.author);
  const page = addressOf(id)?.page ?? '';
  const warnings = labels.filter((label) => label !== '!hide').map((label) => label.replace(/^!warn$/, 'warning').replace(/-/g, ' '));
  const like = likeOf(post);
  const [lang] = Array.isArray(record.langs) ? (record.langs as unknown[]) : [];
  return {
    id,
    parentId,
    author,
    body: rich?.(record, post.embed, page, warnings.length > 0) ?? { format: 'text', value: textOf(record.text) ?? '' },
    createdAt,
    status: labels.includes('!hide') ? 'hidden' : 'published',
    replyCount: numberOf(post.replyCount),
    url: page,
    ...given({
      lang: textOf(lang),
      sensitive: warnings.length > 0 ? { summary: warnings.join(', ') } : undefined,
      reactions: viewer || like.count > 0 ? [like] : undefined,
      can: viewer ? { delete: author.id === viewer, ...replyRight(post.viewer) } : undefined,
    }),
  };
}

/** One that keeps its place and says nothing. */
export function goneOf(id: string, parentId: string | null, status: CommentData['status'], createdAt: string): CommentData {
  return { id, parentId, author: { kind: 'anonymous' }, body: { format: 'text', value: '' }, createdAt, status };
}

export function likeOf({ likeCount, viewer }: Foreign): ReactionData {
  return { key: 'like', label: 'Like', count: numberOf(likeCount), mine: isRecord(viewer) && textOf(viewer.like) !== undefined };
}

/** The post itself. It has no headline; behind a warning nothing but that is shown. */
export function articleOf(post: Foreign, rich?: RichText): ArticleData {
  const { author, body, createdAt, lang, sensitive, status, url = '' } = commentOf(post, null, ' ', rich);
  const isShown = !sensitive && status === 'published';
  return {
    id: url,
    url,
    headline: sensitive?.summary ?? '',
    publishedAt: createdAt,
    body: isShown ? body : { format: 'text', value: url },
    ...given({ lang, byline: author.name ? [{ role: 'poster' as const, name: author.name, ...given({ url: author.url }) }] : undefined }),
  };
}

function labelsOf(holder: unknown): string[] {
  const labels = isRecord(holder) ? recordsOf(holder.labels) : [];
  return labels.flatMap(({ val, neg }) => (textOf(val) && neg !== true ? [String(val)] : []));
}

/** Writers set their own clocks: a time after the post was first seen is not believed. */
function timeOf(created: unknown, seen: unknown): string {
  const [own, known] = [textOf(created) ?? '', textOf(seen) ?? ''];
  return !known || Date.parse(own) <= Date.parse(known) ? own : known;
}

function replyRight(viewer: unknown): { reply?: boolean } {
  return isRecord(viewer) && viewer.replyDisabled === true ? { reply: false } : {};
}
