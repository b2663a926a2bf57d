import { expect } from 'chai';
import type { BodyData } from '../../src/model/types.js';
import type * as Body from '../../src/text/body.js';
import { bodyPart, bodyTree, isCut, loadPart } from '../../src/text/body.js';
import { maxBodyLength } from '../../src/text/limits.js';
import { textOf } from '../../src/text/safe-tree.js';
import { toHtml } from '../../src/text/to-html.js';
import { byTag, hrefs } from './safety.js';

const text = (value: string): BodyData => ({ format: 'text', value });
const markdown = (value: string): BodyData => ({ format: 'markdown', value });
const html = (value: string): BodyData => ({ format: 'html', value });

describe('A body', () => {
  it('needs a part only where something is to be parsed', () => {
    expect(bodyPart(text('*a*'))).to.equal(undefined);
    expect(bodyPart(markdown('Just words.\n\nhttps://a.example'))).to.equal(undefined);
    expect(bodyPart(markdown('*a*, `b`'))).to.equal(undefined);
    expect(bodyPart(markdown('- a'))).to.equal('markdown');
    expect(bodyPart(html('a'))).to.equal('html');
  });

  it('is shown as text until its part is loaded, then as it was meant', async () => {
    // A module of its own: other tests have loaded parts already.
    const anew = '../../src/text/body.js?anew';
    const gate = (await import(anew)) as typeof Body;
    expect(gate.isLoaded('html')).to.equal(false);
    expect(toHtml(gate.bodyTree(html('<p>a &amp; b<script>x</script></p>c')))).to.equal('<p>a &amp; b</p><p>c</p>');
    await Promise.all([gate.loadPart('html'), gate.loadPart('html')]);
    expect(gate.isLoaded('html')).to.equal(true);
    expect(toHtml(gate.bodyTree(html('<ul><li>&ntilde;</ul>')))).to.equal('<p>• ñ</p>');
    await gate.loadPart('markdown');
    expect(toHtml(gate.bodyTree(markdown('*a*')))).to.equal('<p><em>a</em></p>');
  });

  it('is shown as it was written where its parser does not cope with it', async () => {
    await loadPart('markdown');
    const value = `${'> '.repeat(2000)}*word*`;
    expect(textOf(bodyTree(markdown(value)))).to.equal(value);
  });

  it('is shown as it was written where a parser would show nothing of it', async () => {
    await loadPart('markdown');
    expect(hrefs(bodyTree(markdown('[1]: https://a.example')))).to.deep.equal(['https://a.example/']);
  });

  it('takes line ends of every kind and drops control characters', () => {
    expect(toHtml(bodyTree(text('a\r\nb\rc\0')))).to.equal('<p>a<br>b<br>c</p>');
  });

  it('is rendered up to 64 kB, and past that as text when all is asked for', async () => {
    await loadPart('markdown');
    const body = markdown(`*a*\n\n${'word '.repeat(maxBodyLength / 5)}\n\n*end*`);
    expect(isCut(body)).to.equal(true);
    expect(isCut(markdown('*a*'))).to.equal(false);
    expect(textOf(bodyTree(body))).not.to.contain('end');
    const full = bodyTree(body, { full: true });
    expect(textOf(full)).to.match(/^a.*\*end\*$/);
    expect(byTag(full, 'em')).to.have.length(1);
  });
});
