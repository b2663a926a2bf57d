import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { seededDocument } from '../../tests/fixtures/seeded.js';
import { assign } from '../support/assign.js';
import { threadMeta, type ThreadArgs } from '../support/thread-story.js';

const meta: Meta<ThreadArgs> = {
  ...threadMeta,
  title: 'Thread in detail/Presets',
  args: { noStorage: true, document: seededDocument({ count: 6, seed: 5 }) },
};

export default meta;

type Story = StoryObj<ThreadArgs>;

const sheets = {
  newspaper: new URL('../../src/styles/presets/newspaper.css', import.meta.url).href,
  forum: new URL('../../src/styles/presets/forum.css', import.meta.url).href,
  'classic-blog': new URL('../../src/styles/presets/classic-blog.css', import.meta.url).href,
};

const preset = (name: keyof typeof sheets): Story => ({
  parameters: { snippet: `import 'discussion-elements/presets/${name}.css';\n\n<discussion-thread class="${name}"></discussion-thread>` },
  render: (args) => html`<link rel="stylesheet" href=${sheets[name]} />
    <discussion-thread class=${name} ${assign(args)}></discussion-thread>`,
  play: async ({ canvasElement }) => {
    const thread = canvasElement.querySelector('discussion-thread');
    await waitFor(() => expect(thread && getComputedStyle(thread).getPropertyValue('--discussion-color-accent')).not.toBe(''));
  },
});

/** Serif, ruled, without pictures, hardly a colour. */
export const Newspaper: Story = preset('newspaper');
/** The same in the dark. */
export const NewspaperDark: Story = { ...Newspaper, globals: { theme: 'dark' } };

/** A box for each post, cool and dense. */
export const Forum: Story = preset('forum');
/** The same in the dark. */
export const ForumDark: Story = { ...Forum, globals: { theme: 'dark' } };

/** The numbered list under the posts of 2014. */
export const ClassicBlog: Story = preset('classic-blog');
/** The same in the dark. */
export const ClassicBlogDark: Story = { ...ClassicBlog, globals: { theme: 'dark' } };
