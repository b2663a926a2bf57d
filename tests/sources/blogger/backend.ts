import { Reply, startBackend, type Backend } from '../backend.js';
import { recorded } from '../recorded.js';

interface Feeds {
  post: Record<string, unknown>;
  comments: Record<string, unknown>[];
}

export function feeds(): Feeds {
  return recorded('blogger/feeds') as Feeds;
}

/** Answers as a blog does; `most` is what it gives at once, whatever is asked for. */
export function startBlogger({ post, comments } = feeds(), most = 200): Promise<Backend> {
  const feed = (entry: unknown[], total: number): unknown => ({
    version: '1.0',
    encoding: 'UTF-8',
    feed: {
      id: { $t: 'tag:blogger.com,1999:blog-1234567890.post987..comments' },
      openSearch$totalResults: { $t: String(total) },
      openSearch$startIndex: { $t: '1' },
      ...(entry.length > 0 && { entry }),
    },
  });
  return startBackend(({ path, query }) => {
    if (query.get('alt') !== 'json') return new Reply(200, '<?xml version="1.0"?><feed/>', { 'Content-Type': 'application/atom+xml' });
    switch (path) {
      case '/feeds/posts/default': {
        const found = query.get('path') === '/2024/03/tides.html' ? [post] : [];
        return feed(found, found.length);
      }
      case '/feeds/posts/default/987':
        return { version: '1.0', entry: post };
      case '/feeds/posts/summary':
        return feed([post, { ...post, link: [{ rel: 'alternate', href: 'http://harbour.blogspot.example/2024/02/ice.html' }], thr$total: { $t: '0' } }], 2);
      case '/feeds/987/comments/default': {
        const start = Number(query.get('start-index') ?? 1) - 1;
        return feed(comments.slice(start, start + Math.min(most, Number(query.get('max-results') ?? 25))), comments.length);
      }
      default:
        return undefined;
    }
  });
}
