import { countEach } from '../counting.js';
import { numberOf } from '../foreign.js';
import type { SourceContext } from '../source.js';
import type { WordPressSite } from './site.js';

/** The number of comments that the public sees under each post: two questions for each, which WordPress does not take together. */
export function countPosts(
  urls: readonly string[],
  siteOf: (url: string) => WordPressSite,
  context: SourceContext,
): Promise<Map<string, number>> {
  return countEach(urls, async (url) => {
    const site = siteOf(url);
    const query = { post: await site.postId(context), per_page: '1', _fields: 'id' };
    const { headers } = await site.ask('comments', context, query);
    return numberOf(headers.get('X-WP-Total'));
  });
}
