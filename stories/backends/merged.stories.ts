import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { MergedSource } from '../../src/index.js';
import { HackerNewsSource } from '../../src/sources/hackernews.js';
import { MastodonSource } from '../../src/sources/mastodon.js';
import { MemorySource } from '../../src/sources/memory.js';
import { aState } from '../../tests/fixtures/states.js';
import story from '../../tests/fixtures/backends/hackernews/item.json' with { type: 'json' };
import statuses from '../../tests/fixtures/backends/mastodon/statuses.json' with { type: 'json' };
import { answering, recordedStory } from './recorded.js';

const meta: Meta = { title: 'Backends/Several in one thread', tags: ['!autodocs'] };

export default meta;

/** A site's own comments, a post on Mastodon and a story of Hacker News; a fourth part does not answer. */
export const Recorded: StoryObj = recordedStory({
  makeSource: () =>
    new MergedSource([
      { source: new MemorySource(aState('moderated')), name: '' },
      new MastodonSource('https://social.example/@nora/100'),
      new HackerNewsSource('40100'),
      { source: new MastodonSource('https://elsewhere.example/@nora/7'), name: 'elsewhere.example' },
    ]),
  fetch: answering((path) => {
    if (path.endsWith('/items/40100')) return story;
    if (path.endsWith('/100/context')) return { ancestors: [], descendants: statuses.slice(1) };
    return path.endsWith('/100') ? statuses[0] : undefined;
  }),
  snippet: `thread.source = new MergedSource([
  new RestSource('/api/discussions/42'),
  new MastodonSource('https://mastodon.example/@nora/112233'),
  new BlueskySource('https://bsky.app/profile/nora.example/post/3kabcdefghi2x'),
]);`,
  heading: '15 comments',
});
