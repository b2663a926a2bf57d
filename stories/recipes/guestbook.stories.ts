import { html } from 'lit';
import { expect } from 'storybook/test';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { Discussion } from '../../src/index.js';
import { minutesLater } from '../../tests/fixtures/builders.js';
import { inside, insideForm } from '../support/inside.js';
import { GuestbookSource } from './guestbook-source.js';

const meta: Meta = { title: 'Recipes/Own source', parameters: { docs: { controls: { disable: true } } } };

export default meta;

interface Entry {
  re: number | null;
  who: string;
  text: string;
}

/** The guestbook's server, as far as this story needs one: what a page does without it is `fetch`. */
function startGuestbook(): typeof fetch {
  const entries = [
    { nr: 1, re: null, who: 'Nora', text: 'I walk down to the boat every day.', at: minutesLater(0) },
    { nr: 2, re: 1, who: '', text: 'Rain or not?', at: minutesLater(1) },
  ];
  return (_url, init) => {
    if (init?.method !== 'POST') return Promise.resolve(Response.json(entries));
    const entry = { nr: entries.length + 1, at: minutesLater(2), ...(JSON.parse(init.body as string) as Entry & { re: null }) };
    entries.push(entry);
    return Promise.resolve(Response.json(entry, { status: 201 }));
  };
}

/** The source of the page "Write a source", in front of a server that answers in its own way. */
export const Guestbook: StoryObj = {
  parameters: { snippet: `thread.source = new GuestbookSource('https://guestbook.example/entries');` },
  loaders: [
    () => ({
      discussion: new Discussion(new GuestbookSource('https://guestbook.example/entries'), { fetch: startGuestbook() }),
    }),
  ],
  render: (_args, { loaded }) =>
    html`<discussion-thread .discussion=${loaded['discussion'] as Discussion} no-storage></discussion-thread>`,
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('It shows the entries', async () => {
      await thread.findByRole('heading', { name: '2 comments' });
      await expect(thread.getByText('Rain or not?')).toBeVisible();
    });
    await step('It takes a reply to the second', async () => {
      await userEvent.click(thread.getByRole('button', { name: 'Reply to Anonymous, 1.1' }));
      const form = await insideForm(canvasElement, 'Your reply to Anonymous');
      await userEvent.type(form.getByRole('textbox', { name: 'Your reply to Anonymous' }), 'Rain most of all.');
      await userEvent.click(form.getByRole('button', { name: 'Post reply to Anonymous' }));
      await expect(await thread.findByText('Rain most of all.')).toBeVisible();
      await thread.findByRole('heading', { name: '3 comments' });
    });
  },
};
