import { expect } from 'chai';
import { disarm, unmark } from '../../src/text/disarm.js';

const mark = '\x7f';

describe('disarm', () => {
  for (const [html, expected] of [
    ['<p style="x">a</p>', `<p ${mark}style="x">a</p>`],
    ['<p style>a</p>', `<p ${mark}style>a</p>`],
    ['<p/STYLE = x>a</p>', `<p/${mark}STYLE = x>a</p>`],
    ['<p title="a"onclick=x>b</p>', `<p title="a"${mark}onclick=x>b</p>`],
    ['<STYLE>a</style >', '<noframes>a</noframes >'],
    ['<base href=x>', '<param href=x>'],
    ['a<!-- b -->c<!-- d', 'ac'],
  ] as const) {
    it(`makes ${html} ${expected.replaceAll(mark, '·')}`, () => expect(disarm(html)).to.equal(expected));
  }

  it('leaves alone what has no effect', () => {
    for (const html of ['<p class="style">one</p>', '<a href="?one=1&on=2">a</a>', 'styles <b>on</b>', '<styled-x>']) {
      expect(disarm(html)).to.equal(html);
    }
  });

  it('can be undone in every value', () => {
    for (const value of ['/style=1', 'a style="b" onclick="c"', '"on=1']) expect(unmark(disarm(value))).to.equal(value);
    expect(unmark(null)).to.equal('');
  });
});
