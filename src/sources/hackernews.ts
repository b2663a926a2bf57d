import type { ArticleData, CommentData, DiscussionPage } from '../model/types.js';
import { idOf, isRecord, recordsOf, textOf, type Foreign } from './foreign.js';
import { loadPart, requestJson, type RequestOptions } from './http.js';
import { SourceError, type DiscussionSource, type LoadQuery, type SourceContext } from './source.js';

const SITE = 'https://news.ycombinator.com/item?id=';
/** Stories that one search counts. */
const BATCH = 50;

export interface HackerNewsOptions extends Pick<RequestOptions, 'timeout'> {
  /** Another host that answers as Algolia's does. */
  api?: string;
}

/**
 * The comments on a story of Hacker News, read from Algolia's copy, which is all of the tree in one answer.
 * `src` is the story's address or its number.
 *
 * @example new HackerNewsSource('https://news.ycombinator.com/item?id=8863')
 */
export class HackerNewsSource implements DiscussionSource {
  readonly name = 'hackernews';
  readonly #src: string;
  readonly #api: string;
  readonly #options: HackerNewsOptions;

  constructor(src: string, { api = 'https://hn.algolia.com/api/v1', ...options }: HackerNewsOptions = {}) {
    this.#src = src;
    this.#api = api;
    this.#options = options;
  }

  async load({ parentId }: LoadQuery, context: SourceContext): Promise<DiscussionPage> {
    const story = itemId(this.#src);
    const root = await this.#item(parentId ?? story, context);
    const comments = commentsUnder(root, story);
    if (parentId !== undefined) return { comments };
    const url = SITE + story;
    return {
      article: articleOf(root, url),
      thread: {
        id: `hackernews:${story}`,
        url,
        state: 'open',
        orders: ['oldest', 'newest'],
        replyUrl: url,
        origin: { name: 'Hacker News', url },
      },
      comments,
    };
  }

  /** Algolia's search counts many stories at once. */
  async count(urls: readonly string[], context: SourceContext): Promise<Map<string, number>> {
    const { countBatches } = await loadPart(import('./counting.js'));
    return countBatches(urls, itemId, BATCH, async (ids) => {
      const tags = `(story,poll,job),(${ids.map((id) => `story_${id}`).join()})`;
      const found = await this.#ask(`search?hitsPerPage=${BATCH}&tags=${tags}`, context);
      const hits = isRecord(found) ? recordsOf(found.hits) : [];
      return new Map(hits.map(({ objectID, num_comments: count }) => [idOf(objectID), count]));
    });
  }

  async #item(id: string, context: SourceContext): Promise<Foreign> {
    const item = await this.#ask(`items/${encodeURIComponent(id)}`, context);
    if (!isRecord(item) || !idOf(item.id)) throw new SourceError('bad-answer', `no item ${id}`);
    return item;
  }

  #ask(path: string, context: SourceContext): Promise<unknown> {
    return requestJson(`${this.#api}/${path}`, context, this.#options);
  }
}

/** The number in an address, or the number itself. */
function itemId(src: string): string {
  const id = /^\d+$/.exec(src)?.[0] ?? /[?&]id=(\d+)/.exec(src)?.[1];
  if (!id) throw new SourceError('not-found', `no item of Hacker News: ${src}`);
  return id;
}

/** Everything below an item, flat. The tree may be as deep as it likes. */
function commentsUnder(root: Foreign, story: string): CommentData[] {
  const comments: CommentData[] = [];
  const open: [item: Foreign, parent: string | undefined][] = [[root, undefined]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [item, parent] = next;
    if (item !== root) comments.push(commentOf(item, parent, story));
    const children = recordsOf(item.children).filter(({ id }) => idOf(id));
    for (const child of children) open.push([child, idOf(item.id)]);
  }
  return comments;
}

/** One that is gone keeps its place, for its replies. */
function commentOf(item: Foreign, around: string | undefined, story: string): CommentData {
  const { author, text, dead, created_at: createdAt } = item;
  const id = idOf(item.id) ?? '';
  // A parent that is left out of the tree is still named.
  const parent = idOf(item.parent_id) ?? around ?? story;
  const name = textOf(author);
  return {
    id,
    parentId: parent === story ? null : parent,
    author: name ? { id: name, name, kind: 'member', url: userUrl(name) } : { kind: 'removed' },
    body: { format: 'html', value: textOf(text) ?? '' },
    createdAt: textOf(createdAt) ?? '',
    status: dead === true ? 'hidden' : textOf(text) ? 'published' : 'deleted',
    url: SITE + id,
  };
}

function articleOf({ title, url, text, author, created_at: publishedAt }: Foreign, page: string): ArticleData {
  const name = textOf(author);
  const value = textOf(text);
  return {
    id: page,
    url: textOf(url) ?? page,
    headline: textOf(title) ?? '',
    publishedAt: textOf(publishedAt) ?? '',
    ...(name && { byline: [{ role: 'poster', name, url: userUrl(name) }] }),
    ...(value && { body: { format: 'html', value } }),
  };
}

function userUrl(name: string): string {
  return `https://news.ycombinator.com/user?id=${encodeURIComponent(name)}`;
}
