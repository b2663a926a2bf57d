import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { Discussion } from '../../src/index.js';
import { WalineSource } from '../../src/sources/waline.js';
import list from '../../tests/fixtures/backends/waline/list.json' with { type: 'json' };
import { inside } from '../support/inside.js';
import { answering } from './recorded.js';

const meta: Meta = { title: 'Backends/Waline', tags: ['!autodocs'] };

export default meta;

/** A pinned comment, replies three deep, one whose parent is gone, and likes. */
export const Recorded: StoryObj = {
  parameters: {
    snippet: '<discussion-thread source="waline" src="https://comments.example/#/a-story/"></discussion-thread>',
    docs: { controls: { disable: true } },
  },
  loaders: [
    () => ({
      discussion: new Discussion(new WalineSource('https://comments.example/#/a-story/'), { fetch: answering(() => list) }),
    }),
  ],
  render: (_args, { loaded }) => html`<discussion-thread .discussion=${loaded['discussion']} no-storage></discussion-thread>`,
  play: async ({ canvasElement }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await thread.findByRole('heading', { name: '6 comments' });
    await thread.findByText('Pinned');
  },
};
