import { expect } from 'chai';
import type { CommentData } from '../../src/model/types.js';
import { MemorySource } from '../../src/sources/memory.js';
import type { DiscussionSource } from '../../src/sources/source.js';
import { sourceConformance, type Capability } from '../../src/testing/index.js';
import { smallDocument } from '../sources/document.js';

/** Runs the suite on a source that is wrong in one way, and returns the sentences that failed. */
async function failuresOf(breakage: (good: MemorySource) => Partial<DiscussionSource>, can: Capability[]): Promise<string[]> {
  const tests: [string, () => Promise<void>][] = [];
  const globals = globalThis as unknown as Record<string, unknown>;
  const { describe, it } = globals;
  globals.describe = (_name: string, register: () => void) => register();
  globals.it = (name: string, test: () => Promise<void>) => tests.push([name, test]);
  try {
    const makeSource = (): Promise<{ source: DiscussionSource; url: string; patience: number }> => {
      const good = new MemorySource(smallDocument());
      const methods = Object.fromEntries(['load', ...can].map((name) => [name, methodOf(good, name)]));
      const source = { name: 'broken', ...methods, ...breakage(good) } as unknown as DiscussionSource;
      return Promise.resolve({ source, url: '/', patience: 50 });
    };
    sourceConformance('Broken', makeSource, { can });
  } finally {
    Object.assign(globals, { describe, it });
  }
  const failures: string[] = [];
  for (const [name, test] of tests) await test().catch(() => failures.push(name));
  return failures;
}

function methodOf(source: MemorySource, name: string): unknown {
  const method = source[name as 'load'];
  return method.bind(source);
}

describe('sourceConformance', () => {
  const WRITING: Capability[] = ['post', 'edit', 'remove', 'react', 'count', 'subscribe'];

  it('has nothing against a good source', async () => {
    expect(await failuresOf(() => ({}), WRITING)).to.deep.equal([]);
  });

  const onComments =
    (change: (comments: CommentData[]) => CommentData[]) =>
    (good: MemorySource): Partial<DiscussionSource> => ({
      load: async (query, context) => {
        const page = await good.load(query, context);
        return { ...page, comments: change(page.comments) };
      },
    });

  const breakages: Record<string, [string, (good: MemorySource) => Partial<DiscussionSource>]> = {
    'numbers for ids': [
      'loads valid data',
      onComments((all) => all.map((one, i) => ({ ...one, id: i as unknown as string }))),
    ],
    'a leaked e-mail address': [
      'keeps e-mail and IP addresses to itself',
      onComments((all) => all.map((one) => ({ ...one, email: 'ana@mail.example' }))),
    ],
    'a lost comment on the pages': [
      'gives every comment once, page by page',
      (good) => ({
        load: async (query, context) => {
          const page = await good.load(query, context);
          return query.limit ? { ...page, comments: page.comments.slice(0, 1) } : page;
        },
      }),
    ],
    'one order for all': [
      'keeps the order across pages',
      (good) => ({ load: (query, context) => good.load({ ...query, order: 'oldest' }, context) }),
    ],
    'no parents around a comment': [
      'loads a comment with its ancestors and replies',
      (good) => ({
        load: async (query, context) => {
          const page = await good.load(query, context);
          return { ...page, comments: page.comments.filter(({ id }) => id === query.aroundId || !query.aroundId) };
        },
      }),
    ],
    'a signal that is not looked at': [
      'rejects with AbortError, and at once, when it is aborted',
      (good) => ({
        load: (query, context) => good.load(query, { ...context, signal: new AbortController().signal }),
      }),
    ],
    'a TypeError of its own': [
      'fails with SourceError: edit of a comment that is not there',
      () => ({ edit: () => Promise.reject(new TypeError('x is undefined')) }),
    ],
    'a comment for each time it is posted': [
      'posts the same draft once',
      (good) => ({ post: (draft, context) => good.post({ ...draft, key: draft.key + String(Math.random()) }, context) }),
    ],
    'a removal that does nothing': ['removes a comment without replies', () => ({ remove: () => Promise.resolve() })],
    'reactions that add up': [
      'sets a reaction once, and takes it back',
      () => {
        let count = 2;
        return { react: () => Promise.resolve([{ key: 'like', label: 'Like', count: (count += 1), mine: true }]) };
      },
    ],
    'events after the end': [
      'tells of what arrives, until it is stopped',
      (good) => ({
        subscribe: (since, listener, context) => {
          good.subscribe(since, listener, context);
          return () => undefined;
        },
      }),
    ],
    'a method that is not declared': [
      'has a name, and the methods that it is said to have',
      (good) => ({ pin: (id, on, context) => good.pin(id, on, context) }),
    ],
  };
  for (const [what, [sentence, breakage]] of Object.entries(breakages)) {
    it(`finds ${what}`, async () => {
      expect(await failuresOf(breakage, WRITING)).to.include(sentence);
    });
  }
});
