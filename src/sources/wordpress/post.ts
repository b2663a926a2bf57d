import type { ArticleData, DiscussionPage, FigureData, ThreadData } from '../../model/types.js';
import { given, idOf, isRecord, numberOf, textOf, type Foreign } from '../foreign.js';
import { plainText } from './plain-text.js';
import { commentsOf, timeOf } from './comment.js';
import type { WordPressThread } from './site.js';
import type { Viewer } from './viewer.js';

function articleOf(post: Foreign): ArticleData {
  const { content } = post;
  const embedded = isRecord(post._embedded) ? post._embedded : {};
  // Without its password a post is an empty one.
  const words = isRecord(content) && content.protected !== true ? textOf(content.rendered) : undefined;
  const byline = embeddedIn(embedded.author).flatMap((one) => {
    const name = plainText(one.name);
    return name ? [{ role: 'author' as const, name, ...given({ url: textOf(one.link) }) }] : [];
  });
  const image = embeddedIn(embedded['wp:featuredmedia']).map(figureOf).find(Boolean);
  const section = embeddedIn(embedded['wp:term'])
    .filter(({ taxonomy, slug }) => taxonomy === 'category' && slug !== 'uncategorized')
    .map(({ name }) => plainText(name))
    .find(Boolean);
  return {
    id: idOf(post.id) ?? '',
    headline: plainText(isRecord(post.title) ? post.title.rendered : undefined) ?? '',
    ...given({
      url: textOf(post.link),
      section,
      publishedAt: timeOf(post.date_gmt),
      modifiedAt: timeOf(post.modified_gmt),
      byline: byline.length > 0 ? byline : undefined,
      body: words ? { format: 'html' as const, value: words } : undefined,
      image,
    }),
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
  return {
    src,
    alt: plainText(alt_text) ?? '',
    ...given({ caption: plainText(isRecord(caption) ? caption.rendered : undefined) }),
    ...(numberOf(width) > 0 && numberOf(height) > 0 && { width: numberOf(width), height: numberOf(height) }),
  };
}

/** The first page, with all that is known before the comments. `mayPost` is the site's word, where it can be read. */
export function firstPageOf(known: WordPressThread, data: unknown, src: string, mayPost: boolean | undefined): DiscussionPage {
  const { post, viewer, total } = known;
  // For moderators the total counts what is held, which no heading does.
  const thread = { ...threadOf(post, src, viewer, mayPost), ...(!viewer?.seesHeld && { total }) };
  return { article: articleOf(post), thread, comments: commentsOf(data, post.author) };
}

/** Without a word of the site's the form is offered, and the post may be refused. */
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
