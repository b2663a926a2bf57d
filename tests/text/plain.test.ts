import { expect } from 'chai';
import fc from 'fast-check';
import { plainTree } from '../../src/text/plain.js';
import { textOf } from '../../src/text/safe-tree.js';
import { expectSafe, hrefs, wildText } from './safety.js';

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
