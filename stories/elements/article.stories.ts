import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { DiscussionArticle } from '../../src/elements/article/article-element.js';
import type { ArticleData } from '../../src/model/types.js';
import { anArticle, html as htmlBody } from '../../tests/fixtures/builders.js';
import { loadReferenceForElsewhere } from '../../tests/fixtures/reference.js';
import { assign } from '../support/assign.js';

type ArticleArgs = Pick<
  DiscussionArticle,
  'article' | 'headline' | 'href' | 'published' | 'count' | 'commentsHref' | 'messages'
>;

const meta: Meta<ArticleArgs> = {
  title: 'Elements/Article',
  component: 'discussion-article',
  render: (args) => html`<discussion-article ${assign(args)}></discussion-article>`,
};

export default meta;

type Story = StoryObj<ArticleArgs>;

/** An article as data: section and date, headline, byline, body. */
export const FromData: Story = { args: { article: anArticle() } };

/** Who posted it, where it is from, who wrote, edited, translated and photographed it, in one sentence. */
export const LongByline: Story = {
  args: {
    article: anArticle({
      byline: [
        { role: 'poster', name: 'odile' },
        { role: 'author', name: 'Ishbel Corrado', url: 'https://two-banks.example/ishbel' },
        { role: 'editor', name: 'Hal Orrin' },
        { role: 'translator', name: 'Rosalía B.' },
        { role: 'photographer', name: '明子' },
      ],
      republishedFrom: { name: 'Two Banks Weekly', url: 'https://two-banks.example/' },
    }),
  },
};

/** The whole reference article: forty paragraphs, pictures with captions and credits, a previous story. */
export const WithPictures: Story = {
  loaders: [loadArticle],
  render: (args, { loaded }) =>
    html`<discussion-article ${assign({ ...args, article: (loaded as Loaded).article })}></discussion-article>`,
};

/** The number of comments as a link to them. */
export const WithCount: Story = { args: { article: anArticle(), count: 41 } };

/** The body is the page's own HTML, in the default slot: it is the page's, so nothing is filtered. */
export const OwnHtml: Story = {
  args: { headline: 'Night ferries return', published: '2025-03-14' },
  parameters: {
    snippet: `<discussion-article headline="Night ferries return" published="2025-03-14">
  <p>The first night ferry left at ten past eleven, with <em>four</em> people on it.</p>
</discussion-article>`,
  },
  render: (args) =>
    html`<discussion-article ${assign(args)}>
      <p>The first night ferry left at ten past eleven, with <em>four</em> people on it.</p>
    </discussion-article>`,
};

/** The slots `header`, `byline` and `footer`. */
export const Slots: Story = {
  args: { article: anArticle() },
  render: (args) =>
    html`<discussion-article ${assign(args)}>
      <p slot="header">Archive, 2025</p>
      <span slot="byline">From our own correspondent</span>
      <p slot="footer">Corrections to the desk, please.</p>
    </discussion-article>`,
};

/** Stories before and after this one. */
export const RelatedStories: Story = {
  args: {
    article: anArticle({
      related: [
        { relation: 'previous', headline: 'The council counts the steps', url: '#', summary: 'Thirty-one, it says.' },
        { relation: 'next', headline: 'A ferry is lent', url: '#' },
      ],
    }),
  },
};

/** HTML from a backend is untrusted, whoever sent it: the script is gone, the text is there. */
export const UntrustedHtml: Story = {
  args: { article: anArticle({ body: htmlBody('<p>It is <b>green</b>.</p><script>alert(1)</script><p onclick="alert(1)">Still.</p>') }) },
};

/**
 * No headline, as a post on Mastodon or Bluesky has none. None is made up: the heading of level 1 is then the page's own.
 */
export const WithoutHeadline: Story = {
  args: { article: anArticle({ headline: '' }) },
  parameters: {
    snippet: `<h1>What the port is talking about</h1>
<discussion-page source="mastodon" src="https://mastodon.example/@nora/112233"></discussion-page>`,
  },
  render: (args) => html`<h1>What the port is talking about</h1><discussion-article ${assign(args)}></discussion-article>`,
};

/** Only a headline. What is not there leaves no gap. */
export const HeadlineOnly: Story = { args: { headline: 'The lamp over the arch is lit again' } };

export const Dark: Story = { args: { article: anArticle({ related: RelatedStories.args?.article?.related ?? [] }) }, globals: { theme: 'dark' } };

/** Spanish words around it: the date, the byline, the count. */
export const Spanish: Story = { args: { article: anArticle(), count: 41 }, globals: { lang: 'es' } };

/** At 320 px. */
export const Narrow: Story = { ...WithPictures, name: '320 px', globals: { width: 'narrow' } };

interface Loaded {
  article: ArticleData | undefined;
}

async function loadArticle(): Promise<Loaded> {
  return { article: (await loadReferenceForElsewhere()).article };
}
