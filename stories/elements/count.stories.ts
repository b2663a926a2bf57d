import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { DiscussionCount } from '../../src/elements/count/count-element.js';
import { assign } from '../support/assign.js';

type CountArgs = Pick<DiscussionCount, 'src' | 'source' | 'value' | 'messages'>;

const meta: Meta<CountArgs> = {
  title: 'Elements/Count',
  component: 'discussion-count',
  render: (args) => html`<discussion-count ${assign(args)}></discussion-count>`,
};

export default meta;

type Story = StoryObj<CountArgs>;

/** The number of comments of one discussion: it asks the source, and shows nothing until it knows. */
export const FromAFile: Story = {
  args: { src: 'reference/harbour.json' },
  play: async ({ canvasElement }) => {
    const root = (): ShadowRoot | null | undefined => canvasElement.querySelector('discussion-count')?.shadowRoot;
    await waitFor(() => expect(root()?.textContent).toContain('41 comments'));
  },
};

/** Known already, such as by the server that made the page: no request. */
export const Known: Story = { args: { value: 1 } };

/** None yet. */
export const None: Story = { args: { value: 0 } };

/** The number cannot be had: what the page put inside stays. No error on an index page. */
export const Unknown: Story = {
  args: { source: { name: 'broken', load: () => Promise.reject(new Error('no network')) }, src: 'anything' },
  parameters: { snippet: '<discussion-count src="/discussions/42.json">Comments</discussion-count>' },
  render: (args) => html`<discussion-count ${assign(args)}>Comments</discussion-count>`,
};

/** An index page: all of them together make one request per address, or one in all where the source can. */
export const OnAnIndexPage: Story = {
  parameters: {
    snippet: `<ul>
  <li><a href="/42">The customs house gets its stairs back</a> · <discussion-count src="/discussions/42.json"></discussion-count></li>
  <li><a href="/43">The lamp is lit</a> · <discussion-count src="/discussions/43.json"></discussion-count></li>
</ul>`,
  },
  render: () =>
    html`<ul>
      ${['The customs house gets its stairs back', 'The lamp is lit', 'A ferry is lent'].map(
        (headline) => html`<li><a href="#">${headline}</a> · <discussion-count src="reference/harbour.json"></discussion-count></li>`,
      )}
    </ul>`,
};

/** Large numbers are grouped as the language does it. */
export const Spanish: Story = { args: { value: 12345 }, globals: { lang: 'es' } };
