import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { bodyTree, loadPart } from '../../src/text/body.js';
import { htmlTree } from '../../src/text/html.js';
import type { BodyOptions } from '../../src/text/options.js';
import { textOf } from '../../src/text/safe-tree.js';
import { toHtml } from '../../src/text/to-html.js';
import { toNodes } from '../../src/text/to-nodes.js';
import { attacks } from '../security/vectors/all.js';
import { elementsOf, expectSafe, expectSafeValue, hrefs, wildText } from './safety.js';

const shown = (html: string, options: BodyOptions = {}): string => toHtml(htmlTree(html, options));
/** One whose text is its address says so, for paper. */
const a = (href: string, text: string): string =>
  `<a href="${href}" rel="ugc nofollow noopener noreferrer"${text.startsWith('http') ? ' class="bare"' : ''}>${text}</a>`;

describe('HTML', () => {
  for (const [html, expected] of [
    ['<p>a <b>b</b> <i>c</i> <s>d</s> <tt>e</tt></p>', '<p>a <strong>b</strong> <em>c</em> <del>d</del> <code>e</code></p>'],
    ['a<br>b', '<p>a<br>b</p>'],
    ['a<p>b<p>c', '<p>a</p><p>b</p><p>c</p>'],
    ['<div>a</div><div><p>b</p>c</div>', '<p>a</p><p>b</p><p>c</p>'],
    ['<p>H<sub>2</sub>O x<sup>2</sup></p>', '<p>H<sub>2</sub>O x<sup>2</sup></p>'],
    ['<ul><li>a</li><li><p>b</p></li></ul>', '<ul><li>a</li><li><p>b</p></li></ul>'],
    ['<ol start="3"><li>a</ol>', '<ol start="3"><li>a</li></ol>'],
    ['<blockquote>a</blockquote>', '<blockquote><p>a</p></blockquote>'],
    ['<p>a <span class="x">b</span></p>', '<p>a b</p>'],
    ['<dl><dt>a</dt><dd>b</dd></dl>', '<p>a</p><p>b</p>'],
    ['<b><p>a</p><p>b</p></b>', '<p><strong>a<br>b</strong></p>'],
    ['<a href="https://a.example"><div>b</div></a>', `<p>${a('https://a.example/', 'b')}</p>`],
    ['<p>&lt;script&gt;</p>', '<p>&lt;script&gt;</p>'],
    ['<p> </p><p></p>', ''],
  ] as const) {
    it(`reads ${html}`, () => expect(shown(html)).to.equal(expected));
  }

  it('looks like markdown: headings, code, tables, boxes', () => {
    expect(shown('<h1>a</h1><h2>b</h2><h6>c</h6>', { headingLevel: 3 })).to.equal('<h3>a</h3><h4>b</h4><h6>c</h6>');
    expect(shown('<h2>a</h2><h3>b</h3>', { headingLevel: 3 })).to.equal('<h3>a</h3><h4>b</h4>');
    expect(shown('<pre><code class="x language-js">a\n  b</code></pre>')).to.equal(
      '<pre role="group" tabindex="0" aria-label="Code"><code class="language-js">a\n  b</code></pre>',
    );
    expect(shown('<pre>a<br>b</pre>')).to.contain('<code>a\nb</code>');
    expect(shown('<table><caption>t</caption><tr><th align=right>a<td>b</table>')).to.equal(
      '<p>t</p><table tabindex="0" aria-label="Table"><tbody><tr><th align="right">a</th><td>b</td></tr></tbody></table>',
    );
    expect(shown('<ul><li><input type="checkbox" checked disabled> a</li></ul>')).to.equal(
      '<ul><li><input type="checkbox" disabled="" checked="" aria-label="Done"> a</li></ul>',
    );
  });

  it('has links with rel, through the one gate for addresses, and links bare addresses', () => {
    expect(shown('<p><a href="https://a.example" target="_top" rel="me" onclick="x()">b</a></p>')).to.equal(
      `<p>${a('https://a.example/', 'b')}</p>`,
    );
    expect(shown('<p>see https://a.example/x_y.</p>')).to.equal(`<p>see ${a('https://a.example/x_y', 'https://a.example/x_y')}.</p>`);
    expect(hrefs(htmlTree('<a href="https://a.example">https://b.example/c</a>', {}))).to.deep.equal(['https://a.example/']);
    expect(textOf(htmlTree('<a href="https://evil.example">bank.example</a>', {}))).to.equal('bank.example (evil.example)');
    expect(hrefs(htmlTree('<a href="/b">a</a>', {}))).to.deep.equal([]);
    expect(hrefs(htmlTree('<a href="/b">a</a>', { base: 'https://a.example/' }))).to.deep.equal(['https://a.example/b']);
  });

  it('shows images as the page owner wishes', () => {
    const image = '<p><img src="https://a.example/i.png" alt="cat" srcset="x 2x" onerror="x()" width="1"></p>';
    expect(shown(image)).to.equal(`<p>${a('https://a.example/i.png', 'cat')}</p>`);
    expect(shown(image, { images: 'click' })).to.contain('class="image-link"');
    expect(shown(image, { images: 'show' })).to.equal(
      '<p><img alt="cat" loading="lazy" decoding="async" referrerpolicy="no-referrer" src="https://a.example/i.png"></p>',
    );
  });

  it('links and text from Mastodon, WordPress and GitHub come out whole', () => {
    expect(
      shown(
        '<p><span class="h-card"><a href="https://m.example/@ann" class="u-url mention">@<span>ann</span></a></span> <a href="https://a.example/long/path" rel="nofollow noopener"><span class="invisible">https://</span><span class="ellipsis">a.example/long</span><span class="invisible">/path</span></a></p>',
      ),
    ).to.equal(`<p>${a('https://m.example/@ann', '@ann')} ${a('https://a.example/long/path', 'https://a.example/long/path')}</p>`);
    expect(shown('<p>you&#8217;ve<br />\nseen</p>\n<p>it</p>\n')).to.equal('<p>you’ve<br>\nseen</p><p>it</p>');
    expect(shown('<div class="highlight highlight-source-js"><pre>a</pre></div>')).to.contain('<pre role="group"');
  });

  it('caps combining marks and drops control characters', () => {
    expect(textOf(htmlTree(`a${'&#768;'.repeat(40)}&#8;b`, {}))).to.equal(`a${'\u0300'.repeat(8)}b`);
  });
});

