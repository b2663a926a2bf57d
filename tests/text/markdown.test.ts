import { expect } from 'chai';
import fc from 'fast-check';
import { markdownTree } from '../../src/text/markdown.js';
import type { BodyOptions } from '../../src/text/options.js';
import { textOf } from '../../src/text/safe-tree.js';
import { toHtml } from '../../src/text/to-html.js';
import { byTag, expectSafe, hrefs, wildText } from './safety.js';

const html = (markdown: string, options: BodyOptions = {}): string => toHtml(markdownTree(markdown, options));
/** One whose text is its address says so, for paper. */
const a = (href: string, text: string): string =>
  `<a href="${href}" rel="ugc nofollow noopener noreferrer"${text.startsWith('http') ? ' class="bare"' : ''}>${text}</a>`;

describe('Markdown', () => {
  for (const [markdown, expected] of [
    ['*a* **b** ~~c~~ `d`', '<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>'],
    ['***a***', '<p><em><strong>a</strong></em></p>'],
    ['snake_case_word and 2*3', '<p>snake_case_word and 2*3</p>'],
    ['a\nb', '<p>a<br>b</p>'],
    ['a  \nb\\\nc', '<p>a<br>b<br>c</p>'],
    ['a\n\nb', '<p>a</p><p>b</p>'],
    ['> a\n> b', '<blockquote><p>a<br>b</p></blockquote>'],
    ['- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['- a\n\n- b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    ['- a\n  - b', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    ['3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>'],
    ['1. a', '<ol><li>a</li></ol>'],
    ['a\n\n---\n\nb', '<p>a</p><hr><p>b</p>'],
    ['\\*a\\* \\&amp; \\<b>', '<p>*a* &amp;amp; &lt;b&gt;</p>'],
    ['AT&amp;T &#65;&#x42; &eacute;&ntilde; &hellip; &unknown; &', '<p>AT&amp;T AB éñ … &amp;unknown; &amp;</p>'],
    ['&lt;script&gt; `&lt;`', '<p>&lt;script&gt; <code>&amp;lt;</code></p>'],
  ] as const) {
    it(`reads ${JSON.stringify(markdown)}`, () => expect(html(markdown)).to.equal(expected));
  }

  it('puts headings below the heading they stand under, never past the sixth', () => {
    expect(html('# a\n## b\n### c\n#### d', { headingLevel: 4 })).to.equal('<h4>a</h4><h5>b</h5><h6>c</h6><h6>d</h6>');
    expect(html('a\n===\nb\n---', { headingLevel: 2 })).to.equal('<h2>a</h2><h3>b</h3>');
    expect(html('# a')).to.equal('<h4>a</h4>');
  });

  it('skips no level where the headings begin with the second or third', () => {
    expect(html('## a\n### b', { headingLevel: 2 })).to.equal('<h2>a</h2><h3>b</h3>');
    expect(html('### a\n\n> ## b\n\n- # c')).to.equal(
      '<h6>a</h6><blockquote><h5>b</h5></blockquote><ul><li><h4>c</h4></li></ul>',
    );
  });

  it('gives code blocks a name, and of the language nothing but a plain word', () => {
    const language = (info: string): string | undefined =>
      byTag(markdownTree(`\`\`\`${info}\nx < y\n\`\`\``, {}), 'code')[0]?.attributes?.class;
    expect(html('```js\nx < *y*\n```')).to.equal(
      '<pre role="group" tabindex="0" aria-label="Code"><code class="language-js">x &lt; *y*</code></pre>',
    );
    expect(language('c++ title="x"')).to.equal('language-c++');
    expect(language('"><script>')).to.equal(undefined);
    expect(language('')).to.equal(undefined);
    expect(html('    x', { labels: { code: 'Código' } })).to.contain('aria-label="Código"');
  });

  it('aligns the cells of tables', () => {
    expect(html('a|b|c\n:-|:-:|-:\n1|*2*|3')).to.equal(
      '<table tabindex="0" aria-label="Table"><thead><tr><th align="left">a</th><th align="center">b</th><th align="right">c</th></tr></thead>' +
        '<tbody><tr><td align="left">1</td><td align="center"><em>2</em></td><td align="right">3</td></tr></tbody></table>',
    );
  });

  it('shows task lists with boxes that only show', () => {
    expect(html('- [x] a\n- [ ] b')).to.equal(
      '<ul><li><input type="checkbox" disabled="" checked="" aria-label="Done"> a</li>' +
        '<li><input type="checkbox" disabled="" aria-label="To do"> b</li></ul>',
    );
  });

  it('shows HTML as it was written, and reads what is between the tags', () => {
    expect(html('<b>*a*</b>')).to.equal('<p>&lt;b&gt;<em>a</em>&lt;/b&gt;</p>');
    expect(html('<div>\n\n*a*\n\n</div>')).to.equal('<p>&lt;div&gt;</p><p><em>a</em></p><p>&lt;/div&gt;</p>');
    expect(html('a\n<div onclick="x">\nb')).to.equal('<p>a<br>&lt;div onclick="x"&gt;<br>b</p>'.replaceAll('"', '&quot;'));
    expect(html('<!-- a -->')).to.equal('<p>&lt;!-- a --&gt;</p>');
    expect(html('<script>alert(1)</script>')).to.equal('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
  });
});

describe('Links in markdown', () => {
  it('are made from all ways to write them', () => {
    expect(html('[a *b*](https://x.example "t")')).to.equal(`<p>${a('https://x.example/', 'a <em>b</em>')}</p>`);
    expect(html('[a][r]\n\n[r]: https://x.example')).to.equal(`<p>${a('https://x.example/', 'a')}</p>`);
    expect(html('<https://x.example/_a_>')).to.equal(`<p>${a('https://x.example/_a_', 'https://x.example/_a_')}</p>`);
    expect(html('[https://x.example](https://x.example)')).to.equal(`<p>${a('https://x.example/', 'https://x.example')}</p>`);
    expect(html('<a@x.example>')).to.equal(`<p>${a('mailto:a@x.example', 'a@x.example')}</p>`);
    expect(html('[a](https://x.example?b&amp;c)')).to.equal(`<p>${a('https://x.example/?b&amp;c', 'a')}</p>`);
  });

  it('are made from bare addresses, whose marks mean nothing', () => {
    expect(html('https://x.example/_a_*b*~c~ d')).to.equal(
      `<p>${a('https://x.example/_a_*b*~c', 'https://x.example/_a_*b*~c')}~ d</p>`,
    );
    expect(html('**https://x.example**')).to.equal(`<p><strong>${a('https://x.example/', 'https://x.example')}</strong></p>`);
    expect(html('(https://x.example/a_(b))')).to.contain('>https://x.example/a_(b)</a>)');
    expect(html('https://x.example?a&amp;b')).to.contain('>https://x.example?a&amp;amp;b</a>');
    expect(html('ann@x.example')).to.equal('<p>ann@x.example</p>');
    expect(html('\\https://x.example')).to.contain('>https://x.example</a>');
  });

  it('hold no other link', () => {
    expect(hrefs(markdownTree('[see https://x.example](https://y.example)', {}))).to.deep.equal(['https://y.example/']);
    expect(hrefs(markdownTree('[![i](https://x.example/i.png)](https://y.example)', {}))).to.deep.equal(['https://y.example/']);
    const reference = (): string => '#c';
    expect(hrefs(markdownTree('[#17](https://y.example)', { reference }))).to.deep.equal(['https://y.example/']);
  });

  it('become text when their address is refused', () => {
    for (const address of [
      ...['javascript:alert(1)', 'JAVASCRIPT:alert(1)', 'javascript&colon;alert(1)', '&#106;avascript:alert(1)', 'java&#10;script:alert(1)'],
      ...['&#x6A;avascript:alert(1)', 'data:text/html,x', '<javascript:alert(1)>', 'vbscript:x', '\\javascript:x', '/relative', '//x.example'],
    ]) {
      expect(html(`[*a*](${address})`), address).to.equal('<p><em>a</em></p>');
    }
    expect(html('<javascript:alert(1)>')).to.equal('<p>javascript:alert(1)</p>');
  });

  it('are resolved against the base', () => {
    expect(hrefs(markdownTree('[a](/b)', { base: 'https://x.example/c' }))).to.deep.equal(['https://x.example/b']);
  });
});

describe('Images in markdown', () => {
  const image = '![a *cat*](https://x.example/i.png)';

  it('are links, so that nothing is loaded', () => {
    expect(html(image)).to.equal(`<p>${a('https://x.example/i.png', 'a cat')}</p>`);
    expect(html('![bank.example](https://x.example/i.png)')).to.contain('>bank.example</a> (x.example)');
    expect(html('![](https://x.example/i.png)')).to.contain('>Image</a>');
  });

  it('are links that wait for a click when so wished', () => {
    expect(html(image, { images: 'click' })).to.contain('class="image-link">a cat</a>');
  });

  it('are shown for allowed hosts, lazily and without a referrer', () => {
    const shown =
      '<p><img alt="a cat" loading="lazy" decoding="async" referrerpolicy="no-referrer" src="https://x.example/i.png"></p>';
    expect(html(image, { images: 'show' })).to.equal(shown);
    expect(html(image, { imageHosts: ['x.example'] })).to.equal(shown);
    expect(html(image, { imageHosts: ['y.example'] })).not.to.contain('<img');
    expect(html(image, { images: 'show', imageProxy: (url) => `https://p.example/?u=${encodeURIComponent(url)}` })).to.contain(
      'src="https://p.example/?u=https%3A%2F%2Fx.example%2Fi.png"',
    );
  });

  it('have a caption when they stand alone and have a title', () => {
    const titled = '![a cat](https://x.example/i.png "A cat &amp; a mat. Photo: <b>Ann</b>")';
    expect(html(titled, { images: 'show' })).to.match(
      /^<figure><img [^>]+><figcaption>A cat &amp; a mat. Photo: &lt;b&gt;Ann&lt;\/b&gt;<\/figcaption><\/figure>$/,
    );
    expect(html(`See ${titled}`, { images: 'show' })).not.to.contain('<figure');
    expect(html(titled), 'a link has none').not.to.contain('<figure');
  });

  it('are their description when their address is refused', () => {
    expect(html('![a](javascript:alert(1))', { images: 'show' })).to.equal('<p>a</p>');
    expect(html('![a](data:image/svg+xml,x)', { images: 'show' })).to.equal('<p>a</p>');
  });
});

describe('Any text as markdown', () => {
  const options: BodyOptions[] = [{}, { images: 'show', base: 'https://site.example/' }, { images: 'click', reference: (n) => `#c${n}` }];

  it('becomes nothing but what the table allows', () => {
    fc.assert(
      fc.property(wildText, fc.constantFrom(...options), (text, chosen) => expectSafe(markdownTree(text, chosen))),
      { numRuns: 2000 },
    );
  });

  it('loses no word', () => {
    const words = fc.array(fc.constantFrom('alfa', '*', '**', '`', '~~', '<b>', '\n', ' ', '> ', '- ', '# ', '[', ']', '(', '|'));
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join('');
        const count = (where: string): number => where.split('alfa').length;
        fc.pre(!/\]:|\]\(/.test(text));
        expect(count(textOf(markdownTree(text, {})))).to.be.at.least(count(text.replace(/(```|~~~)[^\n]*/g, '')));
      }),
    );
  });
});
