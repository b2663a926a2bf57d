import { expect } from 'chai';
import { authorOf, findProblems, problemOf, toUrl } from '../../../src/elements/form/validate.js';
import type { GuestField } from '../../../src/model/types.js';

const fields: GuestField[] = [
  { name: 'name', required: true },
  { name: 'email', required: false },
  { name: 'url', required: false },
];

describe('what is wrong with a comment', () => {
  it('is nothing when there is a text and what must be filled in', () => {
    expect(findProblems({ body: 'Hello', name: 'Ann' }, fields)).to.deep.equal([]);
  });

  it('is a text of white space only', () => {
    expect(findProblems({ body: ' \n\t', name: 'Ann' }, fields)).to.deep.equal([{ field: 'body', key: 'emptyBody' }]);
  });

  it('is a text over its limit', () => {
    expect(findProblems({ body: 'Hello' }, [], -1)).to.deep.equal([{ field: 'body', key: 'tooLong' }]);
    expect(findProblems({ body: 'Hello' }, [], 0)).to.deep.equal([]);
  });

  it('is each field, in the order in which they stand', () => {
    const values = { body: '', name: ' ', email: 'ann', url: 'not an address' };
    expect(findProblems(values, fields).map(({ field, key }) => [field, key])).to.deep.equal([
      ['body', 'emptyBody'],
      ['name', 'required'],
      ['email', 'badEmail'],
      ['url', 'badUrl'],
    ]);
  });

  it('is no field that the thread does not ask for', () => {
    expect(findProblems({ body: 'Hello', email: 'ann' }, [])).to.deep.equal([]);
  });
});

describe('what a failed post is shown as', () => {
  it('is a problem of the field that the backend names', () => {
    expect(problemOf({ kind: 'invalid', field: 'email' }, fields)).to.deep.equal({
      field: 'email',
      key: 'error.invalid',
    });
  });

  it('is a problem of the whole when the field is not on screen', () => {
    expect(problemOf({ kind: 'invalid', field: 'captcha' }, fields)).to.deep.equal({ key: 'error.invalid' });
  });

  it('is about the text when that is too long', () => {
    expect(problemOf({ kind: 'too-long' }, fields)).to.deep.equal({ field: 'body', key: 'error.too-long' });
  });

  it('carries the sentence of the backend', () => {
    expect(problemOf({ kind: 'invalid', detail: 'No adverts.' }, fields).detail).to.equal('No adverts.');
  });
});

describe('a web address as people write it', () => {
  it('needs no scheme', () => {
    expect(toUrl('example.org')).to.equal('https://example.org/');
    expect(toUrl('example.org:8080/a')).to.equal('https://example.org:8080/a');
    expect(toUrl('http://example.org')).to.equal('http://example.org/');
  });

  for (const value of ['javascript:alert(1)', 'mailto:a@b.example', 'ftp://example.org', 'word', 'two words', '//']) {
    it(`is not ${value}`, () => {
      expect(toUrl(value)).to.equal(undefined);
    });
  }
});

describe('who wrote it', () => {
  it('is what they filled in, trimmed', () => {
    expect(authorOf({ body: 'Hi', name: ' Ann ', email: '', url: 'ann.example' }, fields)).to.deep.equal({
      name: 'Ann',
      url: 'https://ann.example/',
    });
  });

  it('is nobody when nothing is filled in', () => {
    expect(authorOf({ body: 'Hi', name: ' ' }, fields)).to.equal(undefined);
  });
});
