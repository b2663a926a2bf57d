import type { ArticleData, AuthorData, CommentData, CommentStatus, FigureData, ThreadData } from '../model/types.js';
import { idOf, isRecord, numberOf, textOf, type Foreign } from './foreign.js';
import { plainText } from './plain-text.js';
import { SourceError } from './source.js';

/** What is asked for of a comment: never an e-mail address, an IP address or a browser's name. */
export const COMMENT_FIELDS =
  'id,post,parent,author,author_name,author_url,author_avatar_urls,date_gmt,content,link,status,_links.children';

export const POST_FIELDS =
  'id,link,title,content,date_gmt,modified_gmt,author,comment_status,_links.author,_links.wp:featuredmedia,_links.wp:term,_embedded';

/** Where a comment stands, in the backend's word; a trashed one can be had back, so it is hidden. */
const STATUSES: Readonly<Record<string, CommentStatus>> = { approved: 'published', hold: 'held', spam: 'spam', trash: 'hidden' };

/** Somebody who may read and write here, besides the public. */
export interface Viewer {
  id: string;
  author: AuthorData;
  /** Whether they are given what is not published, and what was typed. */
  seesHeld: boolean;
  /** Whether they may edit, delete and moderate what is under the post. */
  moderates: (post: Foreign) => boolean;
}

/** Throws `bad-answer` for what is no comment. */
export function commentOf(data: unknown, postAuthor?: unknown): CommentData {
  const id = isRecord(data) ? idOf(data.id) : undefined;
  if (!isRecord(data) || id === undefined) throw new SourceError('bad-answer', 'JSON, but not a comment');
  const parent = idOf(data.parent);
  const author = authorOf(data);
  const link = textOf(data.link);
  return {
    id,
    parentId: parent === undefined || parent === '0' ? null : parent,
    author: author.id !== undefined && author.id === idOf(postAuthor) ? { ...author, badges: ['author'] } : author,
    body: bodyOf(data.content),
    createdAt: timeOf(data.date_gmt) ?? '',
    status: STATUSES[textOf(data.status) ?? ''] ?? 'held',
    ...(link && { url: link }),
  };
}

/** Members have a number, guests have 0. */
function authorOf({ author, author_name, author_url, author_avatar_urls }: Foreign): AuthorData {
  const id = numberOf(author) > 0 ? idOf(author) : undefined;
  const name = plainText(author_name);
  const url = textOf(author_url);
  const avatarUrl = avatarOf(author_avatar_urls);
  return {
    kind: id === undefined ? (name ? 'guest' : 'anonymous') : 'member',
    ...(id !== undefined && { id }),
    ...(name && { name }),
    ...(url && { url }),
    ...(avatarUrl && { avatarUrl }),
  };
}

export function avatarOf(urls: unknown): string | undefined {
  return isRecord(urls) ? textOf(urls['96'] ?? urls['48'] ?? Object.values(urls).at(-1)) : undefined;
}

/** Moderators are given what was written, too. */
function bodyOf(content: unknown): CommentData['body'] {
  const { rendered, raw } = isRecord(content) ? content : {};
  const source = textOf(raw);
  return { format: 'html', value: textOf(rendered) ?? '', ...(source !== undefined && { source }) };
}

/** Times in GMT come without an offset. */
function timeOf(value: unknown): string | undefined {
  const time = textOf(value);
  return time && !/^0000/.test(time) ? `${time}Z` : undefined;
}

export function articleOf(post: Foreign): ArticleData {
  const { content } = post;
  const embedded = isRecord(post._embedded) ? post._embedded : {};
  const url = textOf(post.link);
  const [publishedAt, modifiedAt] = [timeOf(post.date_gmt), timeOf(post.modified_gmt)];
  const body = isRecord(content) && content.protected !== true ? bodyOf({ rendered: content.rendered }) : undefined;
  const byline = embeddedIn(embedded.author).flatMap((one) => {
    const [name, link] = [plainText(one.name), textOf(one.link)];
    return name ? [{ role: 'author' as const, name, ...(link && { url: link }) }] : [];
  });
  const image = embeddedIn(embedded['wp:featuredmedia']).map(figureOf).find(Boolean);
  const section = embeddedIn(embedded['wp:term'])
    .filter(({ taxonomy }) => taxonomy === 'category')
    .map(({ name }) => plainText(name))
    .find(Boolean);
  return {
    id: idOf(post.id) ?? '',
    headline: plainText(isRecord(post.title) ? post.title.rendered : undefined) ?? '',
    ...(url && { url }),
    ...(section && { section }),
    ...(publishedAt && { publishedAt }),
    ...(modifiedAt && { modifiedAt }),
    ...(byline.length > 0 && { byline }),
    ...(body?.value && { body }),
    ...(image && { image }),
  };
}

/** What came along, in however many lists; errors in its place have no name and no address. */
function embeddedIn(value: unknown): Foreign[] {
  return Array.isArray(value) ? value.flat().filter(isRecord) : [];
}

function figureOf({ source_url, alt_text, caption, media_details }: Foreign): FigureData | undefined {
  const src = textOf(source_url);
  if (!src) return undefined;
  const { width, height } = isRecord(media_details) ? media_details : {};
  const words = plainText(isRecord(caption) ? caption.rendered : undefined);
  return {
    src,
    alt: plainText(alt_text) ?? '',
    ...(words && { caption: words }),
    ...(numberOf(width) > 0 && numberOf(height) > 0 && { width: numberOf(width), height: numberOf(height) }),
  };
}

/** `mayPost` is the site's word, where it can be read; without it the form is offered, and the post may be refused. */
export function threadOf(post: Foreign, src: string, viewer: Viewer | undefined, mayPost?: boolean): ThreadData {
  const url = textOf(post.link);
  const moderate = viewer?.moderates(post) === true;
  const state = post.comment_status === 'open' ? 'open' : 'closed';
  const isRefused = state === 'open' && mayPost === false;
  return {
    id: url ?? src,
    state,
    orders: ['oldest', 'newest'],
    guestFields: [
      { name: 'name', required: true },
      { name: 'email', required: true },
      { name: 'url', required: false },
    ],
    ...(url && { url }),
    ...(viewer && { viewer: viewer.author }),
    ...((moderate || isRefused) && {
      can: { ...(moderate && { edit: true, delete: true, moderate }), ...(isRefused && { reply: false }) },
    }),
    ...(isRefused && url && { replyUrl: `${url}#respond` }),
  };
}
