import { createSource } from '../../sources/registry.js';
import type { DiscussionSource } from '../../sources/source.js';

interface Batch {
  readonly urls: Set<string>;
  readonly abort: AbortController;
  waiting: number;
  counts: Promise<ReadonlyMap<string, number>>;
}

/** Batches that still take addresses, by source or by kind and host. */
const open = new Map<unknown, Batch>();

/**
 * How many comments `src` has; `undefined` when its source cannot say. Addresses that are asked for together
 * go out as one request. Rejects as the source does; the request is aborted once all that wait for it have left.
 */
export async function requestCount(
  source: DiscussionSource | string,
  src: string,
  lang: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  const key = typeof source === 'string' ? `${source} ${hostOf(src)}` : source;
  const batch = open.get(key) ?? openBatch(key, source, src, lang);
  batch.urls.add(src);
  batch.waiting += 1;
  signal.addEventListener('abort', () => {
    batch.waiting -= 1;
    if (batch.waiting === 0) {
      batch.abort.abort();
      if (open.get(key) === batch) open.delete(key);
    }
  });
  return (await batch.counts).get(src);
}

function openBatch(key: unknown, source: DiscussionSource | string, src: string, lang: string): Batch {
  const batch: Batch = {
    urls: new Set(),
    abort: new AbortController(),
    waiting: 0,
    counts: Promise.resolve(new Map()),
  };
  open.set(key, batch);
  batch.counts = ask();
  return batch;

  async function ask(): Promise<ReadonlyMap<string, number>> {
    const { signal } = batch.abort;
    try {
      const made = typeof source === 'string' ? await createSource(source, src) : source;
      // A parser hands over one element at a time: let the rest of its chunk come.
      await new Promise((resolve) => setTimeout(resolve));
      signal.throwIfAborted();
      const context = { signal, lang, fetch: (...args: Parameters<typeof fetch>) => fetch(...args) };
      return (await made.count?.([...closed(key, batch).urls], context)) ?? new Map<string, number>();
    } finally {
      closed(key, batch);
    }
  }
}

function closed(key: unknown, batch: Batch): Batch {
  if (open.get(key) === batch) open.delete(key);
  return batch;
}

function hostOf(src: string): string {
  try {
    return new URL(src, document.baseURI).host;
  } catch {
    return '';
  }
}
