import { html } from 'lit';
import { expect } from 'storybook/test';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { Renderers } from '../../src/elements/comment/comment-view.js';
import { aDocument } from '../../tests/fixtures/builders.js';
import { seededDocument } from '../../tests/fixtures/seeded.js';
import { aState } from '../../tests/fixtures/states.js';
import { assign } from '../support/assign.js';
import { inside } from '../support/inside.js';
import { threadMeta, type ThreadArgs } from '../support/thread-story.js';

const meta: Meta<ThreadArgs> = {
  ...threadMeta,
  title: 'Thread in detail/Looks',
  args: { noStorage: true, document: seededDocument({ count: 6, seed: 5 }) },
};

export default meta;

type Story = StoryObj<ThreadArgs>;

/** No token set: the page's font and text colour, and a finished look. */
export const NoTokens: Story = {};

/** The same in the dark: the page says `color-scheme: dark`, nothing else. */
export const Dark: Story = { globals: { theme: 'dark' } };

const threeTokens = `.three-tokens {
  --discussion-color-accent: light-dark(#0a6857, #74d8b9);
  --discussion-font-heading: 'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, serif;
  --discussion-radius: 0;
}`;

/** Three tokens make it the page's own. */
export const ThreeTokens: Story = {
  parameters: { snippet: threeTokens },
  render: (args) => html`<style>${threeTokens}</style>
    <discussion-thread class="three-tokens" ${assign(args)}></discussion-thread>`,
};

/** The same three tokens in the dark. */
export const ThreeTokensDark: Story = { ...ThreeTokens, globals: { theme: 'dark' } };

const parts = `.with-parts::part(comment) {
  padding-inline: 1rem;
  border: 1px solid color-mix(in oklab, currentColor 20%, transparent);
}
.with-parts::part(avatar) {
  border-radius: 0;
}
.with-parts::part(number)::before {
  content: 'No. ';
}
.with-parts::part(form-submit) {
  border-radius: 99px;
}`;

/** Parts: any CSS for one element of a comment, of the thread, or of its form. Boxes, since some want them. */
export const Parts: Story = {
  parameters: { snippet: parts },
  render: (args) => html`<style>${parts}</style>
    <discussion-thread class="with-parts" ${assign(args)}></discussion-thread>`,
};

const renderers: Renderers = {
  avatar: ({ author }) => (author.name ?? '?').charAt(0),
  badge: (_comment, { depth }) => (depth === 0 ? 'Letter' : ''),
  footer: ({ body }) => html`<small>${body.value.split(/\s+/).length} words</small>`,
};

const renderersSnippet = `thread.renderers = {
  avatar: ({ author }) => (author.name ?? '?').charAt(0),
  badge: (comment, { depth }) => (depth === 0 ? 'Letter' : ''),
  footer: ({ body }) => html\`<small>\${body.value.split(/\\s+/).length} words</small>\`,
};`;

/** `renderers` replace the avatar, the badge, the body, or add to the actions and below. A string is text, never HTML. */
export const OwnRenderers: Story = {
  args: { renderers },
  parameters: { snippet: renderersSnippet },
  render: (args) => html`<style>.own-renderers::part(avatar) { background: light-dark(#e8e4da, #333a41); }</style>
    <discussion-thread class="own-renderers" ${assign(args)}></discussion-thread>`,
  play: async ({ canvasElement }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await thread.findByRole('heading', { name: '6 comments' });
    await expect((await thread.findAllByText(/^\d+ words$/)).length).toBe(6);
  },
};

const slots = html`<p slot="header">Letters are open until Friday.</p>
  <p slot="notice">One letter a person, please.</p>
  <p slot="guidelines">Disagree with what somebody said and leave alone who they are.</p>
  <p slot="footer">Feed · Archive</p>`;

const slotsSnippet = `<discussion-thread src="/discussions/42.json">
  <p slot="header">Letters are open until Friday.</p>
  <p slot="notice">One letter a person, please.</p>
  <p slot="guidelines">Disagree with what somebody said and leave alone who they are.</p>
  <p slot="footer">Feed · Archive</p>
</discussion-thread>`;

/** The page's own HTML above, between and below. */
export const Slots: Story = {
  parameters: { snippet: slotsSnippet },
  render: (args) => html`<discussion-thread ${assign(args)}>${slots}</discussion-thread>`,
};

/** The page's own invitation in the slot `empty`. */
export const EmptySlot: Story = {
  args: { document: aState('empty') },
  parameters: {
    snippet: `<discussion-thread src="/discussions/42.json">
  <p slot="empty">Nobody has answered yet. The first letter is printed on Monday.</p>
</discussion-thread>`,
  },
  render: (args) =>
    html`<discussion-thread ${assign(args)}>
      <p slot="empty">Nobody has answered yet. The first letter is printed on Monday.</p>
    </discussion-thread>`,
};

/** A container of 320 px: the indent shrinks, nothing scrolls sideways. */
export const Narrow: Story = { name: '320 px', globals: { width: 'narrow' } };

/** Twelve levels at 320 px leave 200 px for the text. */
export const NarrowAndDeep: Story = {
  name: '320 px, twelve levels deep',
  args: { document: aState('deepChain') },
  globals: { width: 'narrow' },
};

/** At 320 px code and tables scroll inside themselves. */
export const NarrowAndWide: Story = {
  name: '320 px, words without end',
  args: { document: aDocument(aState('longWords')) },
  globals: { width: 'narrow' },
};

/** Dark, 320 px, right to left, at once. */
export const Everything: Story = {
  name: '320 px, dark, right to left',
  args: { document: aState('rightToLeft') },
  globals: { width: 'narrow', theme: 'dark', lang: 'ar' },
};
