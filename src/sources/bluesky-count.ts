import type { DiscussionPage } from '../model/types.js';
import { countEach, countOf } from './counting.js';
import { numberOf, recordsOf, textOf, type Foreign } from './foreign.js';
import { SourceError } from './source.js';

/** Posts that one request may name. */
const BATCH = 25;

interface Asking {
  resolve: (url: string) => Promise<string>;
  /** All of a thread that one request brings, or what is below one of its comments. */
  load: (uri: string, parentId?: string) => Promise<DiscussionPage>;
  posts: (uris: string[]) => Promise<Foreign>;
}

/**
 * A post knows only of its direct replies: those of many posts come at once, and tell which have none. The other
 * threads have to be read.
 */
export async function countBluesky(urls: readonly string[], { resolve, load, posts }: Asking): Promise<Map<string, number>> {
  const addresses = new Map<string, string>();
  await Promise.all(
    [...new Set(urls)].map(async (url) => {
      // One that cannot be had fails again below, as one of many.
      const uri = await resolve(url).catch((error: unknown) => {
        if (!(error instanceof SourceError)) throw error;
        return url;
      });
      addresses.set(url, uri);
    }),
  );
  const uris = [...new Set(addresses.values())].filter((uri) => uri.startsWith('at://'));
  const silent = new Set<string | undefined>();
  for (let at = 0; at < uris.length; at += BATCH) {
    for (const { uri, replyCount } of recordsOf((await posts(uris.slice(at, at + BATCH))).posts)) {
      if (numberOf(replyCount) === 0) silent.add(textOf(uri));
    }
  }
  return countEach(urls, async (url) => {
    const uri = addresses.get(url) ?? url;
    if (silent.has(uri)) return 0;
    let count = 0;
    // Grows while it is gone through: what a request cuts off is asked for by another.
    const places = new Set<string | undefined>([undefined]);
    for (const place of places) {
      const { comments, more = [] } = await load(uri, place);
      count += countOf({ comments }) ?? 0;
      for (const { parentId } of more) places.add(parentId);
    }
    return count;
  });
}
