import { expect } from 'storybook/test';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { SourceError } from '../../src/sources/source.js';
import { aComment, aDocument, aThread, commentsAt } from '../../tests/fixtures/builders.js';
import { seededDocument } from '../../tests/fixtures/seeded.js';
import { aState } from '../../tests/fixtures/states.js';
import { inside } from '../support/inside.js';
import { FailingSource, silent } from '../support/sources.js';
import { threadMeta, type ThreadArgs } from '../support/thread-story.js';

const meta: Meta<ThreadArgs> = { ...threadMeta, title: 'Elements/Thread' };

export default meta;

type Story = StoryObj<ThreadArgs>;

/** An ordinary conversation: numbers, replies under what they answer, the form at the bottom. */
export const Conversation: Story = { args: { document: seededDocument({ count: 14, seed: 5 }) } };

/** Nobody has written yet. The sentence invites; the slot `empty` puts another one in its place. */
export const Empty: Story = { args: { document: aState('empty') } };

/**
 * The first page is on its way: lines where the comments will be, no spinner. A reader of a screen reader
 * hears "Loading comments…" once. A source of the project's own gives up after 20 seconds.
 */
export const Loading: Story = { args: { source: silent } };

/** The first page did not come. The message says what went wrong and what can be done; the button loads again. */
export const DidNotLoad: Story = {
  loaders: [() => ({ source: new FailingSource(aState('moderated'), 'load', 'network') })],
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('It says what went wrong', async () => {
      await expect(await thread.findByRole('alert')).toHaveTextContent('No connection');
    });
    await step('"Try again" loads the comments', async () => {
      await userEvent.click(thread.getByRole('button', { name: 'Try again' }));
      await thread.findByRole('heading', { name: '2 comments' });
    });
  },
};

/** The same message with nothing that would help it: how the error looks while it lasts. */
export const KeepsFailing: Story = {
  args: { source: { name: 'broken', load: () => Promise.reject(new SourceError('server')) } },
};

/** Closed by its owner: one sentence in the place of the form, no reply buttons. A notice says why. */
export const Closed: Story = { args: { document: aState('closed') } };

/** Closed before anybody wrote: no invitation. */
export const ClosedAndEmpty: Story = { args: { document: aState('closedAndEmpty') } };

/** `thread.state` is `readonly`: an archive. */
export const ReadOnly: Story = { args: { document: aState('readonly') } };

/** The attribute `readonly`: the thread is open, but not on this page. */
export const ReadOnlyOnThisPage: Story = { args: { document: aState('moderated'), readonly: true } };

/** Posting happens elsewhere (`thread.replyUrl`): a link in the place of the form names the place. */
export const ReplyElsewhere: Story = { args: { document: aState('elsewhere') } };

/** What a reader should know before writing (`thread.notices`), with a link to the rules. */
export const ModerationNotice: Story = { args: { document: aState('moderated') } };

/** The backend says that it cannot give everything (`partial`). The thread says so, with the way to the rest. */
export const PartialAnswer: Story = {
  args: {
    source: {
      name: 'partial',
      load: () =>
        Promise.resolve({
          thread: aThread({ state: 'readonly', url: 'https://social.example/@slack_tide/1138', total: 96 }),
          comments: commentsAt('1', '1.1', '2'),
          partial: 'depth',
        }),
    },
  },
};

/** The writer is signed in (`thread.viewer`): no guest fields. Signing in is the backend's. */
export const SignedIn: Story = { args: { document: aState('signedIn') } };

/** The form above the comments, for threads that are read from the newest on. */
export const FormOnTop: Story = { args: { document: aState('moderated'), form: 'top', order: 'newest' } };

/** Comments without the form: the page has one elsewhere, or none. */
export const WithoutForm: Story = { args: { document: aState('moderated'), form: 'none' } };

/** Without numbers the time alone is the permalink. */
export const WithoutNumbers: Story = { args: { document: aState('deletedWithReplies'), noNumbers: true } };

/** `link-numbers` makes a written #1.1 a link to that comment. Numbers that are not there stay text. */
export const LinkedNumbers: Story = {
  args: {
    linkNumbers: true,
    document: aDocument({
      comments: [...commentsAt('1', '1.1', '2'), aComment({ minute: 9, body: 'See #1.1 and #2, not #99.' })],
    }),
  },
};

/** The backend's own count may exceed what it gave: the heading says what the backend says. */
export const MoreAtTheBackend: Story = { args: { document: aState('moreToLoad') } };
