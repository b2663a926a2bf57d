import { expect } from 'chai';
import { coerceComment } from '../../src/model/coerce.js';
import type { CommentData } from '../../src/model/types.js';
import { makeComment } from './make.js';

function read(fields: Record<string, unknown>): CommentData {
  const comment = coerceComment({ id: 'a', ...fields });
  if (!comment) throw new Error('The comment was dropped');
  return comment;
}

describe('coercing a comment', () => {
  it('leaves a valid one as it is, without a warning', () => {
    const whole: CommentData = {
      ...makeComment('a', 'b'),
      author: { kind: 'bot', id: '7', name: 'Ann', url: 'https://a.example', avatarUrl: '/a.png', badges: ['staff'] },
      body: { format: 'html', value: '<p>Hi</p>', source: 'Hi' },
      createdAt: '2024-05-03T10:00:00+02:00',
      editedAt: '2024-05-03T10:05:00.123Z',
      lang: 'pt-BR',
      number: '17',
      sensitive: { summary: 'Blood' },
      origin: { name: 'Elsewhere', url: 'https://b.example' },
      replyCount: 3,
      reactions: [{ key: 'up', label: 'Like', count: 2, mine: true }],
      score: -1.5,
      pinned: true,
      url: 'https://a.example/#a',
      can: { reply: true, edit: false },
      editableUntil: '2024-05-04T10:00:00Z',
      attachments: [{ src: 'a.png', alt: '', caption: 'A', credit: 'B', width: 10, height: 20 }],
    };
    const warnings: string[] = [];
    const copy: unknown = JSON.parse(JSON.stringify(whole));
    expect(coerceComment(copy, (message) => warnings.push(message))).to.deep.equal(whole);
    expect(warnings).to.deep.equal([]);
  });

  it('needs nothing but an id', () => {
    expect(coerceComment({ id: 'a' })).to.deep.equal({
      id: 'a',
      parentId: null,
      author: { kind: 'anonymous' },
      body: { format: 'text', value: '' },
      createdAt: '',
      status: 'published',
    });
  });

  it('drops one without any usable id', () => {
    for (const id of [undefined, null, '', {}, [], true, NaN, Infinity]) {
      expect(coerceComment({ id })).to.equal(undefined);
    }
    for (const value of [undefined, null, 'a', 5, [], [1]]) expect(coerceComment(value)).to.equal(undefined);
  });

  it('makes text of number ids', () => {
    expect(coerceComment({ id: 0, parentId: 5 })).to.include({ id: '0', parentId: '5' });
    expect(coerceComment({ id: 7n })?.id).to.equal('7');
  });

  it('takes an empty or impossible parent as none', () => {
    for (const parentId of ['', null, undefined, {}, [], false]) expect(read({ parentId }).parentId).to.equal(null);
  });

  it('takes __proto__ and constructor as ids like any other', () => {
    const value: unknown = JSON.parse('{"id": "__proto__", "parentId": "constructor", "__proto__": {"score": 5}}');
    const comment = coerceComment(value);
    expect(comment).to.include({ id: '__proto__', parentId: 'constructor' });
    expect(comment?.score).to.equal(undefined);
    expect(Object.getPrototypeOf(comment)).to.equal(Object.prototype);
  });

  it('takes only the fields it knows', () => {
    const comment = read({ strings: ['<b>'], _$litType$: 1, body: { value: 'x', onclick: 'y' } });
    expect(comment).to.have.all.keys('id', 'parentId', 'author', 'body', 'createdAt', 'status');
    expect(comment.body).to.have.all.keys('format', 'value');
  });

  it('reads a plain string as text, and an unknown format too', () => {
    expect(read({ body: '<b>Hi</b>' }).body).to.deep.equal({ format: 'text', value: '<b>Hi</b>' });
    expect(read({ body: { format: 'bbcode', value: '[b]' } }).body).to.deep.equal({ format: 'text', value: '[b]' });
    expect(read({ body: { format: 'constructor', value: 'x' } }).body.format).to.equal('text');
    for (const body of [null, [], true, { value: {} }, { value: null }]) {
      expect(read({ body }).body).to.deep.equal({ format: 'text', value: '' });
    }
    expect(read({ body: 42 }).body.value).to.equal('42');
  });

  it('reads a plain string as the name of the author', () => {
    expect(read({ author: 'Ann' }).author).to.deep.equal({ kind: 'guest', name: 'Ann' });
    expect(read({ author: '' }).author).to.deep.equal({ kind: 'anonymous' });
    expect(read({ author: { id: 5, name: 'Ann' } }).author).to.deep.equal({ kind: 'member', id: '5', name: 'Ann' });
    expect(read({ author: ['Ann'] }).author).to.deep.equal({ kind: 'anonymous' });
  });

  it('cuts absurdly long names', () => {
    expect(read({ author: { name: 'x'.repeat(100_000) } }).author.name).to.equal(`${'x'.repeat(99)}…`);
  });

  it('takes tricks out of names, and leaves the writing of the world alone', () => {
    const nameOf = (name: string): string | undefined => read({ author: { name } }).author.name;
    expect(nameOf('Ann\u202egnp.exe')).to.equal('Anngnp.exe');
    expect(nameOf(' Ann\n\tLee ')).to.equal('Ann Lee');
    expect(nameOf('A\u200b\u200bn\u2066n')).to.equal('Ann');
    expect(nameOf(`Z${'\u0301'.repeat(50)}`)).to.equal(`Z${'\u0301'.repeat(8)}`);
    for (const name of ['علی\u200cرضا', '👩‍👩‍👧', 'José', '山田太郎', 'Müller']) expect(nameOf(name)).to.equal(name);
    expect(nameOf('\u200b \u202e')).to.equal(undefined);
  });

  it('makes lone surrogates well-formed everywhere', () => {
    const comment = read({ id: 'a\ud800', body: 'x\udc00y', author: { name: '\ud83d' }, url: '/\ud800' });
    expect(comment).to.include({ id: 'a\ufffd', url: '/\ufffd' });
    expect(comment.body.value).to.equal('x\ufffdy');
    expect(comment.author.name).to.equal('\ufffd');
    expect(read({ body: 'fine 😀' }).body.value).to.equal('fine 😀');
  });

  it('reads times in the forms that backends have', () => {
    const timeOf = (createdAt: unknown): string => read({ createdAt }).createdAt;
    const expected = '2023-11-14T22:13:20.000Z';
    for (const value of [1_700_000_000, 1_700_000_000_000, '1700000000', new Date(1_700_000_000_000)]) {
      expect(timeOf(value)).to.equal(expected);
    }
    for (const value of ['2023-11-14 22:13:20', '2023-11-14T22:13:20', 'Tue, 14 Nov 2023 22:13:20 GMT']) {
      expect(new Date(timeOf(value)).toISOString()).to.equal(expected);
    }
    expect(timeOf('2023-11-14')).to.equal('2023-11-14T00:00:00.000Z');
    expect(timeOf('2023-11-14 23:13:20,5+0100')).to.equal('2023-11-14T23:13:20.5+0100');
    expect(timeOf('2023-11-14T23:13:20+01:00')).to.equal('2023-11-14T23:13:20+01:00');
  });

  it('takes what is no time as none, and lives on', () => {
    for (const createdAt of ['soon', '2023-13-45T99:99:99Z', {}, [], true, NaN, 1e300, new Date(NaN)]) {
      expect(read({ createdAt, editedAt: createdAt })).to.include({ createdAt: '' });
      expect(read({ editedAt: createdAt })).to.not.have.property('editedAt');
    }
  });

  it('is published when nothing is said or the word is not known: no comment is lost for its status', () => {
    for (const status of [undefined, null, '', {}, [], 5]) expect(read({ status }).status).to.equal('published');
    for (const status of ['rejected', 'approved', 'constructor']) {
      const warnings: string[] = [];
      expect(coerceComment({ id: 'a', status }, (message) => warnings.push(message))?.status).to.equal('published');
      expect(warnings.join()).to.include('status');
    }
  });

  it('never makes a right of anything but true', () => {
    const can = { edit: 'false', delete: 1, moderate: {}, reply: true, constructor: true };
    expect(read({ can }).can).to.deep.equal({ reply: true });
    expect(read({ can: true })).to.not.have.property('can');
  });

  it('keeps a content warning whatever its shape', () => {
    expect(read({ sensitive: true }).sensitive).to.deep.equal({ summary: '' });
    expect(read({ sensitive: 'Blood' }).sensitive).to.deep.equal({ summary: 'Blood' });
    expect(read({ sensitive: {} }).sensitive).to.deep.equal({ summary: '' });
    expect(read({ sensitive: false })).to.not.have.property('sensitive');
    expect(read({ sensitive: null })).to.not.have.property('sensitive');
  });

  it('leaves out what is broken and keeps its neighbours', () => {
    const reactions = [null, { key: 'up', count: '3' }, { label: 'x' }, 'up', { key: 'no', count: -1 }];
    expect(read({ reactions }).reactions).to.deep.equal([
      { key: 'up', label: 'up', count: 3, mine: false },
      { key: 'no', label: 'no', count: 0, mine: false },
    ]);
    expect(read({ attachments: ['a.png', {}, null] }).attachments).to.deep.equal([{ src: 'a.png', alt: '' }]);
    expect(read({ replyCount: -1, score: 'many', lang: 'no such thing!', pinned: 'yes' })).to.have.all.keys(
      Object.keys(read({})),
    );
  });
});
