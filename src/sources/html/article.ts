import type { ArticleData } from '../../model/types.js';
import { given } from '../foreign.js';
import { bodyOf } from './body.js';
import { Item, selectorOf } from './item.js';
import { personOf } from './person.js';

const ARTICLE = selectorOf(
  'Article AdvertiserContentArticle NewsArticle BlogPosting DiscussionForumPosting LiveBlogPosting Report ScholarlyArticle SocialMediaPosting TechArticle Question',
);

/** The article in an element; one around it stands in the page already. */
export function articleIn(root: Element, id: string): ArticleData | undefined {
  const element = root.querySelector(ARTICLE);
  if (!element) return undefined;
  const item = new Item(element);
  const { name, url } = personOf(item.first('author', 'creator'));
  return {
    id,
    headline: item.text('headline', 'name') ?? '',
    ...given({
      url: item.text('url'),
      section: item.text('articleSection'),
      publishedAt: item.text('datePublished', 'dateCreated'),
      modifiedAt: item.text('dateModified'),
      byline: name === undefined ? undefined : [{ role: 'author' as const, name, ...given({ url }) }],
      body: bodyOf(item.first('articleBody', 'text')),
    }),
  };
}
