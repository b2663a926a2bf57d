import { expect } from 'chai';
import fc from 'fast-check';
import { markdownTree } from '../../src/text/markdown.js';
import { isPlain, plainTree } from '../../src/text/plain.js';
import { textOf } from '../../src/text/safe-tree.js';
import { expectSafe, hrefs, tameText, wildText } from './safety.js';

describe('Plain text', () => {
  it('is parted into paragraphs by blank lines and into lines by line ends', () => {
    expect(plainTree('one\ntwo\n\nthree\n \n\t\n\nfour\n', {})).to.deep.equal([
      { tag: 'p', children: ['one', { tag: 'br', children: [], attributes: undefined }, 'two'], attributes: undefined },
      { tag: 'p', children: ['three'], attributes: undefined },
      { tag: 'p', children: ['four'], attributes: undefined },
    ]);
  });

  it('shows markup as it was written', () => {
    expect(textOf(plainTree('<b>*a*</b> &amp; [x](y)', {}))).to.equal('<b>*a*</b> &amp; [x](y)');
  });

  it('links bare addresses', () => {
    expect(hrefs(plainTree('a https://a.example\nwww.b.example', {}))).to.deep.equal([
      'https://a.example/',
      'https://www.b.example/',
    ]);
  });

  it('is nothing where there is nothing', () => {
    expect(plainTree(' \n\n\t ', {})).to.deep.equal([]);
  });

  it('keeps to the table whatever it is given', () => {
    fc.assert(fc.property(wildText, (text) => expectSafe(plainTree(text, {}))));
  });
});

describe('The short way for markdown', () => {
  it('is taken by what most people write', () => {
    for (const text of [
      'I agree with #17, it costs $5 (or 3.50).\n\nReally? "Yes!"\nSee https://a.example/b?c=d&e.',
      'AT&T, a < b and 5 - 3 + 1 = 3 :)',
      '+1',
      '#17 says so',
      '¿Qué tal? — «Bien», 2024.',
    ]) {
      expect(isPlain(text), text).to.equal(true);
    }
  });

  it('is not taken where markdown might see something', () => {
    for (const text of [
      ...['*a*', '_a_', '~~a~~', '`a`', '[a](b)', '\\*', '&amp;', '&#38;', '# a', '> a', '- a', '+ a', '1. a', '1) a', 'a\n---', 'a\n==='],
      ...['a|b\n-|-', 'a\n:-', '    code', ' a', 'a ', 'a\n b', '---', '<https://a.example>', '***', '#', '-', '1.'],
    ]) {
      expect(isPlain(text), text).to.equal(false);
    }
  });

  it('gives the same tree as the parser', () => {
    let taken = 0;
    const reference = (number: string): string => `#c${number}`;
    fc.assert(
      fc.property(tameText, (text) => {
        fc.pre(isPlain(text));
        taken++;
        for (const options of [{}, { reference }]) {
          expect(plainTree(text, options)).to.deep.equal(markdownTree(text, options));
        }
      }),
      { numRuns: 2000 },
    );
    expect(taken).to.equal(2000);
  });

  it('gives the same tree as the parser for any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        if (isPlain(text)) expect(plainTree(text, {})).to.deep.equal(markdownTree(text, {}));
      }),
      { numRuns: 1000 },
    );
  });
});
