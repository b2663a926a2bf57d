import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { BloggerSource } from '../../src/sources/blogger.js';
import feeds from '../../tests/fixtures/backends/blogger/feeds.json' with { type: 'json' };
import { answering, recordedStory } from './recorded.js';

const meta: Meta = { title: 'Backends/Blogger', tags: ['!autodocs'] };

export default meta;

/** A post and its comments: members, guests, one that was removed and has a reply, one whose parent is gone. */
export const Recorded: StoryObj = recordedStory({
  makeSource: () => new BloggerSource('https://harbour.blogspot.example/2024/03/tides.html'),
  fetch: answering((path) => ({
    feed: { openSearch$totalResults: { $t: '7' }, entry: path.includes('/comments/') ? feeds.comments : [feeds.post] },
  })),
  snippet: '<discussion-page source="blogger" src="https://harbour.blogspot.example/2024/03/tides.html"></discussion-page>',
  heading: '7 comments',
  reply: 'Reply on Blogger',
});
