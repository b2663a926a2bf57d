import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { StringsController } from '../../src/controllers/strings-controller.js';
import { en } from '../../src/i18n/whole/en.js';
import type { Messages } from '../../src/i18n/whole/en.js';
import { defineLocale } from '../../src/i18n/locales.js';

class SpeakingElement extends LitElement {
  static override properties = { messages: { attribute: false } };
  declare messages: Partial<Messages> | undefined;
  readonly words = new StringsController(this);
  renders = 0;

  protected override render(): TemplateResult {
    this.renders += 1;
    return html`${this.words.strings.text('reply')} ${this.words.strings.locale}`;
  }
}
customElements.define('speaking-element', SpeakingElement);

const says = (element: Element): string => element.shadowRoot?.textContent.trim() ?? '';

async function speaking(page: Element): Promise<SpeakingElement> {
  const element = page.querySelector('speaking-element');
  if (!(element instanceof SpeakingElement)) throw new Error('no element');
  await element.updateComplete;
  return element;
}

describe('the language of an element', () => {
  afterEach(() => {
    document.documentElement.lang = 'en';
  });

  it('is English where no language is known', async () => {
    for (const lang of ['', 'tlh', 'x', 'es_MX']) {
      const page = await fixture(html`<div lang=${lang}><speaking-element></speaking-element></div>`);
      expect(says(await speaking(page))).to.equal('Reply en');
    }
  });

  it('is English until the words of the nearest lang have come', async () => {
    const page = await fixture(html`<div lang="es-MX"><speaking-element></speaking-element></div>`);
    const element = await speaking(page);
    await waitUntil(() => says(element) === 'Responder es-MX');
  });

  it('is its own lang before that of an ancestor', async () => {
    const page = await fixture(html`<div lang="es"><speaking-element lang="en-GB"></speaking-element></div>`);
    expect(says(await speaking(page))).to.equal('Reply en-GB');
  });

  it('is found through shadow roots', async () => {
    const page = await fixture(html`<div lang="es"><p></p></div>`);
    const root = page.firstElementChild?.attachShadow({ mode: 'open' });
    const element = new SpeakingElement();
    root?.append(element);
    await waitUntil(() => says(element) === 'Responder es');
  });

  it('follows the page when its lang changes, and draws only then', async () => {
    const page = await fixture(html`<div><speaking-element></speaking-element></div>`);
    const element = await speaking(page);
    document.documentElement.lang = 'es';
    await waitUntil(() => says(element) === 'Responder es');
    const { renders } = element;
    document.documentElement.lang = 'es';
    document.body.lang = 'es';
    await new Promise(requestAnimationFrame);
    expect(element.renders).to.equal(renders);
    document.body.removeAttribute('lang');
  });

  it('follows its own lang, in a shadow root too', async () => {
    const page = await fixture(html`<div lang="en"><p></p></div>`);
    const element = new SpeakingElement();
    element.lang = 'en';
    page.firstElementChild?.attachShadow({ mode: 'open' }).append(element);
    await element.updateComplete;
    element.lang = 'es';
    await waitUntil(() => says(element) === 'Responder es');
  });

  it('is looked up again where the element is moved to', async () => {
    const page = await fixture(html`<div><p lang="es"></p><speaking-element></speaking-element></div>`);
    const element = await speaking(page);
    page.firstElementChild?.append(element);
    await waitUntil(() => says(element) === 'Responder es');
  });

  it('takes the words of its own first', async () => {
    const page = await fixture(html`<div lang="en"><speaking-element></speaking-element></div>`);
    const element = await speaking(page);
    element.messages = { reply: 'Answer' };
    await element.updateComplete;
    expect(says(element)).to.equal('Answer en');
    element.messages = undefined;
    await element.updateComplete;
    expect(says(element)).to.equal('Reply en');
  });

  it('learns a language that is defined late', async () => {
    const page = await fixture(html`<div lang="de-AT"><speaking-element></speaking-element></div>`);
    const element = await speaking(page);
    expect(says(element)).to.equal('Reply en');
    defineLocale('de', () => Promise.resolve({ ...en, reply: 'Antworten' }));
    await waitUntil(() => says(element) === 'Antworten de-AT');
  });

  it('is learned further by what is loaded later, without new words for what is there', async () => {
    const page = await fixture(html`<div lang="es"><speaking-element></speaking-element></div>`);
    const element = await speaking(page);
    await waitUntil(() => says(element) === 'Responder es');
    const { renders, words } = element;
    const { strings } = words;
    const asked: string[] = [];
    words.learn((lang) => {
      asked.push(lang);
      return lang === 'es' ? Promise.resolve() : undefined;
    });
    await waitUntil(() => element.renders === renders + 1);
    expect(words.strings).to.equal(strings);
    page.setAttribute('lang', 'en');
    await waitUntil(() => says(element) === 'Reply en');
    expect(asked).to.deep.equal(['es', 'en']);
  });

  it('shows the last language when an earlier one comes late', async () => {
    let deliver: (messages: Messages) => void = () => undefined;
    defineLocale('fr', () => new Promise((resolve) => (deliver = resolve)));
    const page = await fixture(html`<div lang="fr"><speaking-element></speaking-element></div>`);
    const element = await speaking(page);
    page.setAttribute('lang', 'en');
    deliver({ ...en, reply: 'Répondre' });
    await new Promise(requestAnimationFrame);
    expect(says(element)).to.equal('Reply en');
  });
});
