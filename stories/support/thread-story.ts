import { html } from 'lit';
import type { DiscussionThread } from '../../src/elements/thread/thread-element.js';
import { assign } from './assign.js';

/** What stories of the thread set, and their controls. */
export type ThreadArgs = Pick<
  DiscussionThread,
  | ('src' | 'source' | 'document' | 'discussion' | 'renderers' | 'beforePost' | 'messages')
  | ('order' | 'pageSize' | 'maxIndent' | 'noNumbers' | 'form' | 'readonly' | 'headingLevel' | 'loading')
  | ('anchorPrefix' | 'avatars' | 'images' | 'live' | 'keys' | 'linkNumbers' | 'noUnread' | 'noStorage')
>;

/**
 * Nothing is remembered between stories, except where a story is about that. A source that changes with use comes from
 * a loader, so that a story that is shown again starts anew.
 */
export const threadMeta = {
  component: 'discussion-thread',
  args: { noStorage: true },
  render: (args: ThreadArgs, { loaded }: { loaded: object }) =>
    html`<discussion-thread ${assign({ ...args, ...loaded })}></discussion-thread>`,
};
