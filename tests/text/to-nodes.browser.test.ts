import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { bodyNodes, loadPart } from '../../src/text/body.js';
import { showImage } from '../../src/text/images.js';
import { markdownTree } from '../../src/text/markdown.js';
import { element } from '../../src/text/safe-tree.js';
import { toHtml } from '../../src/text/to-html.js';
import { toNodes } from '../../src/text/to-nodes.js';
import { wildText } from './safety.js';

function markup(nodes: DocumentFragment): string {
  const host = document.createElement('div');
  host.append(nodes);
  return host.innerHTML;
}

describe('A safe tree as nodes', () => {
  it('is built with its elements, attributes and text', () => {
    expect(markup(toNodes([element('p', ['<b>', element('br'), element('a', ['x'], { href: 'https://a.example/' })])]))).to.equal(
      '<p>&lt;b&gt;<br><a href="https://a.example/">x</a></p>',
    );
  });

  it('aligns cells by the style property', () => {
    const cell = toNodes(markdownTree('a|b\n-|-:\n1|2', {})).querySelector<HTMLElement>('td + td');
    expect(cell?.style.textAlign).to.equal('right');
    expect(cell?.hasAttribute('align')).to.equal(false);
  });

  it('loads no image before it is put on the page as lazy and without a referrer', () => {
    const image = toNodes(markdownTree('![a](https://a.example/i.png)', { images: 'show' })).querySelector('img');
    expect(image?.loading).to.equal('lazy');
    expect(image?.referrerPolicy).to.equal('no-referrer');
    expect(image?.getAttributeNames().at(-1)).to.equal('src');
  });

  it('is what a browser reads from the same tree as HTML', () => {
    fc.assert(
      fc.property(wildText, (text) => {
        const tree = markdownTree(text.replace(/[\0\r]|[\ud800-\udfff]/g, ''), { images: 'show' });
        const read = document.createElement('template');
        read.innerHTML = toHtml(tree).replaceAll(/ align="(\w+)"/g, ' style="text-align: $1;"');
        expect(markup(toNodes(tree))).to.equal(read.innerHTML);
      }),
      { numRuns: 500 },
    );
  });
});

describe('An image that waits for a click', () => {
  it('takes the place of its link', async () => {
    await loadPart('markdown');
    const host = document.createElement('div');
    host.append(bodyNodes({ format: 'markdown', value: '![a cat](https://a.example/i.png) b' }, { images: 'click' }));
    expect(host.querySelector('img')).to.equal(null);
    const link = host.querySelector<HTMLAnchorElement>('a.image-link');
    if (!link) throw new Error('no link');
    showImage(link);
    expect(host.querySelector('a')).to.equal(null);
    const [image] = host.querySelectorAll('img');
    if (!image) throw new Error('no image');
    expect(image.alt).to.equal('a cat');
    expect(image.src).to.equal('https://a.example/i.png');
    expect(image.referrerPolicy).to.equal('no-referrer');
  });
});
