import { expect, waitFor } from 'storybook/test';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { aComment, aDocument, aThread, commentsAt } from '../../tests/fixtures/builders.js';
import { aState } from '../../tests/fixtures/states.js';
import { focused, inside, insideForm, rootOf } from '../support/inside.js';
import { FailingSource, ForgetfulSource } from '../support/sources.js';
import { threadMeta, type ThreadArgs } from '../support/thread-story.js';

const meta: Meta<ThreadArgs> = { ...threadMeta, title: 'Thread in detail/Nothing is lost' };

export default meta;

type Story = StoryObj<ThreadArgs>;

/** No network: the comment waits in its place, can be answered and taken back, and goes when the network is back. */
export const Offline: Story = {
  loaders: [() => ({ source: new FailingSource(aState('moderated'), 'post', 'network', 'network') })],
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    const form = await insideForm(canvasElement, 'Your comment');
    await step('Post a comment', async () => {
      await userEvent.type(form.getByRole('textbox', { name: 'Your comment' }), 'The lamp is lit.');
      await userEvent.click(form.getByRole('button', { name: 'Post comment' }));
    });
    await step('It waits', async () => {
      await expect((await thread.findAllByText(/Waits for the network/))[0]).toBeVisible();
      await expect(thread.getByRole('button', { name: 'Discard: The lamp is lit.' })).toBeVisible();
    });
    await step('Answer it: the answer waits too', async () => {
      await userEvent.click(thread.getByRole('button', { name: 'Reply to Anonymous' }));
      const reply = await insideForm(canvasElement, 'Your reply to Anonymous');
      await userEvent.type(reply.getByRole('textbox', { name: 'Your reply to Anonymous' }), 'Green, it says.');
      await userEvent.click(reply.getByRole('button', { name: 'Post reply to Anonymous' }));
      await thread.findByRole('button', { name: 'Discard: Green, it says.' });
    });
    await step('The network is back', async () => {
      dispatchEvent(new Event('online'));
      await thread.findByRole('heading', { name: '4 comments' });
      await waitFor(() => expect(thread.queryByRole('button', { name: /^Discard/ })).toBeNull());
    });
  },
};

/** The server stores a comment and its answer is lost: it is looked for, found, and not sent again. */
export const AnswerLost: Story = {
  loaders: [() => ({ source: new ForgetfulSource(aState('moderated')) })],
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    const form = await insideForm(canvasElement, 'Your comment');
    await step('Post a comment', async () => {
      await userEvent.type(form.getByRole('textbox', { name: 'Your comment' }), 'The lamp is lit.');
      await userEvent.click(form.getByRole('button', { name: 'Post comment' }));
      await thread.findByText(/Not sent\. The server took too long/);
    });
    await step('Try again: it is there, once', async () => {
      await userEvent.click(thread.getByRole('button', { name: /^Try again/ }));
      await thread.findByRole('heading', { name: '3 comments' });
      await expect(thread.getAllByText('The lamp is lit.')).toHaveLength(1);
    });
  },
};

const DRAFTS = 'discussion-elements:drafts:["memory",null,"story-drafts"]';

/** What was written and not sent is back in its form, after a reload or a crash, with the way out beside it. */
export const DraftComesBack: Story = {
  args: {
    noStorage: false,
    noUnread: true,
    document: aDocument({ thread: aThread({ id: 'story-drafts' }), comments: commentsAt('1', '2') }),
  },
  loaders: [
    () => {
      const version = { writer: 'before', text: 'To you, from before the rel', at: new Date().toISOString() };
      localStorage.setItem(DRAFTS, JSON.stringify({ 'reply 2': [version] }));
      return {};
    },
  ],
  play: async ({ canvasElement, step, userEvent }) => {
    await inside(canvasElement, 'discussion-thread');
    const form = await insideForm(canvasElement, 'Your reply to Anonymous');
    await step('The reply is open, with its text', async () => {
      await waitFor(() =>
        expect(form.getByRole('textbox', { name: 'Your reply to Anonymous' })).toHaveValue('To you, from before the rel'),
      );
      await expect(form.getByText('Your draft is back.')).toBeVisible();
    });
    await step('Discard it', async () => {
      await userEvent.click(form.getByRole('button', { name: 'Discard draft' }));
      await waitFor(() => expect(form.getByRole('textbox', { name: 'Your reply to Anonymous' })).toHaveValue(''));
      await expect(localStorage.getItem(DRAFTS)).toBeNull();
    });
  },
};

