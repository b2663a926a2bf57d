// npm run bench [-- --runs 5 --counts 100,1000,10000 --shapes mixed,chain,wide]: a table of ratios, library to static HTML.
import { parseArgs } from 'node:util';
import { act, scroll } from './acts.js';
import { draw, type Figures } from './measure.js';
import { addLibraryPage, addStaticPages, type Shape, type Thread, type Way } from './pages.js';
import { report } from './report.js';
import { BenchServer } from './server.js';
import { longestTask } from './tasks.js';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    counts: { type: 'string', default: '100,1000,10000' },
    shapes: { type: 'string', default: 'mixed,chain,wide' },
  },
});

const ways: readonly Way[] = ['static', 'library', 'skipping'];
const server = new BenchServer();
await server.start();
try {
  for (const shape of values.shapes.split(',') as Shape[]) {
    const table = new Map<number, Figures>();
    for (const count of values.counts.split(',').map(Number)) table.set(count, await measure({ shape, count }, Number(values.runs)));
    process.stdout.write(`${report(shape, table)}\n`);
  }
} finally {
  await server.stop();
}

/** All figures of a thread, ways interleaved, so that what else the machine does falls on each of them. */
async function measure(thread: Thread, runs: number): Promise<Figures> {
  const figures: Figures = {};
  const note = (way: Way, some: Record<string, number>): void => {
    const all = (figures[way] ??= {});
    for (const [name, value] of Object.entries(some)) (all[name] ??= []).push(value);
  };
  addLibraryPage(server, thread);
  await draw(server, thread, 'library', ({ page }) => addStaticPages(server, thread, page));
  for (let run = 0; run < runs; run++) {
    process.stderr.write(`${thread.shape} ${thread.count}: run ${run + 1} of ${runs}\n`);
    for (const way of ways) {
      note(way, await draw(server, thread, way, async (drawn) => note(way, await act(drawn, way !== 'library'))));
      await draw(server, thread, way, async (drawn) => note(way, await scroll(drawn)));
      note(way, { longest: await longestTask(server, thread, way) });
    }
    note('parsing', await draw(server, thread, 'parsing'));
  }
  return figures;
}
