import { expect } from 'chai';
import { addLinkedText, linkRel, safeUrl } from '../../src/text/links.js';
import type { BodyOptions } from '../../src/text/options.js';
import type { SafeNode } from '../../src/text/safe-tree.js';
import { textOf } from '../../src/text/safe-tree.js';
import { writtenLink } from '../../src/text/written-link.js';
import { hrefs } from './safety.js';

describe('safeUrl', () => {
  it('lets http, https and mailto through, normalised', () => {
    expect(safeUrl('https://Example.org')).to.equal('https://example.org/');
    expect(safeUrl(' http://example.org/a b ')).to.equal('http://example.org/a%20b');
    expect(safeUrl('mailto:ann@example.org')).to.equal('mailto:ann@example.org');
    expect(safeUrl('https://münchen.example')).to.equal('https://xn--mnchen-3ya.example/');
  });

  for (const value of [
    ...['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'java\tscript:alert(1)'],
    ...['\u0001javascript:alert(1)', 'javascript\u200b:alert(1)', 'data:text/html,<script>1</script>', 'vbscript:x', 'blob:https://a.example/1'],
    ...['file:///etc/passwd', 'ftp://a.example', 'about:blank', 'view-source:https://a.example', 'filesystem:https://a.example/x'],
    ...['intent://x', 'tel:1', 'https:\\\\a.example', 'https://a.example\\@b.example', 'https://good.example@evil.example/'],
    ...['https://user:pass@a.example', 'https://a.example/\u202egpj.exe', 'https://a.exa\u00admple', 'ht\ntp://a.example', 'https://'],
    ...['', ' ', '/path', '//a.example', 'a.example', '#x', `https://a.example/${'a'.repeat(3000)}`],
  ]) {
    it(`refuses ${JSON.stringify(value.slice(0, 60))}`, () => expect(safeUrl(value)).to.equal(undefined));
  }

  it('refuses what is no string', () => {
    for (const value of [undefined, null, 1, {}, [], ['https://a.example'], { toString: () => 'https://a.example' }]) {
      expect(safeUrl(value)).to.equal(undefined);
    }
  });

  it('resolves relative addresses where there is a base, and only with an allowed scheme', () => {
    expect(safeUrl('/a', 'https://site.example/b/')).to.equal('https://site.example/a');
    expect(safeUrl('//other.example/a', 'https://site.example')).to.equal('https://other.example/a');
    expect(safeUrl('javascript:alert(1)', 'https://site.example')).to.equal(undefined);
    expect(safeUrl('a', 'javascript:alert(1)')).to.equal(undefined);
  });

  it('does without a base that is none', () => {
    expect(safeUrl('https://a.example/', 'nonsense')).to.equal('https://a.example/');
    expect(safeUrl('a', 'nonsense')).to.equal(undefined);
  });
});

describe('A link with a text of its own', () => {
  const shown = (address: string, text: string, options: BodyOptions = {}): string => textOf(writtenLink(address, [text], options));

  it('carries the rel of every link of a stranger', () => {
    expect(writtenLink('https://a.example', ['x'], {})).to.deep.equal([
      { tag: 'a', children: ['x'], attributes: { href: 'https://a.example/', rel: linkRel } },
    ]);
    expect(linkRel).to.equal('ugc nofollow noopener noreferrer');
  });

  it('is only text when its address is refused', () => {
    expect(writtenLink('javascript:alert(1)', ['click'], {})).to.deep.equal(['click']);
  });

  it('shows the real host after a text that names another', () => {
    expect(shown('https://evil.example', 'https://bank.example/login')).to.equal('https://bank.example/login (evil.example)');
    expect(shown('https://evil.example', 'bank.example')).to.equal('bank.example (evil.example)');
    expect(shown('https://evil.example', 'Visit www.bank.example now')).to.equal('Visit www.bank.example now (evil.example)');
    expect(shown('https://bank.example.evil.example', 'bank.example')).to.contain('(bank.example.evil.example)');
    expect(shown('https://evil.example', 'ba\u200bnk.exa\u00admple')).to.contain('(evil.example)');
    expect(shown('https://evil.example', `${' '.repeat(400)}bank.example`)).to.contain('(evil.example)');
    expect(shown('https://evil.example', 'bank\u3002example')).to.contain('(evil.example)');
    expect(shown('mailto:thief@evil.example', 'help@bank.example')).to.equal('help@bank.example (evil.example)');
  });

  it('adds nothing when text and address agree, or when the text is no host', () => {
    for (const [address, text] of [
      ['https://a.example/b', 'https://a.example/b'],
      ['https://www.a.example/b.html', 'a.example/b.html'],
      ['https://a.example', 'WWW.A.example'],
      ['https://a.example', 'the story'],
      ['https://a.example', 'e.g. this'],
      ['https://a.example/?u=b.example', 'https://a.example/?u=b.example'],
      ['https://münchen.example', 'münchen.example'],
      ['mailto:ann@a.example', 'ann@a.example'],
    ] as const) {
      expect(shown(address, text), text).to.equal(text);
    }
  });

  it('shows its address when it has no text', () => {
    expect(shown('https://a.example/b', ' ')).to.equal('https://a.example/b');
  });
});

describe('Bare addresses', () => {
  const linked = (text: string, options: BodyOptions = {}): SafeNode[] => {
    const tree: SafeNode[] = [];
    addLinkedText(tree, text, options);
    expect(textOf(tree)).to.equal(text);
    return tree;
  };
  const written = (text: string): string[] =>
    linked(text).flatMap((node) => (typeof node === 'string' ? [] : [textOf(node.children)]));

  it('become links whose text is the address as written', () => {
    expect(linked('see https://a.example today')).to.deep.equal([
      'see ',
      { tag: 'a', children: ['https://a.example'], attributes: { href: 'https://a.example/', rel: linkRel, class: 'bare' } },
      ' today',
    ]);
    expect(linked('#17', { reference: () => 'https://a.example/17' })).to.deep.equal([
      { tag: 'a', children: ['#17'], attributes: { href: 'https://a.example/17', rel: linkRel } },
    ]);
    expect(hrefs(linked('WWW.a.example/b'))).to.deep.equal(['https://www.a.example/b']);
    expect(hrefs(linked('mailto:a@b.example'))).to.deep.equal(['mailto:a@b.example']);
    expect(hrefs(linked('HTTP://a.example'))).to.deep.equal(['http://a.example/']);
  });

  for (const [text, ...expected] of [
    ['(https://a.example)', 'https://a.example'],
    ['https://a.example/b_(c)', 'https://a.example/b_(c)'],
    ['(see https://a.example/b_(c))', 'https://a.example/b_(c)'],
    ['[https://a.example]', 'https://a.example'],
    ['https://a.example/(', 'https://a.example/'],
    ['https://a.example.', 'https://a.example'],
    ['https://a.example?!...', 'https://a.example'],
    ['https://a.example, https://b.example; www.c.example:', 'https://a.example', 'https://b.example', 'www.c.example'],
    ['“https://a.example/”', 'https://a.example/'],
    ['"https://a.example/"', 'https://a.example/'],
    ['<https://a.example/>', 'https://a.example/'],
    ['请看https://a.example/b。好', 'https://a.example/b'],
    ['https://a.example/漢字', 'https://a.example/漢字'],
    ['https://a.example/\u202etxt', 'https://a.example/'],
    ['https://a.example\\@b.example', 'https://a.example'],
    ['http://[::1]:80/a', 'http://[::1]:80/a'],
    ['http://localhost:8080/a', 'http://localhost:8080/a'],
    ['https://a.example/?q=https://b.example', 'https://a.example/?q=https://b.example'],
  ] as const) {
    it(`are found in ${text}`, () => expect(written(text)).to.deep.equal(expected));
  }

  for (const text of [
    ...['xhttps://a.example', 'https://', 'https://?', 'http://)', 'www.', 'www.example', 'mailto:', 'mailto:x', 'ann@b.example'],
    ...['javascript:alert(1)', 'ftp://a.example', 'https://good.example@evil.example', `https://a.example/${'a'.repeat(3000)}`],
  ]) {
    it(`are not seen in ${text.slice(0, 50)}`, () => expect(written(text)).to.deep.equal([]));
  }
});

describe('References to other comments', () => {
  const options: BodyOptions = {
    base: 'https://site.example/',
    reference: (number) => ({ '17': '#comment-x', '17.2': '#comment-y', '3': 'https://site.example/p/2#c3', '4': 'javascript:alert(1)' })[number],
  };
  const found = (text: string): [string, string | undefined][] => {
    const tree: SafeNode[] = [];
    addLinkedText(tree, text, options);
    expect(textOf(tree)).to.equal(text);
    return tree.flatMap((node) => (typeof node === 'string' ? [] : [[textOf(node.children), node.attributes?.href]]));
  };

  it('become links where the number is known', () => {
    expect(found('As #17 and (#17.2) say. #3!')).to.deep.equal([
      ['#17', '#comment-x'],
      ['#17.2', '#comment-y'],
      ['#3', 'https://site.example/p/2#c3'],
    ]);
    expect(found('#17.')).to.deep.equal([['#17', '#comment-x']]);
  });

  it('stay text where it is not, in words, colours and addresses', () => {
    for (const text of ['#99', 'a#17', '#17a', '#17-b', '&#17;', '##17', '/#17', '#4']) expect(found(text), text).to.deep.equal([]);
    expect(found('https://a.example/#17').map(([text]) => text)).to.deep.equal(['https://a.example/#17']);
  });
});
