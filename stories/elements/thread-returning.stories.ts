import { expect, waitFor } from 'storybook/test';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { aDocument, aThread, commentsAt, minutesLater } from '../../tests/fixtures/builders.js';
import { aState } from '../../tests/fixtures/states.js';
import { focused, inside, rootOf } from '../support/inside.js';
import { WatchedSource } from '../support/sources.js';
import { threadMeta, type ThreadArgs } from '../support/thread-story.js';

const meta: Meta<ThreadArgs> = { ...threadMeta, title: 'Thread in detail/Finding and returning' };

export default meta;

type Story = StoryObj<ThreadArgs>;

/** A link to a reply: what hides it is opened, it is marked, and it has the focus. */
export const Permalink: Story = {
  args: { document: aDocument({ comments: commentsAt('1', '1.1', '1.2', '2') }), anchorPrefix: 'linked-' },
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('Fold the branch that it is in', async () => {
      await userEvent.click(await thread.findByRole('button', { name: /^Collapse 2 replies/ }));
      await thread.findByRole('button', { name: /^Expand 2 replies/ });
    });
    await step('Follow a link to it', async () => {
      location.hash = '#linked-1.2';
      await waitFor(() => expect(focused()?.id).toBe('linked-1.2'));
      await expect(focused()?.part.contains('target')).toBe(true);
    });
    history.replaceState(null, '', location.pathname + location.search);
  },
};

/** A link to a comment that is not here says so, above the comments. */
export const UnknownPermalink: Story = {
  args: { document: aDocument({ comments: commentsAt('1', '2') }), anchorPrefix: 'gone-' },
  play: async ({ canvasElement, step }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('Follow a link to nothing', async () => {
      await thread.findByRole('heading', { name: '2 comments' });
      location.hash = '#gone-99';
      await waitFor(() => expect(thread.getAllByText('The linked comment is not here.')[0]).toBeVisible());
    });
    history.replaceState(null, '', location.pathname + location.search);
  },
};

/** `live`: what others write waits behind a button, so that nothing moves under a reader. */
export const Arrivals: Story = {
  args: { live: true },
  loaders: [() => ({ source: new WatchedSource(aState('moderated')) })],
  play: async ({ canvasElement, loaded, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await thread.findByRole('heading', { name: '2 comments' });
    await step('Somebody else writes', async () => {
      const source = loaded['source'] as WatchedSource;
      await source.watched;
      const elsewhere = { signal: new AbortController().signal, fetch, lang: 'en' };
      const body = { format: 'text', value: 'Written in another window.' } as const;
      await source.post({ threadId: 'thread-1', parentId: null, body, key: 'other' }, elsewhere);
    });
    await step('It waits until it is wanted', async () => {
      const button = await thread.findByRole('button', { name: '1 new comment' });
      await expect(thread.queryByText('Written in another window.')).toBeNull();
      await userEvent.click(button);
      await expect(await thread.findByText('Written in another window.')).toBeVisible();
      await waitFor(() => expect(focused()?.id).toBe('comment-own-other'));
    });
  },
};

/** Replies wait under the comment that they answer. */
export const ArrivingReplies: Story = {
  args: { live: true },
  loaders: [() => ({ source: new WatchedSource(aState('moderated')) })],
  play: async ({ canvasElement, loaded, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await thread.findByRole('heading', { name: '2 comments' });
    await step('Somebody else answers', async () => {
      const source = loaded['source'] as WatchedSource;
      await source.watched;
      const elsewhere = { signal: new AbortController().signal, fetch, lang: 'en' };
      const { comments } = await source.load({}, elsewhere);
      const body = { format: 'text', value: 'An answer from another window.' } as const;
      await source.post({ threadId: 'thread-1', parentId: comments[0]?.id ?? null, body, key: 'answer' }, elsewhere);
    });
    await step('Let it in', async () => {
      await userEvent.click(await thread.findByRole('button', { name: /^1 new reply: / }));
      await expect(await thread.findByText('An answer from another window.')).toBeVisible();
    });
  },
};

/** One branch alone: its indent begins anew, the way that leads there stands above it, and one comes back to the same place. */
export const OneBranch: Story = {
  args: { document: aDocument({ comments: commentsAt('1', '1.1', '1.1.1', '1.1.1.1', '1.2', '2') }), maxIndent: 1 },
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('Follow a branch', async () => {
      await userEvent.click(await thread.findByRole('button', { name: 'More: Anonymous, 1.1' }));
      await userEvent.click(await thread.findByRole('menuitem', { name: 'Only this branch' }));
      await thread.findByRole('navigation', { name: 'Way to this branch' });
      await expect(thread.queryByText('The text of 2.')).toBeNull();
    });
    await step('Back to all', async () => {
      await userEvent.click(thread.getByRole('button', { name: 'Back to all comments' }));
      await thread.findByText('The text of 2.');
      await waitFor(() => expect(focused()?.id).toBe('comment-1.1'));
    });
  },
};

/** What came since the last visit on this device is marked, and counted in the heading. `no-unread` turns it off. */
export const NewSinceLastVisit: Story = {
  args: {
    noStorage: false,
    document: aDocument({ thread: aThread({ id: 'visited' }), comments: commentsAt('1', '1.1', '2', '2.1') }),
  },
  beforeEach: () => {
    localStorage.setItem('discussion-elements:visited', JSON.stringify([['["memory",null,"visited"]', minutesLater(1.5)]]));
  },
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await thread.findByRole('heading', { name: /4 comments.*2 new/ });
    await step('Go to the first that is new', async () => {
      await userEvent.click(thread.getByRole('button', { name: 'Next new comment' }));
      await waitFor(() => expect(focused()?.part.contains('new')).toBe(true));
    });
  },
};

/** `keys` switches single-key shortcuts on. They work while the focus is in the thread, and never in a text field. */
export const Shortcuts: Story = {
  args: { document: aDocument({ comments: commentsAt('1', '1.1', '2') }), keys: true },
  play: async ({ canvasElement, step, userEvent }) => {
    const root = await rootOf(canvasElement, 'discussion-thread');
    const thread = await inside(canvasElement, 'discussion-thread');
    await thread.findByRole('heading', { name: '3 comments' });
    await step('j: next comment', async () => {
      root.querySelector<HTMLElement>('#heading')?.focus();
      await userEvent.keyboard('j');
      await waitFor(() => expect(focused()?.id).toBe('comment-1'));
    });
    await step('?: the list', async () => {
      await userEvent.keyboard('?');
      await thread.findByRole('dialog', { name: 'Keyboard shortcuts' });
    });
  },
};
