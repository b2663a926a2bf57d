import { expect, waitFor } from 'storybook/test';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { aComment, aDocument, markdown } from '../../tests/fixtures/builders.js';
import { HOSTILE_CASES } from '../../tests/fixtures/hostile.js';
import { aState } from '../../tests/fixtures/states.js';
import { inside } from '../support/inside.js';
import { threadMeta, type ThreadArgs } from '../support/thread-story.js';

const meta: Meta<ThreadArgs> = { ...threadMeta, title: 'Thread in detail/Comments' };

export default meta;

type Story = StoryObj<ThreadArgs>;

/** Waits for approval. It is a success: its writer sees it in its place, and is told who else does. */
export const WaitsForApproval: Story = { args: { document: aState('pending') } };

/** Held back: other readers do not see it, so only the two published comments are here. See "What a moderator sees". */
export const Held: Story = { args: { document: aState('held') } };

/** A reader who may moderate (`thread.can.moderate`) sees held and spam as such; hidden ones leave a line. */
export const WhatAModeratorSees: Story = { args: { document: aState('moderator') } };

/** Hidden by a moderator: one line. Its text is not put into the page. */
export const Hidden: Story = { args: { document: aState('hidden') } };

/** Written by someone whom the reader blocked at the backend. */
export const Blocked: Story = { args: { document: aState('blocked') } };

/** Deleted without replies: nothing is left of it. */
export const Deleted: Story = { args: { document: aState('deleted') } };

/** Deleted with replies: a line stays, so that what was answered keeps its place and its number. */
export const DeletedWithReplies: Story = { args: { document: aState('deletedWithReplies') } };

/** A reply to a comment that the backend did not send. The placeholder keeps the reply where it belongs. */
export const MissingParent: Story = { args: { document: aState('missingParent') } };

/** A content warning. The text is in the page, folded, and found by searching in the page. */
export const Sensitive: Story = { args: { document: aState('sensitive') } };

/** Pinned comments come first in every order. */
export const Pinned: Story = { args: { document: aState('pinned') } };

/** Changed after it was posted. */
export const Edited: Story = { args: { document: aState('edited') } };

/** Badges: "Author" and "Staff" are translated, any other word of the backend's is shown as it is. */
export const Badges: Story = { args: { document: aState('badges') } };

/** A bot says that it is one. */
export const Bot: Story = { args: { document: aState('bot') } };

/** The account is gone, the text stays. */
export const RemovedAuthor: Story = { args: { document: aState('removedAuthor') } };

/** Authors' own pages are links with `rel="ugc nofollow noopener noreferrer"`. */
export const AuthorLinks: Story = { args: { document: aState('authorLinks') } };

/** The default: initials drawn here. Nobody else's server learns who reads the page. */
export const AvatarsDrawnHere: Story = { args: { document: aState('avatars') } };

/** `avatars="remote"` fetches the pictures that authors have elsewhere, without a referrer. */
export const RemoteAvatars: Story = { args: { document: aState('avatars'), avatars: 'remote' } };

const DRAWING = new URL('../reference/quay-dusk.svg', import.meta.url).href;
const withImage = aDocument({
  comments: [aComment({ author: 'slow_tim', body: markdown(`![The quay at dusk](${DRAWING})\n\nFrom La Punta.`) })],
});

/** The default: a stranger's image is a link. Nothing is requested until it is followed. */
export const ImagesAsLinks: Story = { args: { document: withImage } };

/** `images="click"`: the picture comes in the place of its link when that is followed. */
export const ImagesOnClick: Story = {
  args: { document: withImage, images: 'click' },
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('A link stands in the place of the picture', async () => {
      await userEvent.click(await thread.findByRole('link', { name: 'The quay at dusk' }));
    });
    await step('Following it shows the picture', async () => {
      await expect(await thread.findByRole('img', { name: 'The quay at dusk' })).toBeVisible();
    });
  },
};

/** `images="show"`: for threads in which everybody may be trusted with the readers' addresses. */
export const ImagesShown: Story = { args: { document: withImage, images: 'show' } };

/** Reactions and whether they are one's own; a press toggles. */
export const Reactions: Story = { args: { document: aState('reactions') } };

/** Where a comment comes from, when a backend brings several places together. */
export const Origin: Story = { args: { document: aState('origins') } };

/** Twelve levels: eight are indented, then replies go on flat, each says whom it answers. */
export const DeepChain: Story = { args: { document: aState('deepChain') } };

/** `max-indent` sets the number of indented levels; the parents stay what they are. */
export const TwoLevels: Story = { args: { document: aState('deepChain'), maxIndent: 2 } };

/** Everything that markdown may become. Raw HTML in it is shown as text. */
export const RichText: Story = { args: { document: aState('richText') } };

/** Words, addresses, code and tables without a place to break: they wrap, or scroll inside themselves. */
export const LongWords: Story = { args: { document: aState('longWords') } };

/** A long comment among short ones. */
export const LongText: Story = { args: { document: aState('longText') } };

/** Longer than what is shown at once (65,536 characters): the rest comes when it is asked for. */
export const PastTheLimit: Story = {
  args: { document: aDocument({ comments: [aComment({ author: 'slow_tim', body: `${'A long story. '.repeat(4800)}The end.` })] }) },
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('Show all of it', async () => {
      const end = (): Element | null => thread.queryByText(/The end\.$/);
      const button = await thread.findByRole('button', { name: /^Show all/ });
      await expect(end()).toBeNull();
      await userEvent.click(button);
      await waitFor(() => expect(end()).not.toBeNull());
    });
  },
};

/** Markup and direction tricks in names: shown as text, or dropped. */
export const Tricks: Story = {
  args: { document: HOSTILE_CASES.find(({ name }) => name.startsWith('markup'))?.document as ThreadArgs['document'] },
};