/** A draft in two windows: neither overwrites the other, and each can have the other's. */
export const TwoWindows: Story = {
  args: {
    noStorage: false,
    noUnread: true,
    document: aDocument({ thread: aThread({ id: 'story-drafts' }), comments: commentsAt('1', '2') }),
  },
  loaders: [
    () => {
      const [one, two] = ['From the one window.', 'From the other window.'].map((text, i) => ({
        writer: `window ${i}`,
        text,
        at: new Date(Date.now() - i * 60_000).toISOString(),
      }));
      localStorage.setItem(DRAFTS, JSON.stringify({ comment: [one, two] }));
      return {};
    },
  ],
  play: async ({ canvasElement, step, userEvent }) => {
    const form = await insideForm(canvasElement, 'Your comment');
    const text = form.getByRole('textbox', { name: 'Your comment' });
    await step('The newer is in the form', async () => {
      await waitFor(() => expect(text).toHaveValue('From the one window.'));
    });
    await step('Show the other', async () => {
      await userEvent.click(form.getByRole('button', { name: 'Show the other' }));
      await waitFor(() => expect(text).toHaveValue('From the other window.'));
    });
    localStorage.removeItem(DRAFTS);
  },
};

/** A reply that is closed keeps its text: the button says so. */
export const ContinueAReply: Story = {
  args: { document: aState('moderated') },
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('Begin a reply and close it with Escape', async () => {
      await userEvent.click(await thread.findByRole('button', { name: 'Reply to Nora, 1' }));
      const form = await insideForm(canvasElement, 'Your reply to Nora');
      await userEvent.type(form.getByRole('textbox', { name: 'Your reply to Nora' }), 'So do I');
      await userEvent.keyboard('{Escape}');
    });
    await step('Go on with it', async () => {
      const button = await thread.findByRole('button', { name: 'Continue reply to Nora, 1' });
      await waitFor(() => expect(focused()).toBe(button));
      await userEvent.click(button);
      const form = await insideForm(canvasElement, 'Your reply to Nora');
      await waitFor(() => expect(form.getByRole('textbox', { name: 'Your reply to Nora' })).toHaveValue('So do I'));
    });
  },
};

/** Select some words of a comment, and "Quote" puts them into the reply. */
export const QuoteASelection: Story = {
  args: { document: aState('moderated') },
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await insideForm(canvasElement, 'Your comment');
    await step('Select and quote', async () => {
      const words = (await thread.findByText('I walk down to the boat every day.')).firstChild as Text;
      document.getSelection()?.setBaseAndExtent(words, 2, words, 23);
      await userEvent.click(await thread.findByRole('button', { name: 'Quote: Nora, 1' }));
      const form = await insideForm(canvasElement, 'Your reply to Nora');
      await waitFor(() =>
        expect(form.getByRole('textbox', { name: 'Your reply to Nora' })).toHaveValue('> walk down to the boat\n\n'),
      );
    });
  },
};

/** `limits.maxReplyDepth`: the reply goes under the nearest comment that may have one, and says whom it answers. */
export const PastTheDeepestLevel: Story = {
  args: {
    document: aDocument({
      thread: aThread({ limits: { maxReplyDepth: 1 } }),
      comments: [...commentsAt('1'), aComment({ id: '1.1', parentId: '1', author: 'Nora', minute: 1 })],
    }),
  },
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('Reply to the reply', async () => {
      await userEvent.click(await thread.findByRole('button', { name: 'Reply to Nora, 1.1' }));
      const form = await insideForm(canvasElement, 'Your reply to Nora');
      const text = form.getByRole('textbox', { name: 'Your reply to Nora' });
      await waitFor(() => expect(text).toHaveValue('@Nora '));
      await userEvent.type(text, 'So do I.');
      await userEvent.click(form.getByRole('button', { name: 'Post reply to Nora' }));
      await thread.findByText('@Nora So do I.');
    });
  },
};

/** `editableUntil`: how long there is time is said beside "Edit"; afterwards it is not offered. */
export const TimeLeftToEdit: Story = {
  loaders: [
    () => ({
      document: aDocument({
        comments: [
          aComment({
            author: 'Nora',
            body: 'My own words.',
            can: { edit: true },
            editableUntil: new Date(Date.now() + 4.5 * 60_000).toISOString(),
          }),
        ],
      }),
    }),
  ],
  play: async ({ canvasElement }) => {
    const thread = await rootOf(canvasElement, 'discussion-thread');
    await waitFor(() => expect(thread.querySelector('[data-until]')).toHaveTextContent('5 minutes left'));
  },
};
