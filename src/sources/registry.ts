import { SourceError, type DiscussionSource } from './source.js';

export type SourceFactory = (src: string) => DiscussionSource | Promise<DiscussionSource>;

/** The kinds that the attribute `source` can name; what they need is loaded when one is asked for. */
const factories = new Map<string, SourceFactory>([
  ['json', async (src) => new (await import('./json.js')).JsonSource(src)],
  ['rest', async (src) => new (await import('./rest.js')).RestSource(src)],
  ['local', async (src) => new (await import('./local.js')).LocalSource(src)],
  ['html', async (src) => new (await import('./html.js')).HtmlSource(src)],
  ['wordpress', async (src) => new (await import('./wordpress.js')).WordPressSource(src)],
  ['waline', async (src) => new (await import('./waline.js')).WalineSource(src)],
  ['hackernews', async (src) => new (await import('./hackernews.js')).HackerNewsSource(src)],
  ['mastodon', async (src) => new (await import('./mastodon.js')).MastodonSource(src)],
  ['bluesky', async (src) => new (await import('./bluesky.js')).BlueskySource(src)],
  ['blogger', async (src) => new (await import('./blogger.js')).BloggerSource(src)],
  ['github', async (src) => new (await import('./github.js')).GitHubSource(src)],
]);

/**
 * Registers a kind of source for the attribute `source`; the later one of the same name wins.
 *
 * @example defineSource('forum', (src) => new ForumSource(src));
 */
export function defineSource(kind: string, factory: SourceFactory): void {
  factories.set(kind, factory);
}

/** Makes the source of a kind for an address. Rejects with `SourceError`: `unsupported` where the kind is unknown. */
export async function createSource(kind: string, src: string): Promise<DiscussionSource> {
  const factory = factories.get(kind);
  if (!factory) {
    throw new SourceError('unsupported', `no source "${kind}"; known: ${[...factories.keys()].join(', ')}`);
  }
  return made(() => factory(src));
}

/** A writable source of a document that is here already; nothing is stored. */
export function sourceOfDocument(document: unknown): Promise<DiscussionSource> {
  return made(async () => new (await import('./memory.js')).MemorySource(document));
}

async function made(make: () => DiscussionSource | Promise<DiscussionSource>): Promise<DiscussionSource> {
  try {
    return await make();
  } catch (cause) {
    // Most often a module that did not come.
    throw SourceError.of(cause, 'network');
  }
}
