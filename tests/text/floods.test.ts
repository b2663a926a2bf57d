import { expect } from 'chai';
import type { BodyData } from '../../src/model/types.js';
import { bodyTree, loadPart } from '../../src/text/body.js';
import { plainExcerpt } from '../../src/text/excerpt.js';
import { htmlToText } from '../../src/text/html-text.js';
import { textOf } from '../../src/text/safe-tree.js';
import { stripTags } from '../../src/text/strip-tags.js';
import { units } from '../security/floods.js';
import { elementsOf } from './safety.js';

const size = 50_000;
const flood = (unit: string, before = '', after = ''): string =>
  (before + unit.repeat(Math.ceil(size / unit.length))).slice(0, size) + after;

/** CPU time of this process for `act`, in milliseconds: the least of three, or the first that is below `enough`. */
function cost(act: () => unknown, enough = 0): number {
  let least = Infinity;
  for (let i = 0; i < 3 && least >= enough; i++) {
    const start = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** What a harmless text of the same size takes here and now: what floods are measured by. */
const ordinary = 'Some *words*, `code` and [a link](https://a.example/b) in a sentence.\n\n- one\n- two\n\n';

describe('Floods', () => {
  const body = (value: string): BodyData => ({ format: 'markdown', value });
  let measure: number;

  before(async () => {
    await loadPart('markdown');
    measure = cost(() => bodyTree(body(flood(ordinary))));
  });

  const frames = [
    ['', ''],
    ['*', '*'],
    ['- ', ''],
    ['> ', '\na'],
    ['https://a.example/', ' b'],
    ['[x]: y\n\n', ')'],
  ] as const;

  for (const [before, after] of frames) {
    it(`of 50 kB after ${JSON.stringify(before)} take no more than a few ordinary texts of that size`, () => {
      for (const unit of units) {
        const value = flood(unit, before, after);
        const limit = Math.max(measure, 20) * 12;
        expect(cost(() => bodyTree(body(value)), limit), JSON.stringify(unit)).to.be.below(limit);
      }
    }).timeout(120_000);
  }

  it('keep their words', () => {
    for (const unit of ['> word ', '*word ', '- word ', '[word](', '|word']) {
      expect(textOf(bodyTree(body(flood(unit)))), unit).to.contain('word');
    }
  });

  it('do not multiply: a table is as big as it was written, or text', () => {
    const columns = 1500;
    const table = `${'|a'.repeat(columns)}|\n${'|-'.repeat(columns)}|\n${'|\n'.repeat(columns)}`;
    const tree = bodyTree(body(table));
    expect(elementsOf(tree).length).to.be.below(columns * 3);
    const small = bodyTree(body(`${'|a'.repeat(50)}|\n${'|-'.repeat(50)}|\n${'|x\n'.repeat(90)}`));
    expect(elementsOf(small).filter(({ tag }) => tag === 'td')).to.have.length(4500);
  });

  it('do not nest deeper than a hundred levels', () => {
    for (const unit of ['> ', '- ', '1. ', '> - ', '*a _b ', '**a *b ']) {
      for (const times of [99, 101, 2000]) {
        expect(depthOf(bodyTree(body(`${unit.repeat(times)}end${'_*'.repeat(times)}`))), unit).to.be.at.most(205);
      }
    }
  });

  it('of HTML are stripped in a time that grows with their length', () => {
    for (const unit of ['<', '<a ', '<a "', '<!--', '<!-->', '<script>', '<script', '</script', '<p>', '<pre>', '&', '&#1', ' ', '<b a=">', "<i '\">"]) {
      for (const strip of [htmlToText, stripTags]) {
        const [small, large] = [flood(unit).slice(0, size / 8), flood(unit)];
        const [few, many] = [cost(() => strip(small)), cost(() => strip(large))];
        expect(many, `${strip.name} ${unit}`).to.be.below(Math.max(few, 4) * 24);
      }
    }
  });

  it('are looked into only at their start for an excerpt', () => {
    const value = flood('[a](').repeat(20);
    expect(cost(() => plainExcerpt(body(value), 80))).to.be.below(Math.max(measure, 20));
  });
});

function depthOf(tree: readonly unknown[]): number {
  let depth = 0;
  let level = [...tree];
  while (level.length > 0) {
    depth++;
    level = level.flatMap((node) => (typeof node === 'string' ? [] : [...(node as { children: unknown[] }).children]));
  }
  return depth;
}
