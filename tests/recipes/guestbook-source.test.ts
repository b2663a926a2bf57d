import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { sourceConformance } from '../../src/testing/index.js';
import { GuestbookSource } from '../../stories/recipes/guestbook-source.js';
import { Reply, startBackend, type Backend } from '../sources/backend.js';
import { contextOf, draftOf, failureOf } from '../sources/support.js';

interface Entry {
  nr: number;
  re: number | null;
  who: string;
  text: string;
  at: string;
}

/** A guestbook with three entries and an answer. */
function startGuestbook(): Promise<Backend> {
  const entries = [null, null, null, 1].map((re, at): Entry => ({ nr: at + 1, re, who: 'Nora', text: `Entry ${at + 1}.`, at: `2025-03-14T12:0${at}:00Z` }));
  const keys = new Map<unknown, Entry>();
  return startBackend(({ method, headers, body }) => {
    if (method !== 'POST') return entries;
    const { re, who, text } = body as Entry;
    const key = headers['idempotency-key'];
    const entry = keys.get(key) ?? { nr: entries.length + 1, re, who, text, at: '2025-03-14T13:00:00Z' };
    if (!keys.has(key)) entries.push(entry);
    keys.set(key, entry);
    return new Reply(201, entry);
  });
}

// The page "Write a source" says that it is this short, and that it passes.
sourceConformance(
  'the source of the page "Write a source"',
  async () => {
    const { origin, close } = await startGuestbook();
    return { source: new GuestbookSource(origin), close };
  },
  { can: ['post'] },
);

describe('the source of the page "Write a source"', () => {
  it('has no more than forty lines, without comments', () => {
    const code = readFileSync(new URL('../../stories/recipes/guestbook-source.ts', import.meta.url), 'utf8');
    const lines = code.split('\n').filter((line) => line.trim() && !/^\s*(\/\/|\/?\*)/.test(line));
    expect(lines.length).to.be.at.most(40);
  });

  it('says what goes wrong', async () => {
    const backend = await startGuestbook();
    try {
      const source = new GuestbookSource(backend.origin);
      backend.failNext({ type: 'status', status: 429 });
      await failureOf(source.post(draftOf('Too fast.', 'one'), contextOf()), 'rate-limited');
      backend.failNext({ type: 'json', value: 'words' });
      await failureOf(source.post(draftOf('Lost.', 'two'), contextOf()), 'bad-answer');
    } finally {
      await backend.close();
    }
  });
});
