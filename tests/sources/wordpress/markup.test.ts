import { expect } from 'chai';
import { commentHtml, escapeHtml } from '../../../src/sources/wordpress/markup.js';

describe('commentHtml', () => {
  const cases: readonly [what: string, markdown: string, html: string][] = [
    ['words as they are', 'Hello.', 'Hello.'],
    ['signs that are no markup', 'A List<String> & 1 < 2 "so"', 'A List&lt;String&gt; &amp; 1 &lt; 2 &quot;so&quot;'],
    ['what anybody may use', '**b** *i* ~~d~~ `c<d>`', '<strong>b</strong> <em>i</em> <del>d</del> <code>c&lt;d&gt;</code>'],
    ['links, and addresses that are written out', '[a](https://a.example/?x=1&y=2) https://b.example/', '<a href="https://a.example/?x=1&amp;y=2">a</a> <a href="https://b.example/">https://b.example/</a>'],
    ['links that lead nowhere good as their words', '[a](javascript:alert(1))', 'a'],
    ['lines and paragraphs as line breaks', 'One\ntwo\n\nthree', 'One\ntwo\n\nthree'],
    ['quotes', '> one\n> > two', '<blockquote>one\n\n<blockquote>two</blockquote></blockquote>'],
    ['lists as lines', '- one\n- two\n  1. deep\n\n3. three', '• one\n• two\n1. deep\n\n3. three'],
    ['tasks', '- [x] done\n- [ ] not', '• [x] done\n• [ ] not'],
    ['code with its lines', '```\na < b\n  c\n```', '<code>a &lt; b\n  c</code>'],
    ['headings as strong words', '# One\n\ntwo', '<strong>One</strong>\n\ntwo'],
    ['tables as lines', '| a | b |\n|---|---|\n| 1 | 2 |', 'a b\n1 2'],
    ['pictures as links', '![A boat](https://a.example/b.png)', '<a href="https://a.example/b.png">A boat</a>'],
    ['tags as words', '<script>x</script><img src=x onerror=y>', '&lt;script&gt;x&lt;/script&gt;&lt;img src=x onerror=y&gt;'],
  ];
  for (const [what, markdown, html] of cases) {
    it(`writes ${what}`, async () => {
      expect(await commentHtml(markdown)).to.equal(html);
    });
  }

  it('leaves nothing of a long text out', async () => {
    const words = Array.from({ length: 9000 }, (_, at) => `word${at}`).join(' ');
    expect(await commentHtml(`**First.** ${words} last`)).to.match(/word8999 last$/);
  });
});

describe('escapeHtml', () => {
  it('makes text of everything', () => {
    expect(escapeHtml('<a href="x">&amp;</a>')).to.equal('&lt;a href=&quot;x&quot;&gt;&amp;amp;&lt;/a&gt;');
  });
});
