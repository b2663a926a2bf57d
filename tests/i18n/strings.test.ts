import { expect } from 'chai';
import { en } from '../../src/i18n/whole/en.js';
import { es } from '../../src/i18n/whole/es.js';
import { Strings } from '../../src/i18n/strings.js';

const english = new Strings(en, 'en');
const spanish = new Strings(es, 'es');
const NOW = Date.parse('2025-03-14T12:00:00Z');
const ago = (milliseconds: number): string => new Date(NOW - milliseconds).toISOString();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('what the page says', () => {
  it('fills the holes of a message with text', () => {
    expect(english.text('replyTo', { name: 'Ann' })).to.equal('Reply to Ann');
    expect(spanish.text('replyTo', { name: 'Ann' })).to.equal('Responder a Ann');
  });

  it('leaves a hole in a name alone: a name is not a message', () => {
    expect(english.text('showMore', { n: '{total}', total: '$&' })).to.equal('Show {total} more of $&');
  });

  it('shows the hole when nothing fills it, also one that every object has', () => {
    expect(english.text('replyTo')).to.equal('Reply to {name}');
    const odd = new Strings({ ...en, reply: '{toString} {constructor}' }, 'en');
    expect(odd.text('reply', { name: 'Ann' })).to.equal('{toString} {constructor}');
  });

  it('writes numbers the way of the language', () => {
    expect(english.text('showMore', { n: 50, total: 9950 })).to.equal('Show 50 more of 9,950');
    expect(new Strings(es, 'es').number(12_345)).to.equal('12.345');
  });

  it('gives the pieces round a hole, for a name that is an element', () => {
    const name = { tag: 'b' };
    expect(english.parts('byline.source', { name })).to.deep.equal(['republished from ', name, '']);
  });

  it('tells a while from now in seconds, and from two minutes on in minutes', () => {
    expect([1, 30, 119.2, 120, 121].map((seconds) => english.ahead(seconds))).to.deep.equal([
      'in 1 second',
      'in 30 seconds',
      'in 120 seconds',
      'in 2 minutes',
      'in 3 minutes',
    ]);
    expect(spanish.ahead(15)).to.equal('dentro de 15 segundos');
  });

  it('picks the plural of the language', () => {
    expect([0, 1, 2, 1000].map((n) => english.count('comments', n))).to.deep.equal([
      '0 comments',
      '1 comment',
      '2 comments',
      '1,000 comments',
    ]);
    expect(spanish.count('comments', 1)).to.equal('1 comentario');
    expect(spanish.count('comments', 1_000_000)).to.match(/^1.000.000 de comentarios$/);
  });

  it('takes the general form where a dictionary lacks the category', () => {
    expect(new Strings({ ...en, comments: { other: '{n} x' } }, 'ar').count('comments', 2)).to.match(/ x$/);
  });
});

describe('when something was said', () => {
  it('is told in words up to 30 days', () => {
    const told = [30_000, 12 * MINUTE, 59.9 * MINUTE, 3 * HOUR, 23.9 * HOUR, 29 * DAY].map((age) =>
      english.relative(ago(age), NOW),
    );
    expect(told).to.deep.equal([
      'now',
      '12 minutes ago',
      '59 minutes ago',
      '3 hours ago',
      '23 hours ago',
      '29 days ago',
    ]);
    expect(spanish.relative(ago(3 * HOUR), NOW)).to.equal('hace 3 horas');
  });

  it('counts days by the calendar, not by 24 hours', () => {
    const monday = new Date(2025, 2, 10, 20).toISOString();
    expect(english.relative(monday, +new Date(2025, 2, 11, 21))).to.equal('yesterday');
    expect(english.relative(monday, +new Date(2025, 2, 12, 2))).to.equal('2 days ago');
  });

  it('is a date with the hour after 30 days', () => {
    expect(english.relative(ago(30 * DAY), NOW)).to.equal('Feb 12, 2025, 12:00 PM');
  });

  it('is now when a clock runs up to a minute ahead, and a date when it is later', () => {
    expect(english.relative(ago(-MINUTE), NOW)).to.equal('now');
    expect(english.relative(ago(-2 * MINUTE), NOW)).to.equal('Mar 14, 2025, 12:02 PM');
  });

  it('is a date where there is no clock', () => {
    expect(english.relative(ago(MINUTE), undefined)).to.equal('Mar 14, 2025, 11:59 AM');
  });

  it('is nothing when the date is none', () => {
    for (const iso of ['', 'yesterday', '2025-99-99', undefined]) {
      expect(english.relative(iso, NOW)).to.equal('');
      for (const style of ['day', 'short', 'full'] as const) expect(english.date(iso, style)).to.equal('');
    }
  });
});

describe('dates', () => {
  it('follow the language and its region', () => {
    expect(english.date('2025-03-14T12:00:00Z', 'day')).to.equal('Friday, March 14, 2025');
    expect(new Strings(en, 'en-GB').date('2025-03-14T12:00:00Z', 'short')).to.equal('14 Mar 2025, 12:00');
    expect(spanish.date('2025-03-14T12:00:00Z', 'day')).to.equal('viernes, 14 de marzo de 2025');
  });

  it('keep the day that was written, wherever the reader is', () => {
    expect(english.date('2025-03-14T23:30:00-11:00', 'day')).to.equal('Friday, March 14, 2025');
    expect(english.date('2025-03-14T00:30:00+14:00', 'day')).to.equal('Friday, March 14, 2025');
    expect(english.date('2025-03-14', 'short')).to.equal('Mar 14, 2025');
  });

  it('have no time of day where none was written', () => {
    expect(english.date('2025-03-14', 'full')).to.equal('March 14, 2025');
    expect(english.date('2025-03-14T12:00:00Z', 'full')).to.match(/\d:\d\d/);
  });
});
