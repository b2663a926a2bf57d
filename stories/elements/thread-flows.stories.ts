import { expect, waitFor } from 'storybook/test';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { aDocument, commentsAt } from '../../tests/fixtures/builders.js';
import { seededDocument } from '../../tests/fixtures/seeded.js';
import { aState } from '../../tests/fixtures/states.js';
import { MemorySource } from '../../src/sources/memory.js';
import { focused, inside, insideForm } from '../support/inside.js';
import { FailingSource, withholding } from '../support/sources.js';
import { threadMeta, type ThreadArgs } from '../support/thread-story.js';

const meta: Meta<ThreadArgs> = { ...threadMeta, title: 'Thread in detail/Flows' };

export default meta;

type Story = StoryObj<ThreadArgs>;

/** A guest answers: the form opens under the comment, the reply appears in its place, focus goes to it. */
export const ReplyAndPost: Story = {
  args: { document: aState('moderated') },
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('Open the form under the first comment', async () => {
      await userEvent.click(await thread.findByRole('button', { name: 'Reply to Nora, 1' }));
    });
    const form = await insideForm(canvasElement, 'Your reply to Nora');
    await step('Write a reply', async () => {
      const text = form.getByRole('textbox', { name: 'Your reply to Nora' });
      await waitFor(() => expect(focused()).toBe(text));
      await userEvent.type(text, 'So do I, but later.');
      await userEvent.type(form.getByRole('textbox', { name: 'Name (optional)' }), 'Hal Orrin');
    });
    await step('Post it', async () => {
      await userEvent.click(form.getByRole('button', { name: 'Post reply to Nora' }));
      await thread.findByText('So do I, but later.');
      await thread.findByRole('heading', { name: '3 comments' });
      await waitFor(() => expect(focused()).toHaveAccessibleName(/Hal Orrin.*in reply to Nora/));
    });
  },
};

/** What is posted waits for approval: it stays in its place and says so. */
export const PostThatWaits: Story = {
  loaders: [() => ({ source: new MemorySource(aState('moderated'), { postStatus: 'pending' }) })],
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    const form = await insideForm(canvasElement, 'Your comment');
    await step('Post a comment', async () => {
      await userEvent.type(form.getByRole('textbox', { name: 'Your comment' }), 'Is the pass valid on Sundays?');
      await userEvent.click(form.getByRole('button', { name: 'Post comment' }));
    });
    await step('It waits, in its place', async () => {
      await thread.findByText('Waits for approval. Only you can see it.');
    });
  },
};

/** The server fails: the comment stays where it was written, with the reason, and is sent again by a press. */
export const PostThatFails: Story = {
  loaders: [() => ({ source: new FailingSource(aState('moderated'), 'post', 'server') })],
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    const form = await insideForm(canvasElement, 'Your comment');
    await step('Post a comment', async () => {
      await userEvent.type(form.getByRole('textbox', { name: 'Your comment' }), 'The lamp is lit.');
      await userEvent.click(form.getByRole('button', { name: 'Post comment' }));
    });
    await step('It says what happened and keeps the words', async () => {
      await thread.findByText(/Not sent\. The server has a problem/);
      await expect(thread.getByText('The lamp is lit.')).toBeVisible();
    });
    await step('Try again', async () => {
      await userEvent.click(thread.getByRole('button', { name: 'Try again: The lamp is lit.' }));
      await waitFor(() => expect(thread.queryByText(/Not sent/)).toBeNull());
      await thread.findByRole('heading', { name: '3 comments' });
    });
  },
};

/** One's own words can be changed in their place. */
export const Edit: Story = {
  args: { document: aState('own') },
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('Open the editor', async () => {
      await userEvent.click(await thread.findByRole('button', { name: 'Edit: Nora, 2' }));
    });
    const form = await insideForm(canvasElement, 'Edit your comment');
    await step('Change the text and save', async () => {
      const text = form.getByRole('textbox', { name: 'Edit your comment' });
      await waitFor(() => expect(text).toHaveValue('My own words.'));
      await userEvent.type(text, ' And more.');
      await userEvent.click(form.getByRole('button', { name: 'Save' }));
      await thread.findByText('My own words. And more.');
    });
  },
};

/** What is deleted leaves a line with Undo for 20 seconds; the focus is on it, and Undo is the next stop. */
export const Delete: Story = {
  args: { document: aState('own') },
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('Delete', async () => {
      await userEvent.click(await thread.findByRole('button', { name: 'Delete: Nora, 2' }));
      await waitFor(() => expect(thread.queryByText('My own words.')).toBeNull());
      await thread.findByRole('heading', { name: '3 comments' });
      await waitFor(() => expect(focused()).toHaveTextContent('Comment deleted'));
    });
    await step('Undo', async () => {
      await userEvent.click(thread.getByRole('button', { name: 'Undo: Nora, 2' }));
      await thread.findByText('My own words.');
      await thread.findByRole('heading', { name: '4 comments' });
    });
  },
};

/** The line beside the replies folds them; the first words stay to be read, the focus stays where it is. */
export const Collapse: Story = {
  args: { document: aDocument({ comments: commentsAt('1', '1.1', '1.2', '1.2.1', '2') }) },
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('Fold the replies of the first comment', async () => {
      await userEvent.click(await thread.findByRole('button', { name: 'Collapse 3 replies to Anonymous, 1' }));
      await thread.findByRole('button', { name: 'Expand 3 replies to Anonymous, 1', expanded: false });
      await expect(thread.getByText('The text of 1.1.')).not.toBeVisible();
    });
  },
};

/** Sorting moves the top level; replies stay oldest first, numbers stay with their comments. */
export const Sort: Story = {
  args: { document: aDocument({ comments: commentsAt('1', '1.1', '1.2', '2', '3') }) },
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('Newest first', async () => {
      await userEvent.click(await thread.findByRole('button', { name: 'Newest' }));
      await waitFor(() =>
        expect(thread.getAllByText(/^The text of/).map(({ textContent }) => textContent.trim())).toEqual(
          ['3', '2', '1', '1.1', '1.2'].map((id) => `The text of ${id}.`),
        ),
      );
    });
  },
};

/** A source that gives pages: `page-size` top-level comments each. Focus goes to the first that is new. */
export const LoadMore: Story = {
  args: { source: new MemorySource(seededDocument({ count: 24, shape: 'wide' })), pageSize: 10 },
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('Load the second page', async () => {
      await userEvent.click(await thread.findByRole('button', { name: 'Show 10 more of 14' }));
      await thread.findByRole('button', { name: 'Show 4 more of 4' });
      await waitFor(() => expect(focused()?.id).toBe('comment-s10'));
    });
  },
};

/** A source that holds replies back gives them when they are asked for. */
export const LoadMoreReplies: Story = {
  args: { source: withholding(aDocument({ comments: commentsAt('1', '1.1', '1.2', '1.3', '2') })) },
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('Load the other replies', async () => {
      await userEvent.click(await thread.findByRole('button', { name: /^Show 2 more replies/ }));
      await thread.findByText('The text of 1.3.');
    });
  },
};
