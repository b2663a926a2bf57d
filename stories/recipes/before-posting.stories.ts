import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { BeforePost } from '../../src/elements/thread/thread-stage.js';
import { aState } from '../../tests/fixtures/states.js';
import { inside, insideForm } from '../support/inside.js';

const meta: Meta = { title: 'Recipes/Before posting', parameters: { docs: { controls: { disable: true } } } };

export default meta;

const document = aState('moderated');

const consentSnippet = `<discussion-thread src="/discussions/42.json" source="rest">
  <label slot="before-submit"><input type="checkbox" id="consent"> I have read the house rules</label>
</discussion-thread>

<script type="module">
  document.querySelector('discussion-thread').beforePost = () => {
    const consent = document.querySelector('#consent');
    if (consent.checked) return;
    consent.focus();
    throw new Error('Read the house rules first, please.');
  };
</script>`;

/**
 * Something to agree to, inside the form: the slot `before-submit`. `beforePost` refuses by throwing; what it
 * throws is a sentence for people, shown above the form. The text stays.
 */
export const Consent: StoryObj = {
  parameters: { snippet: consentSnippet },
  render: (_args, { canvasElement }) => {
    const beforePost: BeforePost = () => {
      const consent = canvasElement.querySelector<HTMLInputElement>('[name=consent]');
      if (consent?.checked) return undefined;
      throw new Error('Read the house rules first, please.');
    };
    return html`<discussion-thread .document=${document} .beforePost=${beforePost} no-storage>
      <label slot="before-submit"><input type="checkbox" name="consent" /> I have read the house rules</label>
    </discussion-thread>`;
  },
  play: async ({ canvas, canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    const form = await insideForm(canvasElement, 'Your comment');
    await step('Post without agreeing', async () => {
      await userEvent.type(form.getByRole('textbox', { name: 'Your comment' }), 'The lamp is lit.');
      await userEvent.click(form.getByRole('button', { name: 'Post comment' }));
      await form.findByText('Read the house rules first, please.');
    });
    await step('Agree and post', async () => {
      await userEvent.click(canvas.getByRole('checkbox', { name: 'I have read the house rules' }));
      await userEvent.click(form.getByRole('button', { name: 'Post comment' }));
      await thread.findByText('The lamp is lit.');
      await thread.findByRole('heading', { name: '3 comments' });
    });
  },
};

const honeypotSnippet = `<discussion-thread src="/discussions/42.json" source="rest">
  <label slot="before-submit" class="nobody">Leave this empty <input name="website" tabindex="-1" autocomplete="off"></label>
</discussion-thread>

<style>
  .nobody { position: absolute; inset-inline-start: -999rem; }
</style>

<script type="module">
  // Refused without a word: whoever fills it in is no reader.
  document.querySelector('discussion-thread').beforePost = () =>
    document.querySelector('[name=website]').value ? false : undefined;
</script>`;

/** A field that people do not see and programs fill in. `beforePost` refuses with `false`: nothing is sent, nothing is said. */
export const Honeypot: StoryObj = {
  parameters: { snippet: honeypotSnippet },
  render: (_args, { canvasElement }) => {
    const beforePost: BeforePost = () => {
      const trap = canvasElement.querySelector<HTMLInputElement>('[name=website]');
      return trap?.value ? false : undefined;
    };
    return html`<style>
        .nobody {
          position: absolute;
          inset-inline-start: -999rem;
        }
      </style>
      <discussion-thread .document=${document} .beforePost=${beforePost} no-storage>
        <label slot="before-submit" class="nobody" aria-hidden="true">
          Leave this empty <input name="website" tabindex="-1" autocomplete="off" />
        </label>
      </discussion-thread>`;
  },
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    const form = await insideForm(canvasElement, 'Your comment');
    const text = form.getByRole('textbox', { name: 'Your comment' });
    const trap = canvasElement.querySelector<HTMLInputElement>('[name=website]');
    await step('A program fills in everything', async () => {
      await userEvent.type(text, 'The lamp is lit.');
      if (trap) trap.value = 'https://boats.example';
      await userEvent.click(form.getByRole('button', { name: 'Post comment' }));
      await waitFor(() => expect(form.getByRole('button', { name: 'Post comment' })).toBeVisible());
      await expect(thread.getByRole('heading', { name: '2 comments' })).toBeVisible();
      await expect(text).toHaveValue('The lamp is lit.');
    });
    await step('A person does not', async () => {
      if (trap) trap.value = '';
      await userEvent.click(form.getByRole('button', { name: 'Post comment' }));
      await thread.findByText('The lamp is lit.');
    });
  },
};

const changeSnippet = `thread.beforePost = (draft) => {
  const value = draft.body.value.replaceAll(/\\b\\d{6,}\\b/g, '[number]');
  return { ...draft, body: { ...draft.body, value } };
};`;

/** `beforePost` may change a draft: here long numbers, such as telephone numbers, are taken out. */
export const ChangeADraft: StoryObj = {
  parameters: { snippet: changeSnippet },
  render: () => {
    const beforePost: BeforePost = (draft) => {
      const value = draft.body.value.replaceAll(/\b\d{6,}\b/g, '[number]');
      return { ...draft, body: { ...draft.body, value } };
    };
    return html`<discussion-thread .document=${document} .beforePost=${beforePost} no-storage></discussion-thread>`;
  },
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    const form = await insideForm(canvasElement, 'Your comment');
    await step('Post a telephone number', async () => {
      await userEvent.type(form.getByRole('textbox', { name: 'Your comment' }), 'Call 5550123456.');
      await userEvent.click(form.getByRole('button', { name: 'Post comment' }));
      await waitFor(() => expect(thread.getByText('Call [number].')).toBeVisible());
    });
  },
};

const preventSnippet = `thread.addEventListener('discussion-reply-request', (event) => {
  event.preventDefault();
  openMyOwnForm(event.detail.comment);
});`;

/** Every request can be prevented: here a reply does not open the form below the comment. */
export const PreventARequest: StoryObj = {
  parameters: { snippet: preventSnippet },
  render: (_args, { canvasElement }) => {
    const handleReply = (event: CustomEvent): void => {
      event.preventDefault();
      const output = canvasElement.querySelector('output');
      if (output) output.textContent = 'The page opens its own form.';
    };
    return html`<discussion-thread .document=${document} no-storage @discussion-reply-request=${handleReply}></discussion-thread>
      <output></output>`;
  },
  play: async ({ canvasElement, canvas, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await step('Reply', async () => {
      await userEvent.click(await thread.findByRole('button', { name: 'Reply to Nora, 1' }));
      await canvas.findByText('The page opens its own form.');
    });
  },
};
