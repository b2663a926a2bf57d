import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { aDocument, aThread, commentsAt } from '../../tests/fixtures/builders.js';
import { MemorySource } from '../../src/sources/memory.js';
import { SourceError } from '../../src/sources/source.js';
import { FAULTS, faulty, faultPanel, type Fault, type FaultySource } from '../reference/faults.js';
import { inside, insideForm } from '../support/inside.js';

/** A thread beside a panel that makes its backend go wrong: to see, and to hear, what becomes of what is written. */
const meta: Meta = { title: 'Thread in detail/Faults', parameters: { docs: { controls: { disable: true } } } };

export default meta;

const document = aDocument({ thread: aThread({ can: { moderate: true } }), comments: commentsAt('1', '1.1', '2') });

/** Choose what goes wrong, then write, reply, change. Nothing that was written goes missing, and nothing is there twice. */
export const Panel: StoryObj = {
  parameters: { snippet: '<discussion-thread src="/discussions/42" source="rest"></discussion-thread>' },
  loaders: [() => ({ source: faulty(new MemorySource(document), SourceError) })],
  render: (_args, { loaded }) => {
    const source = loaded['source'] as FaultySource;
    return html`${faultPanel(source)}<discussion-thread .source=${source} no-storage></discussion-thread>`;
  },
  play: async ({ canvas, canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    const form = await insideForm(canvasElement, 'Your comment');
    const write = async (words: string): Promise<void> => {
      await userEvent.type(form.getByRole('textbox', { name: 'Your comment' }), words);
      await userEvent.click(form.getByRole('button', { name: 'Post comment' }));
    };
    const choose = (fault: Fault): Promise<void> => userEvent.click(canvas.getByRole('radio', { name: FAULTS[fault] }));
    await step('Write without a network', async () => {
      await choose('offline');
      await write('The lamp is lit.');
      await thread.findByRole('button', { name: 'Discard: The lamp is lit.' });
    });
    await step('The network is back, and the answers get lost', async () => {
      await choose('losing');
      await waitFor(() => expect(thread.getByText(/Not sent\. The server took too long/)).toBeVisible());
    });
    await step('All is well: it is there, once', async () => {
      await choose('well');
      await userEvent.click(thread.getByRole('button', { name: 'Try again: The lamp is lit.' }));
      await thread.findByRole('heading', { name: '4 comments' });
      await expect(thread.getAllByText('The lamp is lit.')).toHaveLength(1);
    });
  },
};
