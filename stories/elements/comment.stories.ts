import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { DiscussionComment } from '../../src/elements/comment/comment-element.js';
import { aComment, markdown, minutesLater } from '../../tests/fixtures/builders.js';
import { assign } from '../support/assign.js';

type CommentArgs = Pick<DiscussionComment, 'comment' | 'number' | 'depth' | 'headingLevel' | 'messages'>;

const meta: Meta<CommentArgs> = {
  title: 'Elements/Comment',
  component: 'discussion-comment',
  render: (args) => html`<discussion-comment ${assign(args)}></discussion-comment>`,
};

export default meta;

type Story = StoryObj<CommentArgs>;

/** One comment outside of its thread: quoted in an article, in "latest comments", in a queue. It has no actions. */
export const Alone: Story = { args: { comment: aComment({ author: 'Nora', body: 'I walk down to the boat every day.' }) } };

/** With the number that it has in its thread. */
export const Numbered: Story = { args: { ...Alone.args, number: '17.2' } };

/** No name: "Anonymous", and a face without initials. */
export const Anonymous: Story = { args: { comment: aComment() } };

/** Markdown, as in a thread. */
export const Markdown: Story = {
  args: { comment: aComment({ author: 'slow_tim', body: markdown('Not **thirty** steps, `31`.\n\n> And who counted?\n\nhttps://lamp.example/?a=1') }) },
};

/** Everything that a header can say. */
export const FullHeader: Story = {
  args: {
    comment: aComment({
      author: { id: 'u-1', name: 'Ishbel Corrado', kind: 'member', badges: ['author', 'first crossing'] },
      pinned: true,
      editedAt: minutesLater(30),
      origin: { name: 'social.example', url: 'https://social.example/' },
    }),
    number: '1',
  },
};

/** For queues: held for approval. */
export const Held: Story = { args: { comment: aComment({ author: 'Gil', status: 'held', body: 'It has three links.' }) } };

/** Marked as spam. */
export const Spam: Story = { args: { comment: aComment({ status: 'spam', body: 'Cheap boats, cheap boats.' }) } };

/** Deleted: one line. */
export const Deleted: Story = { args: { comment: aComment({ status: 'deleted' }) } };

/** Behind a content warning. */
export const Sensitive: Story = {
  args: { comment: aComment({ author: 'Hal Orrin', sensitive: { summary: 'How the story ends' }, body: 'She lives on La Punta.' }) },
};

/** Counts of reactions are shown; pressing them is the thread's. */
export const Tallies: Story = {
  args: {
    comment: aComment({
      author: 'Nora',
      score: 14,
      reactions: [{ key: 'thanks', label: 'Thanks', count: 3, mine: false }],
    }),
  },
};

export const Dark: Story = { args: FullHeader.args ?? {}, globals: { theme: 'dark' } };

export const Spanish: Story = { args: FullHeader.args ?? {}, globals: { lang: 'es' } };

export const Narrow: Story = { args: FullHeader.args ?? {}, name: '320 px', globals: { width: 'narrow' } };
