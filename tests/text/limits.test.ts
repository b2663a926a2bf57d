import { expect } from 'chai';
import { cleanBody, limitBody, maxBodyLength } from '../../src/text/limits.js';

describe('limitBody', () => {
  it('leaves a text of up to 64 kB whole', () => {
    const value = 'a'.repeat(maxBodyLength);
    expect(limitBody(value)).to.deep.equal({ value, cut: false });
  });

  it('cuts a longer one, and no character in half', () => {
    expect(limitBody('a'.repeat(maxBodyLength + 1))).to.deep.equal({ value: 'a'.repeat(maxBodyLength), cut: true });
    const { value, cut } = limitBody(`a${'👍'.repeat(maxBodyLength)}`);
    expect(cut).to.equal(true);
    expect(value.length).to.equal(maxBodyLength - 1);
    expect(value.endsWith('👍')).to.equal(true);
  });
});

describe('cleanBody', () => {
  it('makes every line end a \\n', () => expect(cleanBody('a\r\nb\rc\nd')).to.equal('a\nb\nc\nd'));

  it('leaves out control characters, but no tab', () => {
    expect(cleanBody('a\0b\u0008c\u001bd\u007fe\u0085f\tg')).to.equal('abcdef\tg');
  });

  it('keeps at most 8 combining marks in a row', () => {
    expect(cleanBody(`a${'\u0300'.repeat(50)}b`)).to.equal(`a${'\u0300'.repeat(8)}b`);
  });

  it('leaves what people write as it is', () => {
    for (const text of ['¿Qué tal?', 'Tiếng Việt', 'हिन्दी', 'עִבְרִית', '👩‍👩‍👧‍👦 🏳️‍🌈', 'a\u200fb', '漢字', '\tcode\n']) {
      expect(cleanBody(text)).to.equal(text);
    }
  });
});
