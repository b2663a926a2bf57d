import { html } from 'lit';
import { expect, fn, waitFor } from 'storybook/test';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { DiscussionForm } from '../../src/elements/form/form-element.js';
import { aComment, aThread, markdown } from '../../tests/fixtures/builders.js';
import { aState } from '../../tests/fixtures/states.js';
import { assign } from '../support/assign.js';
import { focused, inside } from '../support/inside.js';

type FormArgs = Pick<
  DiscussionForm,
  | ('name' | 'placeholder' | 'maxlength' | 'required' | 'disabled' | 'readonly' | 'value')
  | ('thread' | 'replyTo' | 'editing' | 'messages' | 'error' | 'busy')
>;

const meta: Meta<FormArgs> = {
  title: 'Elements/Form',
  component: 'discussion-form',
  render: (args) => html`<discussion-form ${assign(args)}></discussion-form>`,
};

export default meta;

type Story = StoryObj<FormArgs>;

/** Nothing is written. A guest may give a name; the toolbar and the preview are for markdown. */
export const Empty: Story = {};

/** It grows with its text. */
export const Filled: Story = { args: { value: 'I walk down to the boat every day.\n\nAnd *back*.' } };

/** The text as it will look, from the same gate that shows comments. */
export const Preview: Story = {
  args: { value: 'Not **thirty** steps, `31`.\n\n> And who counted?' },
  play: async ({ canvasElement, step, userEvent }) => {
    const form = await inside(canvasElement, 'discussion-form');
    await step('Open the preview', async () => {
      await userEvent.click(await form.findByRole('tab', { name: 'Preview' }));
      await expect((await form.findByText('thirty')).localName).toBe('strong');
    });
  },
};

/** Nothing written: one sentence beside the text, and the caret in it. */
export const OneError: Story = {
  play: async ({ canvasElement, step, userEvent }) => {
    const form = await inside(canvasElement, 'discussion-form');
    await step('Post without a text', async () => {
      await userEvent.click(await form.findByRole('button', { name: 'Post comment' }));
      const text = form.getByRole('textbox', { name: 'Your comment' });
      await waitFor(() => expect(text).toBeInvalid());
      await expect(text).toHaveAccessibleDescription(/Write something first/);
      await waitFor(() => expect(focused()).toBe(text));
    });
  },
};

/** Several things are wrong: a list above the form, each line leads to its field. */
export const SeveralErrors: Story = {
  args: { thread: aState('strictGuests').thread },
  play: async ({ canvasElement, step, userEvent }) => {
    const form = await inside(canvasElement, 'discussion-form');
    await step('Post with a wrong address', async () => {
      await userEvent.type(await form.findByRole('textbox', { name: 'E-mail' }), 'nora');
      await userEvent.click(form.getByRole('button', { name: 'Post comment' }));
    });
    await step('The list leads to the field', async () => {
      await userEvent.click(await form.findByRole('button', { name: /Enter an e-mail address/ }));
      await waitFor(() => expect(focused()).toBe(form.getByRole('textbox', { name: 'E-mail' })));
    });
  },
};

/** The backend refused it: its own sentence, or ours for the kind of failure. The text stays. */
export const RefusedByTheBackend: Story = {
  args: { value: 'Cheap boats.', error: { kind: 'rate-limited', retryAfter: 30 } },
};

/** Near the limit: how much is left. Far from it there is no counter. */
export const NearTheLimit: Story = { args: { maxlength: 40, value: 'The lamp is green, not yellow.' } };

/** Too long: everything that was pasted is there, and the counter says how much has to go. */
export const TooLong: Story = { args: { maxlength: 20, value: 'The lamp over the arch is green.' } };

/** An answer: the label says to whom. */
export const Reply: Story = { args: { replyTo: aComment({ author: 'Hal Orrin' }) } };

/** One's own comment, changed in its place. */
export const Edit: Story = { args: { editing: aComment({ author: 'Nora', body: markdown('Forty *steps*.') }) } };

/** It is being sent: nothing can be changed or sent meanwhile. */
export const Busy: Story = { args: { value: 'I walk down to the boat every day.', busy: true } };

/** The writer is known: no fields for guests. */
export const SignedIn: Story = { args: { thread: aState('signedIn').thread } };

/** The thread asks guests for more (`thread.guestFields`). */
export const GuestFields: Story = { args: { thread: aState('strictGuests').thread } };

/** The thread asks guests for nothing. */
export const NoGuestFields: Story = { args: { thread: aThread({ guestFields: [] }) } };

export const Disabled: Story = { args: { disabled: true, value: 'Kept, not sent.' } };

/** Can be read and copied, not changed. */
export const ReadOnly: Story = { args: { readonly: true, value: 'Kept, not sent.' } };

/** Part of a form of the page's: it has a name and a value, takes part in validation and reset. */
export const InAFormOfThePage: Story = {
  parameters: {
    snippet: `<form>
  <discussion-form name="letter" required></discussion-form>
  <button>Send</button>
</form>`,
  },
  render: () => {
    const send = fn((event: SubmitEvent) => event.preventDefault());
    return html`<form @submit=${send} data-testid="outer">
      <discussion-form name="letter" required></discussion-form>
      <button type="submit">Send</button>
    </form>`;
  },
  play: async ({ canvas, canvasElement, step, userEvent }) => {
    const form = await inside(canvasElement, 'discussion-form');
    await step('What is written is in the form data', async () => {
      await userEvent.type(await form.findByRole('textbox', { name: 'Your comment' }), 'A letter.');
      const data = new FormData(canvas.getByTestId('outer'));
      await expect(data.get('letter')).toBe('A letter.');
    });
  },
};

export const Dark: Story = { args: { value: 'I walk down to the boat every day.' }, globals: { theme: 'dark' } };

export const Spanish: Story = { args: { thread: aState('strictGuests').thread }, globals: { lang: 'es' } };

export const RightToLeft: Story = { args: { value: 'المصباح أخضر' }, globals: { lang: 'ar' } };

export const Narrow: Story = { args: { thread: aState('strictGuests').thread }, name: '320 px', globals: { width: 'narrow' } };
