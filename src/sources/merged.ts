import type { DiscussionPage } from '../model/types.js';
import { loadPart } from './http.js';
import { onDemand } from './on-demand.js';
import type { DiscussionSource, LoadQuery, Session, SourceContext } from './source.js';

/** A source among several. */
export interface MergedPart {
  source: DiscussionSource;
  /** What stands beside its comments: "via Mastodon". Otherwise its own name for itself, or its host; '' = nothing. */
  name?: string;
}

export interface MergedOptions {
  /** The id of the thread; that of the first part otherwise. Drafts belong to it. */
  id?: string;
  /** Says that a part did not answer; English or Spanish otherwise. */
  failed?: (name: string, lang: string) => string;
}

const FORWARDED = ['post', 'edit', 'remove', 'react', 'report', 'moderate', 'pin'] as const;

/**
 * Several discussions in one thread: those of a site with those of a post on Mastodon and one on Bluesky. What a comment
 * allows is what its own source allows; a new one goes to the first part that can take it, a reply to the part of
 * its parent. A part that fails leaves the others alone, and a notice.
 *
 * @example new MergedSource([new RestSource('/api/42'), new MastodonSource('https://mastodon.example/@nora/112233')])
 */
export class MergedSource implements DiscussionSource {
  readonly name = 'merged';
  readonly session?: Session;
  readonly post?: NonNullable<DiscussionSource['post']>;
  readonly edit?: NonNullable<DiscussionSource['edit']>;
  readonly remove?: NonNullable<DiscussionSource['remove']>;
  readonly react?: NonNullable<DiscussionSource['react']>;
  readonly report?: NonNullable<DiscussionSource['report']>;
  readonly moderate?: NonNullable<DiscussionSource['moderate']>;
  readonly pin?: NonNullable<DiscussionSource['pin']>;
  readonly subscribe?: NonNullable<DiscussionSource['subscribe']>;
  readonly #parts: readonly MergedPart[];
  readonly #options: MergedOptions;
  /** A page that reads from one source does not load what joins several. */
  readonly #work = onDemand(
    () => import('./merged/merging.js'),
    ({ Merging }) => new Merging(this.#parts, this.#options),
  );

  constructor(parts: readonly (DiscussionSource | MergedPart)[], options: MergedOptions = {}) {
    this.#parts = parts.map((part) => ('source' in part ? part : { source: part }));
    this.#options = options;
    for (const method of FORWARDED) {
      if (!this.#parts.some(({ source }) => source[method])) continue;
      const forward = async (...call: never[]): Promise<unknown> => {
        const merging: Record<typeof method, unknown> = await this.#work();
        return (merging[method] as (...call: never[]) => Promise<unknown>).apply(merging, call);
      };
      Object.defineProperty(this, method, { value: forward });
    }
    const session = this.#parts.find(({ source }) => source.session)?.source.session;
    if (session) this.session = session;
    if (this.#parts.some(({ source }) => source.subscribe)) this.subscribe = (...call) => this.#follow(...call);
  }

  /** That of its parts. */
  get scope(): string {
    return this.#parts.flatMap(({ source }) => source.scope ?? []).join(' ');
  }

  async load(query: LoadQuery, context: SourceContext): Promise<DiscussionPage> {
    return (await this.#work()).load(query, context);
  }

  /** There is one discussion here, whatever the address. */
  async count(urls: readonly string[], context: SourceContext): Promise<Map<string, number>> {
    const { Merging } = await loadPart(import('./merged/merging.js'));
    const count = await new Merging(this.#parts, this.#options).count(context);
    return new Map(urls.map((url) => [url, count]));
  }

  #follow(...[since, listener, context]: Parameters<NonNullable<DiscussionSource['subscribe']>>): () => void {
    const end = new AbortController();
    this.#work().then(
      (merging) => merging.follow(since, listener, context, end.signal),
      (error: unknown) => console.warn('discussion-elements: no live updates', error),
    );
    return () => end.abort();
  }
}
