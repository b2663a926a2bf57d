import { expect } from 'chai';
import fc from 'fast-check';
import { cleanName } from '../../src/model/clean-name.js';

describe('cleanName', () => {
  it('leaves names as they are', () => {
    for (const name of ['Ann', 'José Ñandú', 'Nguyễn Văn Á', '山田 太郎', 'علی‌رضا', '👩‍💻 dev', "O'Brien-Smith"]) {
      expect(cleanName(name)).to.equal(name);
    }
  });

  it('is one line without blanks around it', () => expect(cleanName('  a \n\t b  ')).to.equal('a b'));

  it('leaves out what turns the text around or cannot be seen', () => {
    expect(cleanName('Ann\u202egpj.exe\u2066\u200f')).to.equal('Anngpj.exe');
    expect(cleanName('A\u200bd\u00admi\ufeffn\u2060')).to.equal('Admin');
    expect(cleanName('A\u200d\u200d\u200cdmin\u200d')).to.equal('Admin');
    expect(cleanName('Ann\u{e0041}\u{e0042}')).to.equal('Ann');
  });

  it('is empty when nothing of it can be seen', () => {
    for (const name of ['', ' ', '\u3164', '\u2800\u2800', '\u200b\u200d', '\u115f\u1160', '\u202e']) {
      expect(cleanName(name)).to.equal('');
    }
  });

  it('keeps at most 8 combining marks in a row, and at most 100 characters', () => {
    expect(cleanName(`Z${'\u0353'.repeat(40)}o`)).to.equal(`Z${'\u0353'.repeat(8)}o`);
    expect(cleanName('x'.repeat(500))).to.equal(`${'x'.repeat(99)}…`);
    expect(Array.from(cleanName('👍'.repeat(500)))).to.have.length(100);
  });

  it('leaves no character in half where it is cut', () => {
    expect(cleanName(`Ann${'\u200b'.repeat(996)}👍`)).to.equal('Ann');
  });

  it('never throws, and cleaning twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const once = cleanName(name);
        expect(cleanName(once)).to.equal(once);
      }),
    );
  });
});
