import type { DiscussionState } from '../discussion/state.js';
import { flatten, type TreeNode } from '../model/node.js';
import type { ArticleData, AuthorData, BodyData, BylineEntry } from '../model/types.js';
import { bodyPart, bodyTree, loadPart } from '../text/body.js';
import { safeUrl } from '../text/links.js';
import { wordsOf } from './words.js';

export interface StructuredDataOptions {
  /** The address of the page that shows the discussion, absolute. */
  url: string;
  /** As the thread has it. */
  anchorPrefix?: string;
  /** What a writer without a name is called; "Anonymous". */
  anonymous?: string;
}

/** A node of JSON-LD; what is undefined is not written. */
type Data = Readonly<Record<string, unknown>>;

/** Replies deeper than this stand beside what they answer, and name it: readers of JSON are not built for 10,000 levels. */
const DEEPEST = 32;

/**
 * What a discussion is, in the words of schema.org, for search engines and archives: the article with its published comments
 * as a tree, as JSON for a `<script type="application/ld+json">` in which nothing can end that script. Of what a thread
 * shows, not more. Runs in a page and on a server.
 *
 * @throws TypeError when `url` is not an absolute address
 * @example await structuredData(discussion.state, { url: 'https://example.org/quay' })
 */
export async function structuredData(
  { article, tree, count }: Pick<DiscussionState, 'article' | 'tree' | 'count'>,
  { url, anchorPrefix = 'comment-', anonymous = 'Anonymous' }: StructuredDataOptions,
): Promise<string> {
  const page = new URL(url);
  page.hash = '';
  await loadParts(flatten(tree.roots));
  const addressOf = (id: string): string => `${page.href}#${encodeURIComponent(anchorPrefix + id)}`;
  const comment = commentsOf(tree.roots, { addressOf, anonymous });
  const data: Data = {
    '@context': 'https://schema.org',
    ...(article ? articleOf(article, page.href) : { '@type': 'WebPage', url: page.href }),
    commentCount: count,
    ...(comment.length > 0 && { comment }),
  };
  return JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
}

/** What the texts need to be read as they are meant; without it they are read as they were typed. */
async function loadParts(nodes: readonly TreeNode[]): Promise<void> {
  const parts = new Set(nodes.flatMap(({ data }) => bodyPart(data.body) ?? []));
  await Promise.allSettled([...parts].map(loadPart));
}

function articleOf({ headline, url, section, lang, publishedAt, modifiedAt, byline = [], publisher, republishedFrom, image }: ArticleData, page: string): Data {
  const written = byline.filter(({ role }) => role === 'author');
  return {
    '@type': 'Article',
    headline,
    url: safeUrl(url, page) ?? page,
    articleSection: section,
    inLanguage: lang,
    datePublished: publishedAt,
    dateModified: modifiedAt,
    author: peopleOf(written.length > 0 ? written : byline.filter(({ role }) => role === 'poster')),
    editor: peopleOf(byline.filter(({ role }) => role === 'editor')),
    translator: peopleOf(byline.filter(({ role }) => role === 'translator')),
    publisher: publisher && { '@type': 'Organization', name: publisher.name, url: safeUrl(publisher.url) },
    isBasedOn: safeUrl(republishedFrom?.url),
    image: safeUrl(image?.src, page),
  };
}

function peopleOf(byline: readonly BylineEntry[]): Data[] | undefined {
  return byline.length > 0 ? byline.map(({ name, url }) => personOf(name, url)) : undefined;
}

function personOf(name: string, url: string | undefined): Data {
  return { '@type': 'Person', name, url: safeUrl(url) };
}

interface Context {
  addressOf(id: string): string;
  anonymous: string;
}

/** Without recursion: a chain of replies may be as long as it likes. */
function commentsOf(roots: readonly TreeNode[], context: Context): Data[] {
  const top: Data[] = [];
  const places = new Map<TreeNode, { level: number; replies: Data[] }>();
  for (const node of flatten(roots)) {
    const isShown = node.data.status === 'published' && !node.local;
    const place = node.parent ? places.get(node.parent) : { level: 0, replies: top };
    // Of what is gone no more is said than its replies need.
    if (!place || node.counted === 0 || (!isShown && node.replies.length === 0)) continue;
    const level = place.level + 1;
    const replies: Data[] = level < DEEPEST ? [] : place.replies;
    places.set(node, { level, replies });
    place.replies.push({
      ...(isShown ? commentOf(node, context) : goneOf(node, context)),
      ...(level > DEEPEST && node.parent && { parentItem: { '@id': context.addressOf(node.parent.id) } }),
      ...(level < DEEPEST && node.replies.some(({ counted }) => counted > 0) && { comment: replies }),
    });
  }
  return top;
}

function commentOf({ id, data }: TreeNode, { addressOf, anonymous }: Context): Data {
  const { author, body, createdAt, editedAt, lang, score } = data;
  const address = addressOf(id);
  return {
    '@type': 'Comment',
    '@id': address,
    url: address,
    author: writerOf(author, anonymous),
    datePublished: createdAt || undefined,
    dateModified: editedAt,
    inLanguage: lang,
    text: textOf(body),
    upvoteCount: score !== undefined && score >= 0 ? score : undefined,
  };
}

function goneOf({ id }: TreeNode, { addressOf }: Context): Data {
  return { '@type': 'Comment', '@id': addressOf(id), creativeWorkStatus: 'Deleted' };
}

function writerOf({ name, url }: AuthorData, anonymous: string): Data {
  return personOf(name ?? anonymous, url);
}

function textOf(body: BodyData): string {
  return wordsOf(bodyTree(body, { full: true }));
}
