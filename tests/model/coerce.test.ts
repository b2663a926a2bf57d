import { expect } from 'chai';
import fc from 'fast-check';
import { coercePage, coercePageInSlices } from '../../src/model/coerce.js';
import { makeComment } from './make.js';

function warningsOf(value: unknown): string[] {
  const warnings: string[] = [];
  coercePage(value, (message) => warnings.push(message));
  return warnings;
}

describe('coercing a page', () => {
  it('takes a document, a page, a piece of it or a bare list', () => {
    const comments = [makeComment('a'), makeComment('b', 'a')];
    const thread = { id: 't', state: 'open' };
    expect(coercePage({ thread, comments, next: 5 })).to.deep.equal({ thread, comments, next: '5' });
    expect(coercePage({ comments })).to.deep.equal({ comments });
    expect(coercePage(comments)).to.deep.equal({ comments });
    const more = [{ parentId: 'a', count: 3, cursor: 'x' }];
    expect(coercePage({ comments: [], more, partial: 'depth' })).to.deep.equal({ comments: [], more, partial: 'depth' });
  });

  it('answers an empty page for what is none', () => {
    for (const value of [undefined, null, 'a', 5, true, () => 1, Symbol('x')]) {
      expect(coercePage(value)).to.deep.equal({ comments: [] });
      expect(warningsOf(value)).to.have.lengthOf(1);
    }
  });

  it('never loses a valid comment because its neighbour is broken', () => {
    const page = coercePage({ comments: [null, makeComment('a'), {}, 7, { id: 'b', body: [] }, makeComment('c')] });
    expect(page.comments.map(({ id }) => id)).to.deep.equal(['a', 'b', 'c']);
  });

  it('warns once, and tells what and how often', () => {
    const broken = { id: 5, createdAt: 'soon', status: 'odd' };
    const warnings = warningsOf({ comments: [broken, broken, {}, null], thread: 7 });
    expect(warnings).to.have.lengthOf(1);
    expect(warnings[0]).to.include('2 × createdAt').and.include('2 × comments').and.include('1 × thread');
  });

  it('does not warn of what is only absent', () => {
    const comments = [{ id: 'a', author: null, score: null }];
    expect(warningsOf({ article: null, thread: null, comments })).to.deep.equal([]);
  });

  it('reads any value without throwing, into shapes that JSON holds', () => {
    const anyField = fc.oneof(fc.anything(), fc.jsonValue());
    const fields = [...Object.keys(makeComment('a')), 'reactions', 'can', 'attachments'];
    const anyComment = fc.record(Object.fromEntries(fields.map((key) => [key, anyField])), { requiredKeys: [] });
    const comments = fc.array(fc.oneof(anyComment, anyField));
    const anyPage = fc.record(
      { article: anyField, thread: anyField, comments, more: anyField, next: anyField },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(anyField, anyPage), (value) => {
        const warnings: string[] = [];
        const page = coercePage(value, (message) => warnings.push(message));
        expect(warnings.length).to.be.at.most(1);
        expect(JSON.parse(JSON.stringify(page))).to.deep.equal(page);
        for (const comment of page.comments) {
          expect(comment.id).to.be.a('string').and.not.equal('');
          expect(comment.body.value).to.be.a('string');
          expect(comment.createdAt === '' || !Number.isNaN(Date.parse(comment.createdAt))).to.equal(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is the same in slices as at once, with the same one warning', () => {
    const comments = fc.array(fc.oneof(fc.anything(), fc.record({ id: fc.string(), author: fc.jsonValue(), body: fc.jsonValue() })), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(comments, fc.integer({ min: 0, max: 80 }), (some, times) => {
        const value = { thread: { id: 't' }, comments: Array.from({ length: times }, () => some).flat() };
        const warnings: string[][] = [[], []];
        const whole = coercePage(value, (message) => warnings[0]?.push(message));
        const steps = coercePageInSlices(value, (message) => warnings[1]?.push(message));
        let stops = 0;
        let step = steps.next();
        for (; !step.done; step = steps.next()) stops++;
        expect(step.value).to.deep.equal(whole);
        expect(warnings[1]).to.deep.equal(warnings[0]);
        expect(stops).to.equal(Math.max(0, Math.ceil(value.comments.length / 500) - 1));
      }),
      { numRuns: 50 },
    );
  });

  it('changes nothing the second time', () => {
    const anyKey = fc.constantFrom(...Object.keys(makeComment('a')));
    fc.assert(
      fc.property(fc.array(fc.dictionary(anyKey, fc.jsonValue())), (comments) => {
        const once = coercePage({ comments });
        expect(coercePage(once)).to.deep.equal(once);
      }),
    );
  });
});
