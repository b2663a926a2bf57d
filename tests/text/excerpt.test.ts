import { expect } from 'chai';
import fc from 'fast-check';
import { plainExcerpt } from '../../src/text/excerpt.js';
import { wildText } from './safety.js';

describe('plainExcerpt', () => {
  it('is the first words on one line', () => {
    expect(plainExcerpt({ format: 'text', value: 'One\n\ntwo  *three*' }, 80)).to.equal('One two *three*');
    expect(plainExcerpt({ format: 'markdown', value: '# One\n\n> **two** [three](https://a.example)\n\n- `four`' }, 80)).to.equal(
      'One two three four',
    );
    expect(plainExcerpt({ format: 'html', value: '<p>One <b>two</b></p><p>three &amp; four</p><script>x</script>' }, 80)).to.equal(
      'One two three & four',
    );
  });

  it('ends in … where it was cut, never within a character', () => {
    expect(plainExcerpt({ format: 'text', value: 'abc def' }, 5)).to.equal('abc d…');
    expect(plainExcerpt({ format: 'text', value: 'abc def' }, 4)).to.equal('abc…');
    expect(plainExcerpt({ format: 'text', value: '👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦' }, 2)).to.equal('👩‍👩‍👧‍👦👩‍👩‍👧‍👦…');
    expect(plainExcerpt({ format: 'text', value: 'abc' }, 3)).to.equal('abc');
  });

  it('says that a long text goes on, even when its start is mostly marks', () => {
    const value = `${'*'.repeat(3000)} end`;
    expect(plainExcerpt({ format: 'markdown', value }, 20)).to.equal('…');
  });

  it('never throws and never gets longer than asked', () => {
    fc.assert(
      fc.property(wildText, fc.constantFrom('text', 'markdown', 'html'), fc.nat(50), (value, format, length) => {
        const segments = [...new Intl.Segmenter().segment(plainExcerpt({ format, value }, length))];
        expect(segments.length).to.be.at.most(length + 1);
      }),
    );
  });
});
