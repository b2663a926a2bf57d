import { expect } from 'chai';
import { hasSameWords } from '../../src/discussion/same-words.js';
import type { BodyData } from '../../src/model/types.js';
import { html, markdown } from '../fixtures/builders.js';

const text = (value: string): BodyData => ({ format: 'text', value });

describe('two bodies say the same', () => {
  const same: [string, BodyData, BodyData][] = [
    ['as they stand', text('Hello'), text('Hello')],
    ['with other line ends and spaces around', text('One\r\ntwo\n'), text('One\ntwo')],
    ['as markdown and as what a backend makes of it', markdown('The **lamp** is _lit_ & green'), html('<p>The <strong>lamp</strong> is <em>lit</em> &amp; green</p>')],
    ['with a link', markdown('See [the table](https://tides.example/t?a=1)'), html('See <a href="https://tides.example/t?a=1">the table</a>')],
    ['as it was typed, where the backend keeps that', markdown('# Hi'), { format: 'html', value: '<h1>Hello</h1>', source: '# Hi' }],
    ['in another script', text('明日は雨です。'), html('<p>明日は雨です。</p>')],
    ['with signs alone', text('👍'), text(' 👍 ')],
  ];
  for (const [how, one, other] of same) {
    it(how, () => {
      expect(hasSameWords(one, other)).to.equal(true);
      expect(hasSameWords(other, one)).to.equal(true);
    });
  }

  const different: [string, BodyData, BodyData][] = [
    ['with another word', text('The lamp is lit'), text('The lamp is lit again')],
    ['with another number', text('Call 5'), text('Call 6')],
    ['with signs alone, and other ones', text('👍'), text('👎')],
    ['with nothing', text(''), text('…')],
  ];
  for (const [how, one, other] of different) {
    it(`not ${how}`, () => {
      expect(hasSameWords(one, other)).to.equal(false);
    });
  }
});
