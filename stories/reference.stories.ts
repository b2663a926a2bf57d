import { html } from 'lit';
import { expect } from 'storybook/test';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { DiscussionDocument } from '../src/model/types.js';
import { loadReferenceForElsewhere } from '../tests/fixtures/reference.js';
import { inside, rootOf } from './support/inside.js';

interface Loaded {
  document: DiscussionDocument;
}

/** What this publication changes of the looks. */
const looks = `.slack-tide {
  --discussion-color-accent: light-dark(#0a6857, #74d8b9);
  --discussion-color-on-accent: light-dark(#fff, #06231b);
  --discussion-font-heading: 'Iowan Old Style', 'Palatino Linotype', Palatino, 'Noto Serif', Georgia, serif;
}`;

/**
 * A publication's page as it is read: forty paragraphs with pictures, 41 comments in two languages, the form. The
 * same page as plain HTML, with masthead and footer, is what `npm start` shows.
 */
const meta: Meta = {
  title: 'Reference page',
  loaders: [async (): Promise<Loaded> => ({ document: await loadReferenceForElsewhere() })],
  parameters: {
    snippet: `<discussion-page source="local" src="harbour.json"></discussion-page>

<style>
${looks.replace('.slack-tide', 'discussion-page').replace(/^/gm, '  ')}
</style>`,
  },
  render: (_args, { loaded }) =>
    html`<style>${looks}</style>
      <discussion-page class="slack-tide" no-storage .document=${(loaded as Loaded).document}></discussion-page>`,
};

export default meta;

/** In English. */
export const English: StoryObj = {
  play: async ({ canvasElement, step }) => {
    const page = await rootOf(canvasElement, 'discussion-page');
    const thread = await inside(page, 'discussion-thread');
    await step('All 41 comments are there, numbered', async () => {
      await thread.findByRole('heading', { name: '41 comments' });
      await expect(await thread.findByText('24.1')).toBeInTheDocument();
    });
  },
};

/** In Spanish: the words around the texts; article and comments stay in the languages they were written in. */
export const Spanish: StoryObj = { globals: { lang: 'es' } };

/** In the dark. */
export const Dark: StoryObj = { globals: { theme: 'dark' } };

/** At 320 px. */
export const Narrow: StoryObj = { name: '320 px', globals: { width: 'narrow' } };
