import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { expect, waitFor } from 'storybook/test';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { DiscussionThread } from '../../src/elements/thread/thread-element.js';
import type { DiscussionDocument } from '../../src/model/types.js';
import { aComment, aDocument } from '../../tests/fixtures/builders.js';
import { seededDocument } from '../../tests/fixtures/seeded.js';
import { watchThread } from '../support/read-out.js';

interface LongArgs {
  document: DiscussionDocument;
}

/** Threads that break others. The figures are those of this machine, at this moment: how it does compared to plain HTML is under "Performance". */
const meta: Meta<LongArgs> = {
  title: 'Elements/Long threads',
  tags: ['!autodocs'],
  // An audit of ten thousand comments takes minutes; those of other stories audit the same rows.
  parameters: { a11y: { test: 'off' } },
  render: ({ document: comments }) => {
    const list = document.createElement('dl');
    list.className = 'read-out';
    const watch = (element?: Element): void => {
      const thread = element as (DiscussionThread & { isWatched?: boolean }) | undefined;
      if (!thread || thread.isWatched) return;
      thread.isWatched = true;
      thread.document = comments;
      watchThread(thread, list, comments.comments.length);
    };
    return html`<style>
        .read-out {
          position: sticky;
          inset-block-start: 0;
          z-index: 1;
          display: flex;
          flex-wrap: wrap;
          gap: 0.25rem 1.5rem;
          margin: 0;
          padding: 0.5rem;
          background: Canvas;
          color: CanvasText;
          font: 0.85rem/1.4 system-ui, sans-serif;
        }
        .read-out div {
          display: flex;
          gap: 0.5ch;
        }
        .read-out dd {
          margin: 0;
          font-variant-numeric: tabular-nums;
          font-weight: 600;
        }
      </style>
      ${list}<discussion-thread no-storage ${ref(watch)}></discussion-thread>`;
  },
};

export default meta;

type Story = StoryObj<LongArgs>;

/** About 60 % at the top level, replies down to eight levels. The first screen is there at once, all others follow; search finds the last. */
export const TenThousandComments: Story = {
  name: '10,000 comments',
  args: { document: seededDocument({ count: 10_000 }) },
  play: async ({ canvasElement, step }) => {
    await step('All of them come', async () => {
      await waitFor(() => expect(canvasElement.querySelector('.read-out')).toHaveTextContent(/Drawn\s*10,000 of 10,000/), { timeout: 60_000 });
    });
    await step('The heading counts all of them', () => {
      const heading = canvasElement.querySelector('discussion-thread')?.shadowRoot?.querySelector('[part=heading]');
      return expect(heading).toHaveTextContent('10,000 comments');
    });
  },
};

/** One comment with 9,999 replies: the branch is cut into blocks of its own. */
export const OneBranch: Story = {
  name: 'One branch of 9,999',
  args: { document: oneBranch(9999) },
};

/** Each answers the one before. Past the eighth level replies follow flat, with "in reply to". */
export const Chain: Story = {
  name: 'Chain of 10,000',
  args: { document: seededDocument({ count: 10_000, shape: 'chain' }) },
};

function oneBranch(replies: number): DiscussionDocument {
  const { comments } = seededDocument({ count: replies, shape: 'wide', seed: 2 });
  const root = aComment({ id: 'root', author: { name: 'Ada', kind: 'guest' }, createdAt: '2020-01-01T00:00:00Z' });
  return aDocument({ comments: [root, ...comments.map((comment) => ({ ...comment, parentId: 'root' }))] });
}
