import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { base } from '../../src/styles/base.js';
import { controls } from '../../src/styles/controls.js';
import { prose } from '../../src/styles/prose.js';
import { tokens } from '../../src/styles/tokens.js';
import { contrastOf } from '../support/contrast.js';

class StyledElement extends LitElement {
  static override styles = [tokens, base, controls, prose];

  protected override render(): TemplateResult {
    return html`<div class="prose">
        <p>Text <small style="color: var(--_muted)">muted</small> <a href="#x">link</a></p>
        <p style="background: var(--_highlight)"><span style="color: var(--_muted)">muted on highlight</span></p>
        <p style="background: var(--_raised)"><span style="color: var(--_muted)">muted on raised</span></p>
        <p style="color: var(--_danger)">danger</p>
        <p style="color: var(--_success)">success</p>
        <p style="color: var(--_accent)">accent</p>
        <blockquote><p>quoted</p><blockquote><p>quoted twice</p></blockquote></blockquote>
        <pre tabindex="0" role="region" aria-label="Code"><code>${'x'.repeat(200)}</code></pre>
        <p>${'word'.repeat(100)}</p>
      </div>
      <span class="badge">Author</span> <span class="chip">4 replies</span>
      <button class="quiet">Reply</button> <button class="primary">Post</button>
      <button class="wide">Show more</button>
      <p style="background: var(--_surface); color: var(--_surface-text)">
        <label>Name <input class="field" placeholder="Ann" /></label>
      </p>`;
  }
}
customElements.define('styled-element', StyledElement);

/** The tokens of the contract. */
const names = [
  ...['text', 'muted', 'surface', 'surface-raised', 'border', 'accent', 'on-accent', 'danger', 'success'].map(
    (name) => `color-${name}`,
  ),
  'color-highlight',
  ...['body', 'heading', 'mono', 'size'].map((name) => `font-${name}`),
  ...['line-height', 'measure', 'space', 'indent', 'radius', 'avatar-size', 'line-color', 'focus-ring'],
];

const schemes = {
  light: 'color-scheme: light; background: #fffdf9; color: #1d2026',
  dark: 'color-scheme: dark; background: #14161a; color: #e6e4df',
  'no scheme at all': '',
  'a page in grey': 'background: #fff; color: #333',
  'a page in light grey': 'background: #fff; color: #555',
};

describe('the styles', () => {
  for (const [name, style] of Object.entries(schemes)) {
    it(`are readable in ${name}`, async () => {
      const page = await fixture(html`<main style=${style}><styled-element></styled-element></main>`);
      await expect(page).to.be.accessible();
      const root = page.firstElementChild?.shadowRoot;
      const words = root?.querySelectorAll('p, small, span, a, blockquote p, code, button, label') ?? [];
      expect(words.length).to.be.greaterThan(15);
      for (const word of words) expect(contrastOf(word), word.outerHTML).to.be.at.least(4.5);
    });
  }

  it('mute no text that is readable on its paper so far that it is not', async () => {
    const page = await fixture<HTMLElement>(html`<main><styled-element></styled-element></main>`);
    const muted = page.firstElementChild?.shadowRoot?.querySelector('small') as Element;
    let readable = 0;
    for (const paper of ['#fff', '#faf8f3', '#eee', '#222', '#14161a', '#000']) {
      for (const hue of ['none', '#e00', '#0b0', '#36f', '#a0a', '#088', '#860', '#fc6']) {
        for (let level = 0; level < 256; level += 5) {
          const grey = `rgb(${level} ${level} ${level})`;
          page.style.cssText = `background: ${paper}; color: ${hue === 'none' ? grey : `color-mix(in oklab, ${hue}, ${grey})`}`;
          if (contrastOf(page) < 4.5) continue;
          readable += 1;
          expect(contrastOf(muted), page.style.cssText).to.be.at.least(4.5);
        }
      }
    }
    expect(readable).to.be.above(1000);
  });

  it('border what can be filled in by 3:1, whatever text is readable on its paper', async () => {
    const page = await fixture<HTMLElement>(html`<main><styled-element></styled-element></main>`);
    const field = page.firstElementChild?.shadowRoot?.querySelector('.field') as HTMLElement;
    const paper = field.closest('p') as HTMLElement;
    const edge = document.createElement('i');
    paper.append(edge);
    let readable = 0;
    for (const scheme of ['light', 'dark']) {
      for (let level = 0; level < 256; level += 3) {
        page.style.cssText = `color-scheme: ${scheme}; --discussion-color-text: rgb(${level} ${level} ${level})`;
        if (contrastOf(paper) < 4.5) continue;
        readable += 1;
        edge.style.color = getComputedStyle(field).borderTopColor;
        expect(contrastOf(edge), page.style.cssText).to.be.at.least(3);
      }
    }
    expect(readable).to.be.above(60);
  });

  for (const ink of ['#000', '#1d2026', '#e6e4df', '#fff']) {
    it(`mute ${ink} by the 28 % that they are drawn for`, async () => {
      const page = await fixture<HTMLElement>(html`<main style=${`color: ${ink}`}><styled-element></styled-element></main>`);
      const muted = page.firstElementChild?.shadowRoot?.querySelector('small') as Element;
      expect(getComputedStyle(muted).color).to.match(/ 0\.72\)$/);
    });
  }

  it('know every token of the contract, each explained', () => {
    const text = tokens.cssText.replaceAll(/\s+/g, '');
    for (const name of names) {
      expect(text.includes(`var(--discussion-${name},`), `${name} is used`).to.equal(true);
      expect(text.includes(`/*--discussion-${name}:`), `${name} is explained`).to.equal(true);
    }
  });

  it('take tokens from any ancestor', async () => {
    const page = await fixture(
      html`<div style="--discussion-color-text: rgb(1, 2, 3); --discussion-color-muted: rgb(4, 5, 6)">
        <styled-element style="--discussion-font-size: 20px"></styled-element>
      </div>`,
    );
    const element = page.firstElementChild as StyledElement;
    const muted = element.shadowRoot?.querySelector('small') as Element;
    expect(getComputedStyle(element).color).to.equal('rgb(1, 2, 3)');
    expect(getComputedStyle(element).fontSize).to.equal('20px');
    expect(getComputedStyle(muted).color).to.equal('rgb(4, 5, 6)');
  });

  it('inherit font and colour of the page when it sets nothing', async () => {
    const page = await fixture(
      html`<div style="font: 19px serif; color: rgb(9, 9, 9)"><styled-element></styled-element></div>`,
    );
    const { fontFamily, fontSize, color } = getComputedStyle(page.firstElementChild as Element);
    expect([fontFamily, fontSize, color]).to.deep.equal(['serif', '19px', 'rgb(9, 9, 9)']);
  });

  it('keep long words and code inside 320 px, and have a width in a row that shrinks', async () => {
    const page = await fixture<HTMLElement>(
      html`<div style="inline-size: 320px"><styled-element></styled-element></div>`,
    );
    expect(page.scrollWidth).to.equal(320);
    const row = await fixture(
      html`<div style="display: flex; inline-size: 600px"><styled-element></styled-element></div>`,
    );
    expect(row.firstElementChild?.clientWidth).to.be.at.least(300);
  });

  it('hide what is hidden', async () => {
    const element = await fixture<StyledElement>(html`<styled-element hidden></styled-element>`);
    expect(getComputedStyle(element).display).to.equal('none');
  });
});
