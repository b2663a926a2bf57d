import { expect } from 'chai';
import fc from 'fast-check';
import { htmlTextTree, htmlToText } from '../../src/text/html-text.js';
import { stripTags } from '../../src/text/strip-tags.js';
import { toHtml } from '../../src/text/to-html.js';
import { expectSafe, hrefs, wildText } from './safety.js';

describe('HTML on a server', () => {
  const shown = (html: string): string => toHtml(htmlTextTree(html, {}));

  it('is readable text with its paragraphs, lines and lists', () => {
    expect(shown('<p>One <b>two</b>\nthree</p><p>four<br>five</p>')).to.equal('<p>One two three</p><p>four<br>five</p>');
    expect(shown('<h2>a</h2>b<ul><li>c</li><li>d</li></ul>')).to.equal('<p>a</p><p>b</p><p>• c<br>• d</p>');
    expect(shown('<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>')).to.equal('<p>a b<br>c</p>');
    expect(shown('<pre>a\nb</pre>')).to.equal('<p>a<br>b</p>');
  });

  it('decodes character references', () => {
    expect(htmlToText('&lt;b&gt; AT&amp;T you&#8217;ve &#x2014; &eacute;&Ntilde;&iquest; &nbsp;&hellip; &bogus; &#0; &#xD800;')).to.equal(
      '<b> AT&T you’ve — éÑ¿ \u00a0… &bogus; \ufffd \ufffd',
    );
    expect(shown('&lt;script&gt;alert(1)&lt;/script&gt;')).to.equal('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
  });

  it('leaves out what nobody would see', () => {
    for (const html of [
      ...['<script>alert(1)</script>', '<SCRIPT SRC=x>a</SCRIPT >', '<style>p{}</style>', '<!-- a -->', '<!--', '<template><b>a</b></template>'],
      ...['<textarea>a</textarea>', '<svg><text>a</text></svg>', '<noscript>a</noscript>', '<script>a', '<title>a</title>', '<?php a ?>', '<!DOCTYPE a>'],
    ]) {
      expect(htmlToText(html).trim(), html).to.equal('');
      expect(stripTags(html).trim(), html).to.equal('');
    }
  });

  it('keeps a lone < that is no tag', () => {
    expect(htmlToText('1 < 2 <3 a<')).to.equal('1 < 2 <3 a<');
    expect(stripTags('1 < 2 <3 a<')).to.equal('1 < 2 <3 a<');
  });

  it('links bare addresses', () => {
    expect(hrefs(htmlTextTree('<p>https://a.example</p>', {}))).to.deep.equal(['https://a.example/']);
  });

  it('caps combining marks that were written as references', () => {
    expect(htmlToText(`a${'&#768;'.repeat(50)}`)).to.equal(`a${'\u0300'.repeat(8)}`);
  });

  it('keeps to the table whatever it is given', () => {
    fc.assert(fc.property(wildText, (html) => expectSafe(htmlTextTree(html, {}))), { numRuns: 1000 });
  });
});

describe('HTML before its part is loaded', () => {
  it('is its words, with its blocks apart', () => {
    expect(stripTags('<p>One <b>two</b>\nthree &amp; &lt;i&gt;</p><p>four<br>five</p><ul><li>six</ul>')).to.match(
      /^\s*One two three & <i>\n+four\nfive\n+six\s*$/,
    );
  });

});
