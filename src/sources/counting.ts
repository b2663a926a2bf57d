import { idOf, isRecord, numberOf } from './foreign.js';
import { SourceError } from './source.js';

/** Published and pending ones count; held, spam, hidden, blocked, deleted and missing do not. */
export function isCounted(comment: unknown): boolean {
  return isRecord(comment) && ['published', 'pending', undefined].includes(comment.status as undefined);
}

/**
 * What the heading of a thread says: the backend's total, or the number of comments here when that is greater.
 * Without a total it is unknown while there is a next page.
 */
export function countOf(page: { thread?: unknown; comments?: unknown; next?: unknown }): number | undefined {
  const { thread, comments, next } = page;
  const total = isRecord(thread) ? thread.total : undefined;
  if (next && total === undefined) return undefined;
  const here = Array.isArray(comments) ? new Set(comments.filter(isCounted).map(({ id }) => idOf(id))).size : 0;
  return Math.max(numberOf(total), here);
}

/** Counts each URL once, all at the same time. Those that fail are left out; when all fail, so does this. */
export async function countEach(
  urls: readonly string[],
  count: (url: string) => Promise<number | undefined>,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const errors: unknown[] = [];
  const unique = [...new Set(urls)];
  await Promise.all(
    unique.map(async (url) => {
      try {
        const number = await count(url);
        if (number !== undefined) counts.set(url, number);
      } catch (error) {
        errors.push(error);
      }
    }),
  );
  // What is no `SourceError` is an abort.
  const fatal = errors.find((error) => counts.size === 0 || !(error instanceof SourceError));
  if (fatal) throw fatal as Error;
  return counts;
}

/**
 * Counts up to `size` discussions with one request; fails when one of these fails. `keyOf` makes an address what the
 * backend knows it by, and throws for what is none, which is left out; `ask` answers by these keys.
 */
export async function countBatches(
  urls: readonly string[],
  keyOf: (url: string) => string,
  size: number,
  ask: (keys: string[]) => Promise<ReadonlyMap<unknown, unknown>>,
): Promise<Map<string, number>> {
  const keys = new Map<string, string>();
  for (const url of urls) {
    try {
      keys.set(url, keyOf(url));
    } catch (error) {
      if (urls.length === 1) throw error;
    }
  }
  const unique = [...new Set(keys.values())];
  const batches = Array.from({ length: Math.ceil(unique.length / size) }, (_, i) => unique.slice(i * size, (i + 1) * size));
  const counts = new Map<unknown, unknown>();
  await Promise.all(batches.map(async (batch) => (await ask(batch)).forEach((count, key) => counts.set(key, count))));
  return new Map([...keys].filter(([, key]) => counts.has(key)).map(([url, key]) => [url, numberOf(counts.get(key))]));
}
