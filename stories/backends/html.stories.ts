import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { inside } from '../support/inside.js';
import '../../src/define.js';

const meta: Meta = { title: 'Backends/Comments in the page', tags: ['!autodocs'] };

export default meta;

const snippet = `<discussion-thread id="served" source="html" src="#served">
  <article id="comment-1" itemscope itemtype="https://schema.org/Comment">
    …
  </article>
</discussion-thread>`;

/** Two comments and a reply, as a server wrote them into the element. */
export const InThePage: StoryObj = {
  parameters: { snippet, docs: { controls: { disable: true } } },
  render: () => html`
    <discussion-thread id="served" source="html" src="#served" no-storage>
      <article id="comment-1" itemscope itemtype="https://schema.org/Comment">
        <b itemprop="author">Nora</b>, <time itemprop="datePublished" datetime="2025-10-16T08:00:00Z">October 16</time>
        <div itemprop="text"><p>I can see the lamp from the <em>kitchen</em>, whatever the weather.</p></div>
        <article id="comment-2" itemscope itemtype="https://schema.org/Comment">
          <b itemprop="author">Tom</b>, <time itemprop="datePublished" datetime="2025-10-16T09:30:00Z">October 16</time>
          <div itemprop="text"><p>Only when the trees are bare.</p></div>
        </article>
      </article>
      <article id="comment-3" itemscope itemtype="https://schema.org/Comment" lang="es">
        <b itemprop="author">Lucía</b>, <time itemprop="datePublished" datetime="2025-10-17T18:00:00Z">October 17</time>
        <div itemprop="text"><p>Desde el puente se ve siempre.</p></div>
      </article>
    </discussion-thread>
  `,
  play: async ({ canvasElement }) => {
    const thread = await inside(canvasElement, 'discussion-thread');
    await thread.findByRole('heading', { name: '3 comments' });
    await thread.findByText('kitchen', { selector: 'em' });
  },
};
