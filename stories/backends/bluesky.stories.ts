import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { BlueskySource } from '../../src/sources/bluesky.js';
import rich from '../../tests/fixtures/backends/bluesky/rich.json' with { type: 'json' };
import recording from '../../tests/fixtures/backends/bluesky/thread.json' with { type: 'json' };
import { answering, recordedStory } from './recorded.js';

const meta: Meta = { title: 'Backends/Bluesky', tags: ['!autodocs'] };

export default meta;

/** A thread twelve replies deep, with links, pictures and a quote, labels, and posts that are blocked or gone. */
export const Recorded: StoryObj = recordedStory({
  makeSource: () => new BlueskySource('at://did:plc:cw4qivu5xjb6awbmysukv4sp/app.bsky.feed.post/3n2zmzvaans2o'),
  fetch: answering(() => ({ thread: { ...recording.thread, replies: [...recording.thread.replies, ...rich] } })),
  snippet: '<discussion-page source="bluesky" src="https://bsky.app/profile/nora.example/post/3kabcdefghi2x"></discussion-page>',
  heading: '18 comments',
  reply: 'Reply on Bluesky',
});
