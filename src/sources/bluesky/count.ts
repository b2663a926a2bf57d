import type { DiscussionPage } from '../../model/types.js';
import { countEach, countOf } from '../counting.js';
import { numberOf, recordsOf, textOf, type Foreign } from '../foreign.js';
import { SourceError } from '../source.js';

/** Posts that one request may name. */
const BATCH = 25;

export interface Thread {
  /** Its `at://` address. */
  resolve: () => Promise<string>;
  /** All that one request brings, or what is below one of its comments. */
  load: (parentId?: string) => Promise<DiscussionPage>;
}

/**
 * A post knows only of its direct replies: those of many posts come at once, and tell which have none. The other
 * threads have to be read.
 */
export async function countBluesky(
  urls: readonly string[],
  threadOf: (url: string) => Thread,
  posts: (uris: string[]) => Promise<Foreign>,
): Promise<Map<string, number>> {
  const threads = new Map(urls.map((url) => [url, threadOf(url)]));
  const addresses = new Map<string, string>();
  await Promise.all(
    [...threads].map(async ([url, thread]) => {
      // One that cannot be had fails again below, as one of many.
      const uri = await thread.resolve().catch((error: unknown) => {
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
    if (silent.has(addresses.get(url))) return 0;
    let count = 0;
    // Grows while it is gone through: what a request cuts off is asked for by another.
    const places = new Set<string | undefined>([undefined]);
    for (const place of places) {
      const { comments = [], more = [] } = (await threads.get(url)?.load(place)) ?? {};
      count += countOf({ comments }) ?? 0;
      for (const { parentId } of more) places.add(parentId);
    }
    return count;
  });
}
