import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { HackerNewsSource } from '../../src/sources/hackernews.js';
import story from '../../tests/fixtures/backends/hackernews/item.json' with { type: 'json' };
import { answering, recordedStory } from './recorded.js';

const meta: Meta = { title: 'Backends/Hacker News', tags: ['!autodocs'] };

export default meta;

/** A story with a comment that was deleted and one that was left out: their replies stay in their places. */
export const Recorded: StoryObj = recordedStory({
  makeSource: () => new HackerNewsSource('https://news.ycombinator.com/item?id=40100'),
  fetch: answering((path) => (path.endsWith('/items/40100') ? story : undefined)),
  snippet: '<discussion-page source="hackernews" src="https://news.ycombinator.com/item?id=40100"></discussion-page>',
  heading: '6 comments',
  reply: 'Reply on Hacker News',
});
