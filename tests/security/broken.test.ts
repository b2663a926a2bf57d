import { expect } from 'chai';
import fc from 'fast-check';
import { coerceComment, coercePage } from '../../src/model/coerce.js';
import { CommentTree } from '../../src/model/tree.js';
import type { CommentData, DiscussionPage } from '../../src/model/types.js';
import { breakDocument } from './broken.js';
import { loadCorpus } from './corpus.js';

/** `npm run fuzz` asks for more. */
const cases = Number(process.env['FUZZ_CASES'] ?? 100_000);
const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype];

describe(`A document that is broken in ${cases.toLocaleString('en')} ways`, () => {
  let corpus: string[];

  before(async () => {
    corpus = await loadCorpus();
  });

  it('becomes a page, with every comment that can be read, and nothing else', () => {
    const keys = prototypes.map((one) => Reflect.ownKeys(one).length);
    const seeds = fc.nat({ max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(seeds, (seed) => {
        const document = breakDocument(corpus, seed);
        const warnings: string[] = [];
        const page = coercePage(document, (message) => warnings.push(message));
        if (warnings.length > 1) throw new Error(`${warnings.length} warnings`);
        expectValid(page);
        expectNothingLost(document, page);
        expectTree(page.comments);
      }),
      { numRuns: cases, seed: 20_250_314, endOnFailure: true },
    );
    expect(prototypes.map((one) => Reflect.ownKeys(one).length)).to.deep.equal(keys);
  }).timeout(cases * 3);

  it('leaves a comment alone that is not broken itself', () => {
    const good = { id: 'good', parentId: null, author: { name: 'Ann', kind: 'guest' }, body: { format: 'text', value: 'a' }, createdAt: '2025-03-14T12:00:00Z', status: 'published' };
    const seeds = fc.nat({ max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(seeds, (seed) => {
        const last = { ...good, id: 'last' };
        const { comments } = coercePage([good, ...commentsOf(breakDocument(corpus, seed)), last]);
        expect(comments.filter(({ id }) => id === 'good' || id === 'last')).to.deep.equal([good, last]);
      }),
      { numRuns: Math.min(cases, 5000), seed: 5 },
    );
  }).timeout(60_000);
});

/** Plain data all through: coercing it again, or sending it as JSON, changes nothing. */
function expectValid(page: DiscussionPage): void {
  const text = JSON.stringify(page);
  const again: string[] = [];
  const twice = JSON.stringify(coercePage(JSON.parse(text), (message) => again.push(message)));
  if (twice !== text) throw new Error(`coerced again it is another: ${twice.slice(0, 300)} … ${text.slice(0, 300)}`);
  if (again.length > 0) throw new Error(`coerced again it warns: ${again.join()}`);
  if (text.includes('"polluted"')) throw new Error('a foreign key came through');
}

function expectNothingLost(document: unknown, { comments }: DiscussionPage): void {
  const list = commentsOf(document);
  const wanted = list.flatMap((one) => coerceComment(one)?.id ?? []);
  if (wanted.join('\n') !== comments.map(({ id }) => id).join('\n')) throw new Error(`wanted ${wanted.join()}`);
  // An id is whatever a person would call one.
  if (list.filter(hasId).length > comments.length) throw new Error('a comment with an id is lost');
}

function commentsOf(document: unknown): unknown[] {
  try {
    if (Array.isArray(document)) return Array.from(document as unknown[]);
    const { comments } = Object(document) as { comments?: unknown };
    return Array.isArray(comments) ? Array.from(comments as unknown[]) : [];
  } catch {
    return [];
  }
}

function hasId(value: unknown): boolean {
  try {
    const { id } = Object(value) as { id?: unknown };
    return typeof value === 'object' && !Array.isArray(value) && typeof id === 'string' && id !== '';
  } catch {
    return false;
  }
}

function expectTree(comments: readonly CommentData[]): void {
  const tree = new CommentTree();
  tree.insertMany(comments);
  for (const { id } of comments) if (!tree.has(id)) throw new Error(`${id} is not in the tree`);
}
