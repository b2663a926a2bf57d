import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { SourceError, type DiscussionSource, type SourceContext } from '../../../src/sources/source.js';
import { aComment, aDocument, aThread } from '../../fixtures/builders.js';
import { until } from '../../support/until.js';
import { ShakySource } from './sources.js';
import { all, aReadyThread, aThreadElement, button, comment, form, part, ready, said, textOf } from './thread-fixture.js';

const talk = aDocument({
  comments: [
    aComment({ id: '1', author: 'Ann' }),
    aComment({ id: '1.1', parentId: '1', author: 'Ben', minute: 1 }),
    aComment({ id: '2', author: 'Cleo', minute: 2 }),
  ],
});

describe('the language of the page', () => {
  it('is what the backend is asked in, also when it becomes another one', async () => {
    const asked: string[] = [];
    let told: SourceContext | undefined;
    const source: DiscussionSource = {
      name: 'asked',
      load: ({ cursor }, { lang }) => {
        asked.push(lang);
        return Promise.resolve(cursor === undefined ? { ...talk, next: 'more' } : { comments: [] });
      },
      subscribe: (_since, _listener, context) => {
        told = context;
        return () => undefined;
      },
    };
    const page = await fixture<HTMLElement>(html`<main lang="en"><discussion-thread live .source=${source}></discussion-thread></main>`);
    const thread = page.firstElementChild as DiscussionThread;
    await ready(thread);
    await until(() => told, 'it listens');
    page.lang = 'es';
    await until(() => textOf(part(thread, 'heading')) === '3 comentarios', 'it is in Spanish');
    part(thread, 'more').click();
    await until(() => asked.length > 1, 'more is asked for');
    expect(asked).to.deep.equal(['en', 'es']);
    expect(told?.lang, 'for who listens and has to ask again').to.equal('es');
  });
});

describe('a thread in a language without a dictionary', () => {
  const page = aDocument({
    thread: aThread({ notices: [{ kind: 'moderation', text: 'Wir lesen alles.' }] }),
    comments: [
      aComment({ id: '1', author: 'Ann', body: 'Guten Morgen.' }),
      aComment({ id: '1.1', parentId: '1', lang: 'es', body: 'Buenos días.', minute: 1 }),
    ],
  });
  const langOf = (element: Element | null | undefined): string | undefined => element?.closest<HTMLElement>('[lang]')?.lang;

  it('says that its words are English, and what people wrote is in the language of the page', async () => {
    const thread = await aReadyThread(page, { lang: 'de-AT' });
    expect(langOf(all(thread, '[part=heading]')[0])).to.equal('en');
    expect(langOf(all(thread, '[data-act=reply]')[0])).to.equal('en');
    expect(langOf(comment(thread, '1').querySelector('[part=body]'))).to.equal('de-AT');
    expect(langOf(comment(thread, '1.1').querySelector('[part=body]'))).to.equal('es');
    expect(langOf(all(thread, '[part=notice] span')[0])).to.equal('de-AT');
    button(thread, 'Collapse', '1').click();
    await until(() => all(thread, '.excerpt').length === 1, 'it is folded');
    expect(langOf(all(thread, '.excerpt')[0])).to.equal('de-AT');
    button(thread, 'Expand', '1').click();
    await until(() => all(thread, '.excerpt').length === 0, 'it is open');
    button(thread, 'More', '1').click();
    await until(() => all(thread, '[role=menuitem]').length > 0, 'the menu is there');
    expect(langOf(all(thread, '[role=menuitem]')[0])).to.equal('en');
    thread.lang = 'en-GB';
    await until(() => !all(thread, 'section')[0]?.hasAttribute('lang'), 'it is the language of the page');
    await until(() => !comment(thread, '1').querySelector('[part=body]')?.hasAttribute('lang'), 'that of the text too');
  });

  it('says nothing where the words are the page’s own', async () => {
    const thread = await aReadyThread(page, { lang: 'de', messages: { reply: 'Antworten' } });
    expect(all(thread, 'section')[0]?.hasAttribute('lang')).to.equal(false);
    expect(comment(thread, '1').querySelector('[part=body]')?.hasAttribute('lang')).to.equal(false);
  });
});

describe('a thread in Spanish', () => {
  let thread: DiscussionThread;

  beforeEach(async () => {
    thread = await aReadyThread(talk, { lang: 'es', keys: true });
    await until(() => all(thread, '[data-act=reply]').some((one) => textOf(one) === 'Responder'), 'it is in Spanish');
  });

  const lines = (): string[] => all(thread, '[role=menuitem]').map((item) => textOf(item));

  it('has a Spanish form', async () => {
    await until(() => form(thread).renderRoot.querySelector('label')?.textContent?.trim() === 'Tu comentario', 'its label is Spanish');
  });

  it('has a Spanish menu, and says in Spanish what was done', async () => {
    button(thread, 'Más', '1').click();
    await until(() => lines().length > 0, 'the menu is there');
    expect(lines()).to.include.members(['Copiar enlace', 'Solo esta rama', 'Denunciar']);
    all(thread, '[role=menuitem]').find((item) => textOf(item) === 'Solo esta rama')?.click();
    await until(() => said(thread) === 'Solo esta rama', 'it is said');
    expect(all(thread, '.path').map((path) => path.getAttribute('aria-label'))).to.deep.equal(['Camino hasta esta rama']);
    thread.lang = 'en';
    await until(() => all(thread, '.path')[0]?.getAttribute('aria-label') === 'Way to this branch', 'the path is in English');
    thread.lang = 'es';
    await until(() => all(thread, '.path')[0]?.getAttribute('aria-label') === 'Camino hasta esta rama', 'and in Spanish again');
  });

  it('lists its shortcuts in Spanish', async () => {
    comment(thread, '2').focus();
    await sendKeys({ press: '?' });
    await until(() => all(thread, 'dialog[open] h2').length === 1, 'the list is there');
    expect(all(thread, 'dialog h2, dialog dd').map((line) => textOf(line))).to.include.members(['Atajos de teclado', 'Comentario siguiente']);
  });

  it('says and shows in Spanish what was not done, and why', async () => {
    const source = new ShakySource({ ...talk, thread: aThread({ can: { moderate: true } }) });
    source.setState = () => Promise.reject(new SourceError('forbidden'));
    thread = await aThreadElement({ source, lang: 'es' });
    await ready(thread);
    button(thread, 'Moderar').click();
    await until(() => lines().length > 0, 'the menu is there');
    all(thread, '[role=menuitem]').find((item) => textOf(item) === 'Cerrar los comentarios')?.click();
    await until(() => said(thread).startsWith('No se hizo: Cerrar los comentarios. '), 'it is said');
    expect(all(thread, '.note').map((note) => textOf(note))).to.deep.equal([said(thread)]);
  });
});
