import { expect } from 'chai';
import { bodyTree, isCut, loadPart } from '../../src/text/body.js';
import { plainExcerpt } from '../../src/text/excerpt.js';
import { limitBody, maxBodyLength, maxNodes } from '../../src/text/limits.js';
import { lex } from '../../src/text/markdown-tokenizer.js';
import type { SafeNode, SafeTree } from '../../src/text/safe-tree.js';
import { floods } from './floods.js';

const megabyte = 1_000_000;

describe('A body of a megabyte', () => {
  before(() => loadPart('markdown'));

  it('comes in more kinds than anybody can think of at once', () => {
    expect(floods.length).to.be.at.least(200);
    expect(new Set(floods.map(({ format, name }) => `${format} ${name}`)).size).to.equal(floods.length);
  });

  for (const { name, format, of } of floods) {
    it(`is no more than a page can hold: ${format}, ${name}`, () => {
      const value = of(megabyte);
      const body = { format, value } as const;
      const { nodes, depth, letters } = measure(bodyTree(body));
      expect(nodes, 'nodes').to.be.at.most(maxNodes);
      expect(depth, 'levels').to.be.at.most(210);
      expect(letters, 'letters').to.be.at.most(maxBodyLength * 2);
      expect(isCut(body), 'there is more to show').to.equal(value.length > limitBody(value).value.length);
      expect(plainExcerpt(body, 80).length).to.be.at.most(80 * 8 + 401);

      const all = measure(bodyTree(body, { full: true }));
      expect(all.nodes, 'nodes of all of it').to.be.at.most(maxNodes * 2);
      expect(all.letters, 'letters of all of it').to.be.at.most(value.length * 1.5);
    });

    if (format !== 'markdown') continue;
    it(`is read into no more tokens than it has letters, or not at all: ${name}`, () => {
      let tokens = 0;
      try {
        tokens = countTokens(lex(limitBody(of(megabyte)).value));
      } catch (error) {
        expect(error).to.be.instanceOf(RangeError);
      }
      expect(tokens).to.be.at.most(maxBodyLength);
    });
  }
});

function measure(tree: SafeTree): { nodes: number; depth: number; letters: number } {
  let nodes = 0;
  let depth = 0;
  let letters = 0;
  for (let level: SafeNode[] = [...tree]; level.length > 0; depth++) {
    nodes += level.length;
    const next: SafeNode[] = [];
    for (const node of level) {
      if (typeof node === 'string') letters += node.length;
      else for (const child of node.children) next.push(child);
    }
    level = next;
  }
  return { nodes, depth, letters };
}

/** Every token, in all the lists that marked's tokens have. */
function countTokens(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = 'raw' in value ? 1 : 0;
  return Object.values(value).reduce((sum: number, one) => sum + countTokens(one), own);
}
