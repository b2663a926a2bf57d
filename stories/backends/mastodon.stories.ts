import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { MastodonSource } from '../../src/sources/mastodon.js';
import statuses from '../../tests/fixtures/backends/mastodon/statuses.json' with { type: 'json' };
import { answering, recordedStory } from './recorded.js';

const meta: Meta = { title: 'Backends/Mastodon', tags: ['!autodocs'] };

export default meta;

/** A post and its replies: a content warning, two languages, a bot, a picture, a reply that is for followers only. */
export const Recorded: StoryObj = recordedStory({
  makeSource: () => new MastodonSource('https://social.example/@nora/100'),
  fetch: answering((path) => (path.endsWith('/context') ? { ancestors: [], descendants: statuses.slice(1) } : statuses[0])),
  snippet: '<discussion-page source="mastodon" src="https://mastodon.example/@nora/112233"></discussion-page>',
  heading: '7 comments',
  reply: 'Reply on Mastodon',
});
