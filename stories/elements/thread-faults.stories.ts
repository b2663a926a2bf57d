import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { aDocument, aThread, commentsAt } from '../../tests/fixtures/builders.js';
import { FAULTS, FaultySource, type Fault } from '../support/faulty-source.js';
import { inside, insideForm } from '../support/inside.js';

/** A thread beside a panel that makes its backend go wrong: to see, and to hear, what becomes of what is written. */
const meta: Meta = { title: 'Thread in detail/Faults', parameters: { docs: { controls: { disable: true } } } };

export default meta;

const document = aDocument({ thread: aThread({ can: { moderate: true } }), comments: commentsAt('1', '1.1', '2') });

function panel(source: FaultySource) {
  const choose = ({ target }: Event): void => {
    const before = source.fault;
    source.fault = (target as HTMLInputElement).value as Fault;
    // As the browser says it.
    if (before === 'offline') dispatchEvent(new Event('online'));
  };
  return html`<fieldset @change=${choose}>
    <legend>The backend</legend>
    ${Object.entries(FAULTS).map(
      ([fault, words]) =>
        html`<div>
          <label><input type="radio" name="fault" value=${fault} ?checked=${fault === source.fault} /> ${words}</label>
        </div>`,
    )}
  </fieldset>`;
}

/** Choose what goes wrong, then write, reply, change. Nothing that was written goes missing, and nothing is there twice. */
export const Panel: StoryObj = {
  parameters: { snippet: '<discussion-thread src="/discussions/42" source="rest"></discussion-thread>' },
  loaders: [() => ({ source: new FaultySource(document) })],
  render: (_args, { loaded }) => {
    const source = loaded['source'] as FaultySource;
    return html`${panel(source)}<discussion-thread .source=${source} no-storage></discussion-thread>`;
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
