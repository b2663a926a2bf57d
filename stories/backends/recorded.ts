import { html } from 'lit';
import { expect } from 'storybook/test';
import { Discussion, type DiscussionSource } from '../../src/index.js';
import { inside, rootOf } from '../support/inside.js';

/** Answers as a backend did when it was recorded: what a page does without it is `fetch`. */
export function answering(answer: (path: string, query: URLSearchParams) => unknown): typeof fetch {
  return (input) => {
    const { pathname, searchParams } = new URL(input instanceof Request ? input.url : input);
    const data = answer(pathname, searchParams);
    return Promise.resolve(data === undefined ? Response.json({ error: 'Not found' }, { status: 404 }) : Response.json(data));
  };
}

interface Recording {
  makeSource: () => DiscussionSource;
  fetch: typeof fetch;
  snippet: string;
  /** What the heading of the thread says. */
  heading: string;
  /** The link in the place of the form. */
  reply?: string;
}

/** A story of a page over a source, in front of recorded answers. */
export function recordedStory({ makeSource, fetch, snippet, heading, reply }: Recording) {
  return {
    parameters: { snippet, docs: { controls: { disable: true } } },
    loaders: [() => ({ discussion: new Discussion(makeSource(), { fetch }) })],
    render: (_args: object, { loaded }: { loaded: Record<string, unknown> }) =>
      html`<discussion-page .discussion=${loaded['discussion']} no-storage></discussion-page>`,
    play: async ({ canvasElement }: { canvasElement: HTMLElement }) => {
      const thread = await inside(await rootOf(canvasElement, 'discussion-page'), 'discussion-thread');
      await thread.findByRole('heading', { name: heading });
      if (reply) await expect(await thread.findByRole('link', { name: reply })).toBeVisible();
    },
  };
}
