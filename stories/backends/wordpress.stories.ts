import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { WordPressSource } from '../../src/sources/wordpress.js';
import comments from '../../tests/fixtures/backends/wordpress/comments.json' with { type: 'json' };
import post from '../../tests/fixtures/backends/wordpress/post.json' with { type: 'json' };
import { answering, recordedStory } from './recorded.js';

const DRAWING = new URL('../reference/quay-dusk.svg', import.meta.url).href;

/** The post, with a picture that is here. */
const drawn = {
  ...post,
  _embedded: { ...post._embedded, 'wp:featuredmedia': post._embedded['wp:featuredmedia'].map((one) => ({ ...one, source_url: DRAWING })) },
};

const meta: Meta = { title: 'Backends/WordPress', tags: ['!autodocs'] };

export default meta;

/** A post and its comments: guests, the post's author, somebody without a name, a reply whose parent is in the trash. */
export const Recorded: StoryObj = recordedStory({
  makeSource: () => new WordPressSource('https://blog.example/2024/the-lamp/'),
  fetch: answering((path) => (path.endsWith('/posts') ? [drawn] : path.endsWith('/comments') ? comments : undefined)),
  snippet: '<discussion-page source="wordpress" src="https://blog.example/2024/the-lamp/"></discussion-page>',
  heading: '6 comments',
});