describe('Hostile HTML', () => {
  let ran: string[];

  beforeEach(() => {
    ran = [];
    (window as unknown as { attack: (name: string) => void }).attack = (name) => ran.push(name);
  });

  attacks.forEach((html, index) => {
    it(`${index + 1}: ${html.slice(0, 70).replace(/\s+/g, ' ')} does nothing and leaves nothing`, async () => {
      const options: BodyOptions = { images: 'show', base: 'https://site.example/' };
      expectSafe(htmlTree(html, options));
      expectSafeNodes(toNodes(htmlTree(html, options)));
      const host = document.createElement('div');
      host.append(toNodes(htmlTree(html, {})));
      document.body.append(host);
      expectSafeNodes(host);
      await nextTask();
      host.remove();
      expect(ran).to.deep.equal([]);
    });
  });

  it('is a long enough list', () => expect(new Set(attacks).size).to.be.at.least(60));

  it('keeps to the table whatever it is given', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(wildText, fc.constantFrom(...attacks)), { maxLength: 4 }), (parts) => {
        const tree = htmlTree(parts.join(''), { images: 'show' });
        expectSafe(tree);
        expectSafeNodes(toNodes(tree));
      }),
      { numRuns: 300 },
    );
    expect(ran).to.deep.equal([]);
  });

  it('that would grow while it is parsed is shown as text', async () => {
    await loadPart('html');
    const repeated = Array.from({ length: 300 }, (_, i) => `<b id=${i}>`).join('') + '<p>word'.repeat(3000);
    const tree = bodyTree({ format: 'html', value: repeated });
    expect(elementsOf(tree).length).to.be.below(3500);
    expect(textOf(tree)).to.contain('word');
  });

  it('that is nested without end is not followed without end', async () => {
    await loadPart('html');
    for (const unit of ['<div>', '<blockquote>', '<ul><li>', '<b>', '<table><tr><td>', '<span>', '<sub>']) {
      const tree = bodyTree({ format: 'html', value: `${unit.repeat(3000)}word` });
      expect(textOf(tree), unit).to.contain('word');
    }
  });
});

/** Handlers of failed loads and of animations are tasks. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(0);
  });
}

function expectSafeNodes(host: Element | DocumentFragment): void {
  for (const node of host.querySelectorAll('*')) {
    expect(node.namespaceURI).to.equal('http://www.w3.org/1999/xhtml');
    for (const { name, value } of node.attributes) {
      expect(name).not.to.match(/^(?:on|id$|name$|slot$|part$|is$|form|srcset$|srcdoc$|target$|data-)/);
      if (name === 'style') expect(value).to.match(/^text-align: (?:left|center|right);$/);
      else expectSafeValue(node.localName, name, value);
    }
  }
}
