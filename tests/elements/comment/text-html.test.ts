import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { expect } from 'chai';
import { html } from '../../../src/elements/comment/text-html.js';

const words = async (template: unknown): Promise<string> => (await collectResult(render(template))).replace(/<!--.*?-->|<\?>/g, '');

describe('a text that is all of an element, on a server', () => {
  it('is its child', async () => {
    const third = 'three';
    expect(await words(html`<b id="a" .textContent=${'one'}></b><i .textContent=${'<two>'}></i> ${third}`)).to.equal(
      '<b id="a">one</b><i>&lt;two&gt;</i> three',
    );
  });

  it('is its child in quotation marks too, as a minifier leaves it', async () => {
    expect(await words(html`<b hidden .textContent="${'one'}"></b>`)).to.equal('<b hidden>one</b>');
  });
});
