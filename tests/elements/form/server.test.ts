import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { expect } from 'chai';
import { html } from 'lit';
import '../../../src/elements/form/discussion-form.js';
import { defineLocale } from '../../../src/i18n/locales.js';
import { es } from '../../../src/i18n/whole/es.js';
import { aComment, aThread } from '../../fixtures/builders.js';

describe('the form on a server', () => {
  it('is rendered with its labels and fields', async () => {
    const page = await collectResult(render(html`<discussion-form .thread=${aThread()}></discussion-form>`));
    expect(page).to.include('Your comment').and.to.include('Name (optional)').and.to.include('Post comment');
  });

  it('is rendered in the language of its own attribute', async () => {
    defineLocale('es', es);
    const page = await collectResult(render(html`<discussion-form lang="es" .thread=${aThread()}></discussion-form>`));
    expect(page).to.include('Tu comentario').and.to.include('Nombre (opcional)').and.to.include('Publicar comentario');
  });

  it('says whom it answers', async () => {
    const ann = aComment({ author: 'Ann' });
    const page = await collectResult(render(html`<discussion-form .replyTo=${ann}></discussion-form>`));
    expect(page).to.include('Your reply to Ann');
  });

  it('sends nobody away before it is upgraded', async () => {
    const page = await collectResult(render(html`<discussion-form></discussion-form>`));
    expect(page).to.match(/<form[^>]*method="dialog"/);
  });
});
