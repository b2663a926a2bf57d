import { expect } from 'chai';
import fc from 'fast-check';
import { element } from '../../src/text/safe-tree.js';
import { toHtml } from '../../src/text/to-html.js';

describe('A safe tree as HTML', () => {
  it('is written with its elements and attributes', () => {
    const tree = [element('p', ['a', element('br'), element('a', ['b'], { href: 'https://a.example/?b&c', rel: 'ugc' })])];
    expect(toHtml(tree)).to.equal('<p>a<br><a href="https://a.example/?b&amp;c" rel="ugc">b</a></p>');
  });

  it('has no markup but that of the tree, whatever its text says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '<script>', '"><b>', '</p>', '<!--', '-->', "'", '&lt;'), (text, extra) => {
        const html = toHtml([element('p', [text + extra]), element('img', [], { alt: extra + text, src: 'https://a.example/' })]);
        const rest = html.replace(/^<p>/, '').replace('</p><img alt="', '').replace('" src="https://a.example/">', '');
        expect(rest).not.to.match(/[<>"]/);
        expect(rest).not.to.match(/&(?!amp;|lt;|gt;|quot;)/);
      }),
    );
  });
});
