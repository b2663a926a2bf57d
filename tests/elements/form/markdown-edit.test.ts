import { expect } from 'chai';
import { formatText, type Format } from '../../../src/elements/form/markdown-edit.js';

/** Formats what stands between `«` and `»`, and shows the selection afterwards in the same way. */
function format(marked: string, kind: Format): string {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const value = marked.replace(/[«»]/g, '');
  const edit = formatText(value, start, end, kind);
  const after = value.slice(0, edit.start) + edit.text + value.slice(edit.end);
  return `${after.slice(0, edit.from)}«${after.slice(edit.from, edit.to)}»${after.slice(edit.to)}`;
}

describe('the toolbar, on a text', () => {
  it('makes a word bold, and plain again', () => {
    expect(format('a «word» here', 'bold')).to.equal('a **«word»** here');
    expect(format('a **«word»** here', 'bold')).to.equal('a «word» here');
  });

  it('makes a part of a word italic', () => {
    expect(format('un«belie»vable', 'italic')).to.equal('un*«belie»*vable');
  });

  it('adds italic to bold and takes away each alone', () => {
    expect(format('**«word»**', 'italic')).to.equal('***«word»***');
    expect(format('***«word»***', 'italic')).to.equal('**«word»**');
    expect(format('***«word»***', 'bold')).to.equal('*«word»*');
  });

  it('leaves the spaces around a word outside', () => {
    expect(format('a« word »here', 'bold')).to.equal('a **«word»** here');
  });

  it('puts the caret between the stars when nothing is selected', () => {
    expect(format('a «»', 'bold')).to.equal('a **«»**');
    expect(format('a **«»**', 'bold')).to.equal('a «»');
  });

  it('quotes whole lines and writes on below them', () => {
    expect(format('first\nse«cond\nth»ird', 'quote')).to.equal('first\n> second\n> third\n\n«»');
    expect(format('«first»\n\nsecond', 'quote')).to.equal('> first«»\n\nsecond');
    expect(format('«first»\nsecond', 'quote')).to.equal('> first\n«»\nsecond');
  });

  it('starts a quote on an empty line', () => {
    expect(format('«»', 'quote')).to.equal('> «»');
  });

  it('takes the quote away', () => {
    expect(format('«> first\n> second»', 'quote')).to.equal('«first\nsecond»');
  });

  it('makes one line code, with a longer fence when it has one inside', () => {
    expect(format('run «ls» now', 'code')).to.equal('run `«ls»` now');
    expect(format('«a`b»', 'code')).to.equal('`` «a`b» ``');
  });

  it('makes several lines a block of code', () => {
    expect(format('see «a\nb» end', 'code')).to.equal('see \n```\n«a\nb»\n```\n end');
    expect(format('«```\nb\n```\n»', 'code')).to.equal('````\n«```\nb\n```\n»````');
  });

  it('makes a link and selects what is still to be written', () => {
    expect(format('see «this»', 'link')).to.equal('see [this](«https://»)');
    expect(format('see «https://example.org/a»', 'link')).to.equal('see [«»](https://example.org/a)');
    expect(format('see «»', 'link')).to.equal('see [«»](https://)');
  });
});
