import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/elements/form/discussion-form.js';
import type { DiscussionForm } from '../../../src/elements/form/form-element.js';
import { defineLocale } from '../../../src/i18n/locales.js';
import { en } from '../../../src/i18n/whole/en.js';
import { byAnn, byRole, nameOf, send, textOf } from './form-fixture.js';

const label = (form: DiscussionForm): string => nameOf(form, textOf(form));

describe('the language of a form that stands alone', () => {
  it('is that of the page, with everything that it says', async () => {
    const form = await fixture<DiscussionForm>(html`<discussion-form lang="es-MX" .replyTo=${byAnn} maxlength="12"></discussion-form>`);
    await waitUntil(() => label(form) === 'Tu respuesta a Ann');
    expect(byRole(form, 'textbox').getAttribute('placeholder')).to.equal('¿Qué opinas?');
    expect(byRole(form, 'button', 'Publicar respuesta a Ann')).to.exist;
    expect(form.renderRoot.textContent).to.contain('Quedan 12 caracteres').and.to.contain('Se puede usar Markdown.');
    await send(form);
    expect(form.renderRoot.textContent).to.contain('Escribe algo primero.');
  });

  it('changes with the page, in both halves', async () => {
    const form = await fixture<DiscussionForm>(html`<discussion-form lang="en" .replyTo=${{ ...byAnn, status: 'deleted' }}></discussion-form>`);
    expect(label(form)).to.equal('Your reply to a deleted comment');
    form.lang = 'es';
    await waitUntil(() => label(form) === 'Tu respuesta a un comentario borrado');
  });

  it('is a whole dictionary of the page itself, given at once or fetched', async () => {
    defineLocale('fr', { ...en, yourComment: 'Votre commentaire' });
    defineLocale('pt', () => Promise.resolve({ ...en, yourComment: 'Seu comentário' }));
    const french = await fixture<DiscussionForm>(html`<discussion-form lang="fr"></discussion-form>`);
    expect(label(french)).to.equal('Votre commentaire');
    const portuguese = await fixture<DiscussionForm>(html`<discussion-form lang="pt-BR"></discussion-form>`);
    await waitUntil(() => label(portuguese) === 'Seu comentário');
  });

  it('gives way to sentences of the page itself', async () => {
    const messages = { yourComment: 'Tu turno' };
    const form = await fixture<DiscussionForm>(html`<discussion-form lang="es" .messages=${messages}></discussion-form>`);
    await waitUntil(() => byRole(form, 'textbox').getAttribute('placeholder') === '¿Qué opinas?');
    expect(label(form)).to.equal('Tu turno');
  });
});
