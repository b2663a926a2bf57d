import type { Figures } from './measure.js';

/** What a row is: the name, the figure, and what the budget says of library to static HTML. */
const ROWS: readonly [name: string, figure: string, budget: string][] = [
  ['CPU until all comments are drawn', 'all', '≤ 1.0 at 100, 0.50 at 1,000, 0.35 at 10,000'],
  ['… of all threads of the page', 'process', ''],
  ['CPU until the first comment is painted', 'first', '≤ 1.1 at 1,000'],
  ['memory', 'memory', '≤ 0.50 at 10,000'],
  ['DOM nodes', 'nodes', '≤ 1.30'],
  ['open the reply form', 'open', '≤ 0.2 at 10,000'],
  ['add a reply', 'add', '≤ 0.2 at 10,000'],
  ['react', 'react', '≤ 0.2 at 10,000'],
  ['collapse a branch', 'collapse', '≤ 0.2 at 10,000'],
  ['sort', 'sort', ''],
  ['scroll through all, 120 frames', 'scroll', '≤ 1.3'],
];

/** What is told as it is, not as a ratio: of the library, then of static HTML. */
const PLAIN: readonly [name: string, figure: string, budget: string][] = [
  ['longest task while drawing, ms of CPU', 'longest', '≤ 50'],
  ['frames over 50 ms of 120', 'slow', '≤ static + 5'],
  ['JavaScript heap, MB', 'heap', ''],
];

/** A Markdown table of a shape of threads. */
export function report(shape: string, table: ReadonlyMap<number, Figures>): string {
  const counts = [...table.keys()];
  const fewest = beyond(table.get(counts[0] ?? 0));
  const toFewest = (count: number): string => (beyond(table.get(count)) / fewest).toFixed(2);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    `**${shape}**`,
    '',
    line(['', ...counts.map((count) => count.toLocaleString('en')), 'budget']),
    line(['---', ...counts.map(() => '--:'), '---']),
    ...ROWS.map(([name, figure, budget]) => line([name, ...counts.map((count) => ratio(table.get(count), figure)), budget])),
    line(['first comment, beyond fetching and `JSON.parse`, to the fewest', ...counts.map(toFewest), '≤ 1.5']),
    ...PLAIN.map(([name, figure, budget]) => line([name, ...counts.map((count) => pair(table.get(count), figure)), budget])),
    '',
  ].join('\n');
}

/** Library to static HTML; in brackets what static HTML with `content-visibility` would be. */
function ratio(figures: Figures | undefined, name: string): string {
  const base = median(figures?.static?.[name]);
  const share = (value: number): string => (value / base).toFixed(2);
  return `${share(median(figures?.library?.[name]))} (${share(median(figures?.skipping?.[name]))})`;
}

/** CPU until the first comment is painted that is not fetching and parsing the answer, in ms. */
function beyond(figures: Figures | undefined): number {
  return median(figures?.library?.['first']) - median(figures?.parsing?.['parsed']);
}

function pair(figures: Figures | undefined, name: string): string {
  return `${median(figures?.library?.[name]).toFixed(0)} / ${median(figures?.static?.[name]).toFixed(0)}`;
}

function median(values: readonly number[] = []): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
