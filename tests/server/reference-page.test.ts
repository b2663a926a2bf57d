import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { expect } from 'chai';
import { html } from 'lit';
import '../../src/define.js';
import { defineLocale } from '../../src/i18n/locales.js';
import { es } from '../../src/i18n/whole/es.js';
import type { BodyData } from '../../src/model/types.js';
import { Discussion } from '../../src/discussion/discussion.js';
import { MemorySource } from '../../src/sources/memory.js';
import { loadPart } from '../../src/text/body.js';
import { loadReference } from '../fixtures/reference.js';

describe('the reference page on a server', () => {
  it('has the article and all 41 bodies in the string', async () => {
    const document = await loadReference();
    const discussion = new Discussion(new MemorySource(document));
    await Promise.all([discussion.load(), loadPart('markdown')]);
    const page = await collectResult(render(html`<discussion-page .discussion=${discussion}></discussion-page>`));
    expect(page.match(/part="comment[ "]/g)).to.have.length(41);
    const words = textOf(page);
    expect(words).to.contain('41 comments');
    expect(words).to.contain(document.article?.headline);
    for (const { id, body } of document.comments) {
      for (const line of readableLines(body)) expect(words, `the words of ${id}`).to.contain(line);
    }
  });

  it('has the form in the string, in the language of the page', async () => {
    defineLocale('es', es);
    const discussion = new Discussion(new MemorySource(await loadReference()));
    await Promise.all([discussion.load(), loadPart('markdown')]);
    const english = textOf(await collectResult(render(html`<discussion-page .discussion=${discussion}></discussion-page>`)));
    expect(english).to.contain('Your comment').and.to.contain('Post comment');
    const spanish = textOf(await collectResult(render(html`<discussion-thread lang="es" .discussion=${discussion}></discussion-thread>`)));
    expect(spanish).to.contain('41 comentarios').and.to.contain('Tu comentario').and.to.contain('Publicar comentario');
    expect(spanish).to.not.contain('Post comment');
  });
});

/** What a reader sees of a page: no tags, no comments, entities as what they mean. */
function textOf(page: string): string {
  return page
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<!--.*?-->|<[^>]+>/gs, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '');
}

/** Every line of a plain text; of markdown the runs without any sign of its own. */
function readableLines({ format, value }: BodyData): string[] {
  return value.split(format === 'text' ? '\n' : /[\n*_`>[\]()#|~-]|\d+\./).map((line) => line.trim());
}
