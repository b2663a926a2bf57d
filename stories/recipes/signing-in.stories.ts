import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { Discussion, type AuthorData, type Session } from '../../src/index.js';
import { RestSource } from '../../src/sources/rest.js';
import { aState } from '../../tests/fixtures/states.js';
import { inside, insideForm } from '../support/inside.js';

const meta: Meta = { title: 'Recipes/Signing in', parameters: { docs: { controls: { disable: true } } } };

export default meta;

/** The accounts of a page: a token, and who has it. */
class Accounts implements Session {
  viewer: AuthorData | null = null;
  token: string | undefined;
  readonly #listeners = new Set<() => void>();

  /** A page opens its own window here and waits for what comes of it. */
  signIn(): Promise<void> {
    this.token = 'secret';
    this.viewer = { id: 'u-hal', name: 'Hal Orrin', kind: 'member' };
    for (const listener of this.#listeners) listener();
    return Promise.resolve();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** The page's server, as far as this story needs one: it takes posts with the token only. */
function startServer(): typeof fetch {
  const page = aState('moderated');
  return (_url, init) => {
    if (init?.method !== 'POST') return Promise.resolve(Response.json(page));
    if (new Headers(init.headers).get('Authorization') !== 'Bearer secret') {
      return Promise.resolve(Response.json({ type: 'auth-required', status: 401 }, { status: 401 }));
    }
    const { parentId, body } = JSON.parse(init.body as string) as { parentId: string | null; body: object };
    const author = { id: 'u-hal', name: 'Hal Orrin', kind: 'member' };
    const comment = { id: 'n1', parentId, body, author, createdAt: new Date().toISOString(), status: 'published' };
    return Promise.resolve(Response.json(comment, { status: 201 }));
  };
}

const snippet = `thread.source = new RestSource('/api/discussions/42', {
  headers: () => (accounts.token ? { Authorization: \`Bearer \${accounts.token}\` } : {}),
  session: accounts, // { viewer, signIn(), signOut(), onChange(listener) }
});

// Or by the page's own way:
thread.addEventListener('discussion-sign-in-request', (event) => {
  event.preventDefault();
  openMyLogin(event.detail.reason); // and accounts tells its listeners when somebody is there
});`;

/** The backend wants a token: the source's `session` gets one, and the same text is sent. */
export const Token: StoryObj = {
  parameters: { snippet },
  loaders: [
    () => {
      const session = new Accounts();
      const headers = (): HeadersInit => (session.token ? { Authorization: `Bearer ${session.token}` } : {});
      const source = new RestSource('https://comments.example/42', { headers, session });
      return { discussion: new Discussion(source, { fetch: startServer() }) };
    },
  ],
  render: (_args, { loaded }) =>
    html`<discussion-thread .discussion=${loaded['discussion'] as Discussion} no-storage></discussion-thread>`,
  play: async ({ canvasElement, step, userEvent }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    const form = await insideForm(canvasElement, 'Your comment');
    await step('Post without having signed in', async () => {
      await userEvent.type(form.getByRole('textbox', { name: 'Your comment' }), 'The lamp is lit.');
      await userEvent.click(form.getByRole('button', { name: 'Post comment' }));
    });
    await step('The same text is there, by whoever has signed in', async () => {
      await thread.findByText('The lamp is lit.');
      await thread.findByRole('heading', { name: '3 comments' });
      await thread.findByText('Hal Orrin');
      await form.findByText(/Posting as/);
    });
  },
};
