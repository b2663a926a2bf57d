import { expect } from 'chai';
import fc from 'fast-check';
import { markdownTree } from '../../src/text/markdown.js';
import { quickTree, readQuickly } from '../../src/text/quick-markdown.js';
import { tameText } from './safety.js';

/** What people write, marks and half marks, so that most of the combinations are nearly right. */
const markedText = fc
  .array(
    fc.constantFrom(
      ...['a', 'word ', 'é', '明子', '3', ' ', ' ', '\n', '\n\n', '.', ', ', '!', '?', ':', '(', ')', '"', '-', '- ', '+', '=', '…', '“', '\u00a0'],
      ...['*', '**', '*em* ', '**strong words** ', '*em.* ', '**strong?**', '**www.a.example** ', '*see https://a.example/b*', 'a*b*c', '*a', 'b*', '_', '~', '\\'],
      ...['`', '`co de` ', '`x*y`', '`<b>`', '`[a](b)`', '[', ']', '<', '&', '&amp;', '|', '> ', '> quote ', '>', '#17', '# ', '1. '],
      ...['[link](https://a.example/b) ', '[a.example](https://b.example)', '[a b](https://a.example/?c=d#e)', '[x](https://a.example/(b))'],
      ...['![image](https://a.example/b.png)', 'https://a.example/b ', 'https://a.example/*b*', 'https://a.example/[a](b)', 'www.a.example'],
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const shape = (text: string): string => JSON.stringify(quickTree(readQuickly(text) ?? [], {}));

describe('Markdown in the short way', () => {
  it('is what most people write', () => {
    for (const text of [
      'I agree with #17, it costs $5 (or 3.50).\n\nReally? "Yes!"\nSee https://a.example/b?c=d&e.',
      ...['AT&T, a < b and 5 - 3 + 1 = 3 :)', '+1', '#17 says so', '¿Qué tal? — «Bien», 2024.', '*a*', '**a b**, c', '`a`', '[a](https://b.example)', '> a'],
    ]) {
      expect(readQuickly(text), text).to.be.an('array');
    }
  });

  it('is left to the parser where anything else might be meant', () => {
    for (const text of [
      ...['_a_', '~~a~~', '[a](b)', '[a]: b', '\\*', '&amp;', '&#38;', '# a', '- a', '+ a', '1. a', '1) a', 'a\n---', 'a\n==='],
      ...['a|b\n-|-', 'a\n:-', '    code', ' a', 'a ', 'a\n b', '---', '<https://a.example>', '***', '#', '-', '1.', '* a', '*a', 'a*b*'],
      ...['> a\nb', 'a\n> b', '>a', '> > a', '> - a', '``a``', '```\na\n```', '` a `', '***a***', '*a **b** c*', '![a](https://b.example)'],
    ]) {
      expect(readQuickly(text), text).to.equal(undefined);
    }
  });

  it('keeps words, emphasis, code, links and quotes', () => {
    expect(shape('*a* **b** `*c*` [d](https://e.example)\n\n> f\n> g')).to.equal(
      JSON.stringify(markdownTree('*a* **b** `*c*` [d](https://e.example)\n\n> f\n> g', {})),
    );
    expect(shape('> a\n\n> b')).to.contain('blockquote').and.to.contain('"b"');
  });

  for (const [name, texts] of Object.entries({ 'plain words': tameText, 'words with marks': markedText, 'any string': fc.string({ unit: 'grapheme', maxLength: 40 }) })) {
    it(`gives the same tree as the parser for ${name}`, () => {
      let taken = 0;
      const reference = (number: string): string => `#c${number}`;
      fc.assert(
        fc.property(texts, (text) => {
          const quick = readQuickly(text);
          fc.pre(quick !== undefined);
          taken++;
          for (const options of [{}, { reference }]) expect(quickTree(quick ?? [], options)).to.deep.equal(markdownTree(text, options));
        }),
        { numRuns: 2000, maxSkipsPerRun: 500 },
      );
      expect(taken).to.equal(2000);
    });
  }
});
