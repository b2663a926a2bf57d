import { html } from 'lit';
import { expect } from 'storybook/test';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { anArticle } from '../../tests/fixtures/builders.js';
import { aState } from '../../tests/fixtures/states.js';
import { unseenDocument } from '../../tests/fixtures/unseen.js';
import { assign } from '../support/assign.js';
import { inside, rootOf } from '../support/inside.js';
import { FailingSource, silent } from '../support/sources.js';
import type { ThreadArgs } from '../support/thread-story.js';

const meta: Meta<ThreadArgs> = {
  title: 'Elements/Page',
  component: 'discussion-page',
  args: { noStorage: true },
  render: (args, { loaded }) => html`<discussion-page ${assign({ ...args, ...loaded })}></discussion-page>`,
};

export default meta;

type Story = StoryObj<ThreadArgs>;

/** An article and its comments from one document. */
export const ArticleAndComments: Story = { args: { document: { ...aState('moderated'), article: anArticle() } } };

/** A generated document of the shape of the reference page: 41 comments, English and Spanish. */
export const FortyOneComments: Story = {
  args: { document: { ...unseenDocument(7), article: anArticle() } },
  play: async ({ canvasElement }) => {
    const thread = await inside(await rootOf(canvasElement, 'discussion-page'), 'discussion-thread');
    await expect(await thread.findByRole('heading', { name: '41 comments' })).toBeVisible();
  },
};

/** A document without an article: the comments alone. */
export const WithoutArticle: Story = { args: { document: aState('moderated') } };

/** On its way. */
export const Loading: Story = { args: { source: silent } };

/** It did not come: one message for the page, and a button. */
export const DidNotLoad: Story = {
  loaders: [() => ({ source: new FailingSource({ ...aState('moderated'), article: anArticle() }, 'load', 'timeout') })],
  play: async ({ canvasElement, step, userEvent }) => {
    const page = await rootOf(canvasElement, 'discussion-page');
    const thread = await inside(page, 'discussion-thread');
    await step('Try again', async () => {
      await userEvent.click(await thread.findByRole('button', { name: 'Try again' }));
      await thread.findByRole('heading', { name: '2 comments' });
      const article = await inside(page, 'discussion-article');
      await article.findByRole('heading', { name: 'The lamp over the arch is lit again' });
    });
  },
};

/** A kind of source that nobody registered: the message for people is on the page, `discussion-failed` tells the rest. */
export const UnknownSource: Story = { args: { source: 'carrier-pigeon', src: '/loft' } };

/** The thread's slots, through the page. */
export const Slots: Story = {
  args: { document: { ...aState('moderated'), article: anArticle() } },
  parameters: {
    snippet: `<discussion-page src="/discussions/42.json">
  <p slot="header">Letters are open until Friday.</p>
  <p slot="guidelines">Disagree with what somebody said and leave alone who they are.</p>
</discussion-page>`,
  },
  render: (args) =>
    html`<discussion-page ${assign(args)}>
      <p slot="header">Letters are open until Friday.</p>
      <p slot="guidelines">Disagree with what somebody said and leave alone who they are.</p>
    </discussion-page>`,
};

/** One language around, others inside: an Arabic article and its comments, right to left. */
export const RightToLeft: Story = { args: { document: aState('rightToLeft') }, globals: { lang: 'ar' } };

export const Dark: Story = { ...ArticleAndComments, globals: { theme: 'dark' } };
