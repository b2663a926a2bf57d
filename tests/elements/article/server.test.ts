import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { expect } from 'chai';
import { html } from 'lit';
import '../../../src/elements/article/discussion-article.js';
import '../../../src/elements/count/discussion-count.js';
import { defineLocale } from '../../../src/i18n/locales.js';
import { es } from '../../../src/i18n/whole/es.js';
import { loadPart } from '../../../src/text/body.js';
import { ferries } from './ferries.js';

/** What a server writes, without the marks that are for the browser's first update. */
async function written(template: unknown): Promise<string> {
  const whole = await collectResult(render(template));
  return whole.replaceAll(/<style>[^]*?<\/style>|<!--[^]*?-->/g, '').replaceAll(/\s+/g, ' ');
}

describe('an article on a server', () => {
  it('is written whole', async () => {
    const image = { ...ferries.image, src: 'https://ledger.example/quay.jpg' };
    const article = { ...ferries, image };
    const page = await written(html`<discussion-article .article=${article} .count=${41}></discussion-article>`);
    expect(page).to.contain('Night ferries return after eleven years');
    expect(page).to.contain('<time part="date" datetime="2025-03-14T08:00:00+01:00">Friday, March 14, 2025</time>');
    expect(page).to.contain('<p>The first night ferry left.</p><p>By dawn there were three complaints.</p>');
    expect(page).to.match(/href="#comments" ?>41 comments<\/a>/);
    expect(page).to.match(/<img src="https:[^"]*quay.jpg" alt="A harbour at dusk" width="1600" height="820"/);
    expect(page).to.match(/Posted by <b><bdi>marisol<\/bdi><\/b>/);
  });

  it('is written in the language of its own attribute', async () => {
    defineLocale('es', es);
    const page = await written(
      html`<discussion-article lang="es" .article=${ferries} .count=${41}></discussion-article>`,
    );
    expect(page).to.contain('viernes, 14 de marzo de 2025');
    expect(page).to.contain('41 comentarios');
  });

  it('is escaped', async () => {
    await loadPart('markdown');
    const wild = '<img src=x onerror=alert(1)>';
    const page = await written(
      html`<discussion-article
        .article=${{ id: '1', headline: wild, section: wild, body: { format: 'markdown', value: `**a** ${wild}` } }}
      ></discussion-article>`,
    );
    expect(page).to.contain('<strong>a</strong>');
    expect(page).to.not.contain('<img');
  });

  it('is the same twice', async () => {
    const once = (): Promise<string> => written(html`<discussion-article .article=${ferries}></discussion-article>`);
    expect(await once()).to.equal(await once());
  });
});

describe('a comment count on a server', () => {
  it('is written when it is known, and asks nobody when it is not', async () => {
    expect(await written(html`<discussion-count .value=${41}></discussion-count>`)).to.contain('41 comments');
    expect(await written(html`<discussion-count src="/42">Comments</discussion-count>`)).to.contain('Comments');
  });
});
