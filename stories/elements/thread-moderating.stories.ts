import { expect, waitFor } from 'storybook/test';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { aComment, aDocument, aThread } from '../../tests/fixtures/builders.js';
import { MemorySource } from '../../src/sources/memory.js';
import { focused, inside } from '../support/inside.js';
import { threadMeta, type ThreadArgs } from '../support/thread-story.js';

const meta: Meta<ThreadArgs> = { ...threadMeta, title: 'Thread in detail/Moderating' };

export default meta;

type Story = StoryObj<ThreadArgs>;

const comments = [
  aComment({ id: '1', author: 'Nora', body: 'The ferry was late again.' }),
  aComment({ id: '2', author: 'Hal', minute: 4, status: 'held', body: 'Is the pass valid on Sundays?' }),
  aComment({ id: '3', author: 'Boats4U', minute: 9, status: 'held', body: 'Cheap boats, today only!' }),
];
const moderated = aDocument({ thread: aThread({ can: { moderate: true } }), comments });
const loaders = [() => ({ source: new MemorySource(moderated) })];

/** Moderators see what is held where it stands, and approve it from the menu of the comment. */
export const Approve: Story = {
  loaders,
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('Open the menu of a held comment', async () => {
      await userEvent.click(await thread.findByRole('button', { name: /^More: Hal/ }));
      await thread.findByRole('menu', { name: /^More: Hal/ });
    });
    await step('Approve it', async () => {
      await userEvent.click(thread.getByRole('menuitem', { name: 'Approve' }));
      await thread.findByRole('heading', { name: '2 comments' });
    });
  },
};

/** A hidden comment leaves a line, from which a moderator can let it be seen again. */
export const Hide: Story = {
  loaders,
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('Hide a comment', async () => {
      await userEvent.click(await thread.findByRole('button', { name: 'More: Nora, 1' }));
      await userEvent.click(await thread.findByRole('menuitem', { name: 'Hide' }));
      await waitFor(() => expect(thread.queryByText('The ferry was late again.')).toBeNull());
    });
  },
};

/** What waits, one after another: Enter approves and goes on to the next, and every verdict can be taken back. */
export const Queue: Story = {
  loaders,
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('Open the queue', async () => {
      await userEvent.click(await thread.findByRole('button', { name: 'Moderate' }));
      await userEvent.click(await thread.findByRole('menuitem', { name: 'Held comments' }));
      await thread.findByRole('dialog', { name: 'Held comments' });
      await waitFor(() => expect(focused()).toHaveAccessibleName('Approve: Hal'));
    });
    await step('Approve the first', async () => {
      await userEvent.keyboard('{Enter}');
      await waitFor(() => expect(focused()).toHaveAccessibleName('Approve: Boats4U'));
    });
    await step('The second is spam', async () => {
      await userEvent.click(thread.getByRole('button', { name: 'Mark as spam: Boats4U' }));
      await thread.findByRole('button', { name: 'Undo: Boats4U' });
    });
  },
};

/** A thread is closed in one place, and says so in the place of the form. */
export const CloseThread: Story = {
  loaders,
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('Close the comments', async () => {
      await userEvent.click(await thread.findByRole('button', { name: 'Moderate' }));
      await userEvent.click(await thread.findByRole('menuitem', { name: 'Close comments' }));
      await waitFor(() => expect(thread.getAllByText('Comments are closed.').length).toBeGreaterThan(0));
    });
  },
};

/** A reader tells the moderators what is wrong with a comment. */
export const Report: Story = {
  loaders: [() => ({ source: new MemorySource(aDocument({ comments: comments.slice(0, 1) })) })],
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('Open the form', async () => {
      await userEvent.click(await thread.findByRole('button', { name: 'More: Nora, 1' }));
      await userEvent.click(await thread.findByRole('menuitem', { name: 'Report' }));
      await thread.findByRole('dialog', { name: 'Report this comment' });
    });
    await step('Choose a reason and send it', async () => {
      await userEvent.click(thread.getByRole('radio', { name: 'Off topic' }));
      await userEvent.click(thread.getByRole('button', { name: 'Send report' }));
      await waitFor(() => expect(focused()).toHaveAccessibleName('More: Nora, 1'));
    });
  },
};
