import { expect } from 'chai';
import { countLeft } from '../../../src/elements/form/text-length.js';

describe('what a limit leaves', () => {
  it('is not counted while the end is far', () => {
    expect(countLeft('x'.repeat(79), 100)).to.equal(undefined);
    expect(countLeft('x'.repeat(80), 100)).to.equal(20);
  });

  it('is nothing, then less than nothing', () => {
    expect(countLeft('x'.repeat(100), 100)).to.equal(0);
    expect(countLeft('x'.repeat(103), 100)).to.equal(-3);
  });

  it('counts an emoji once', () => {
    expect(countLeft('😀'.repeat(10), 10)).to.equal(0);
  });

  it('counts a family once where graphemes are the unit', () => {
    const family = '👨‍👩‍👧';
    expect(countLeft(family, 10)).to.equal(5);
    expect(countLeft(family, 10, 'graphemes')).to.equal(9);
  });

  it('counts bytes where they are the unit, also of a text that is short in characters', () => {
    expect(countLeft('ñ'.repeat(45), 100, 'bytes')).to.equal(10);
    expect(countLeft('漢'.repeat(40), 100, 'bytes')).to.equal(-20);
  });
});
