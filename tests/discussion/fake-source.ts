import type { CommentData, DiscussionPage, DraftData } from '../../src/model/types.js';
import type { DiscussionSource, LoadQuery, SourceContext } from '../../src/sources/source.js';

/** A promise that the test settles itself. */
export class Deferred<T> {
  readonly promise: Promise<T>;
  resolve!: (value: T) => void;
  reject!: (reason: unknown) => void;

  constructor() {
    this.promise = new Promise<T>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
}

interface Asked<T> extends Deferred<T> {
  readonly signal: AbortSignal;
}

/**
 * A backend in the hands of the test: each call waits until it is answered. It exists for what no real one
 * does on order: answers that come late, in the wrong order, or as something else.
 */
export class HeldSource implements DiscussionSource {
  readonly name = 'held';
  readonly loads: (Asked<DiscussionPage> & { query: LoadQuery })[] = [];
  readonly posts: (Asked<CommentData> & { draft: DraftData })[] = [];

  load(query: LoadQuery, { signal }: SourceContext): Promise<DiscussionPage> {
    const asked = Object.assign(new Deferred<DiscussionPage>(), { query, signal });
    this.loads.push(asked);
    return asked.promise;
  }

  /** The nth post, once it was made. */
  postNumber(n: number): Promise<Asked<CommentData>> {
    return nth(this.posts, n);
  }

  /** The nth load, once it was asked for. */
  loadNumber(n: number): Promise<Asked<DiscussionPage>> {
    return nth(this.loads, n);
  }

  post(draft: DraftData, { signal }: SourceContext): Promise<CommentData> {
    const asked = Object.assign(new Deferred<CommentData>(), { draft, signal });
    this.posts.push(asked);
    return asked.promise;
  }
}

async function nth<T>(asked: readonly T[], n: number): Promise<T> {
  for (;;) {
    const one = asked[n - 1];
    if (one) return one;
    await new Promise((resolve) => setTimeout(resolve));
  }
}
