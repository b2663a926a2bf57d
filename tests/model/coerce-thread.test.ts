import { expect } from 'chai';
import { coerceArticle, coerceThread } from '../../src/model/coerce.js';

describe('coercing a thread', () => {
  it('keeps a valid one', () => {
    const thread = {
      id: 't',
      url: 'https://a.example/',
      state: 'closed',
      total: 41,
      notices: [{ kind: 'policy', text: 'Be kind', url: '/policy' }],
      orders: ['oldest', 'top'],
      limits: { maxLength: 500, maxReplyDepth: 3, unit: 'grapheme' },
      guestFields: [{ name: 'email', required: true }],
      viewer: { kind: 'member', name: 'Ann' },
      can: { moderate: true },
      endpoint: '/api',
      replyUrl: 'https://b.example/',
      origin: { name: 'Mastodon', url: 'https://b.example/' },
    };
    expect(coerceThread(thread)).to.deep.equal(thread);
  });

  it('is open when nothing is said, and does not invite to write when the word is not known', () => {
    expect(coerceThread({ id: 1 })).to.deep.equal({ id: '1', state: 'open' });
    expect(coerceThread({ id: 1, state: 'locked' })?.state).to.equal('readonly');
  });

  it('takes its address for its id when it has none', () => {
    expect(coerceThread({ url: '/a' })?.id).to.equal('/a');
    expect(coerceThread({})?.id).to.equal('');
  });

  it('is none when it is no object', () => {
    for (const value of [null, undefined, 't', 5, []]) expect(coerceThread(value)).to.equal(undefined);
  });

  it('tells "ask guests for nothing" from "nothing said"', () => {
    expect(coerceThread({ guestFields: [] })?.guestFields).to.deep.equal([]);
    expect(coerceThread({})).to.not.have.property('guestFields');
    expect(coerceThread({ guestFields: ['name', 'phone'] })?.guestFields).to.deep.equal([{ name: 'name', required: false }]);
  });

  it('reads a notice that is only text', () => {
    expect(coerceThread({ notices: ['Hi', {}, { kind: 'odd', text: 'Ho' }] })?.notices).to.deep.equal([
      { kind: 'info', text: 'Hi' },
      { kind: 'info', text: 'Ho' },
    ]);
  });
});

describe('coercing an article', () => {
  it('keeps a valid one', () => {
    const article = {
      id: 'x',
      url: 'https://a.example/x',
      headline: 'News',
      section: 'World',
      lang: 'es',
      publishedAt: '2014-05-03T10:00:00Z',
      modifiedAt: '2014-05-04T10:00:00Z',
      byline: [{ role: 'poster', name: 'Ann', url: '/ann' }],
      publisher: { name: 'The Daily', url: '/' },
      republishedFrom: { name: 'The Weekly' },
      body: { format: 'html', value: '<p>Hi</p>' },
      image: { src: 'a.png', alt: 'A' },
      related: [{ relation: 'previous', headline: 'Before', url: '/b', summary: 'Then' }],
    };
    expect(coerceArticle(article)).to.deep.equal(article);
  });

  it('needs no more than an object', () => {
    expect(coerceArticle({})).to.deep.equal({ id: '', headline: '' });
    expect(coerceArticle('News')).to.equal(undefined);
  });

  it('reads plain strings in the byline as authors', () => {
    expect(coerceArticle({ byline: ['Ann', null, { name: 'Bob', role: 'boss' }] })?.byline).to.deep.equal([
      { role: 'author', name: 'Ann' },
      { role: 'author', name: 'Bob' },
    ]);
  });
});
