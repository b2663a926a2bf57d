import { expect } from 'chai';
import { findStored } from '../../src/discussion/find-stored.js';
import { MemorySource } from '../../src/sources/memory.js';
import { aComment, aDocument } from '../fixtures/builders.js';
import { contextOf } from '../sources/support.js';

const at = '2025-03-14T12:00:00Z';

/** The id of what is found of a post by a guest, where a comment by another or the same one has the same words. */
async function foundOf(written: string, stored: string): Promise<string | undefined> {
  const body = { format: 'text', value: 'The lamp is lit.' } as const;
  const comment = aComment({ id: '7', author: stored, body, createdAt: at });
  const draft = { threadId: 't', parentId: null, body, key: 'k', author: { name: written } };
  const source = new MemorySource(aDocument({ comments: [comment] }));
  return (await findStored({ draft, at, state: 'queued', twins: [] }, undefined, source, contextOf()))?.id;
}

describe('a post that may have arrived', () => {
  it('is found by its words and its author', async () => {
    expect(await foundOf('Ann', 'Ann')).to.equal('7');
    expect(await foundOf('Ann', 'Ben')).to.equal(undefined);
  });

  it('is found where the name is shown in another way than it was typed', async () => {
    for (const name of ['Ann  Lee', 'Ann\u200b', 'x'.repeat(500)]) expect(await foundOf(name, name)).to.equal('7');
  });
});
