import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { GitHubSource } from '../../src/sources/github.js';
import answer from '../../tests/fixtures/backends/github/answer.json' with { type: 'json' };
import { answering, recordedStory } from './recorded.js';

const meta: Meta = { title: 'Backends/GitHub Discussions', tags: ['!autodocs'] };

export default meta;

/** A discussion with two levels: reactions, an answer, a bot, a hidden comment, a deleted one with a reply. */
export const Recorded: StoryObj = recordedStory({
  makeSource: () => new GitHubSource('https://github.com/harbour/tides/discussions/7', { api: 'https://harbour.example/github' }),
  fetch: answering(() => answer),
  snippet: `thread.source = new GitHubSource('https://github.com/harbour/tides/discussions/7', { api: '/github' });`,
  heading: '8 comments',
  reply: 'Reply on GitHub',
});
