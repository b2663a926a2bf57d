import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.mjs';
import { CpuClock } from './cpu.js';
import { addressOf, type Thread, type Way } from './pages.js';
import type { BenchServer } from './server.js';

const LIMIT = 240_000;
const inPage = fileURLToPath(new URL('in-page.js', import.meta.url));

/** A page on which a thread is drawn, with the CPU it took. In ms of the main thread, MB and counts. */
export interface Drawn {
  page: Page;
  clock: CpuClock;
  session: CDPSession;
  figures: Record<string, number>;
}

/** All that was measured of a thread, run by run. */
export type Figures = Partial<Record<Way, Record<string, number[]>>>;

/** Opens a thread in a browser of its own, waits until all of it is drawn and painted, and hands the page on. */
export async function draw(
  server: BenchServer,
  thread: Thread,
  way: Way,
  then: (drawn: Drawn) => Promise<void> = () => Promise.resolve(),
): Promise<Record<string, number>> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    page.setDefaultTimeout(LIMIT);
    await page.addInitScript({ path: inPage });
    // The process that will draw exists before it is measured, and is known by what it has done.
    await page.goto(`${server.url}/empty`);
    const session = await page.context().newCDPSession(page);
    const clock = await CpuClock.of(browser, session, () => page.evaluate('bench.work(100)'));
    const figures: Record<string, number> = {};
    const start = await clock.read();
    const memory = clock.readMemory();
    const ofProcess = await clock.readProcess();
    const marked = new Promise<void>((resolve) => {
      server.onMark = (name) => {
        figures[name] = (clock.readNow() ?? NaN) - start;
        if (name === 'all') resolve();
      };
    });
    await page.addInitScript(`bench.watch(${thread.count})`);
    await page.goto(server.url + addressOf(thread, way), { waitUntil: 'commit' });
    await within(marked, LIMIT, `${addressOf(thread, way)} was not drawn`);
    await settle(page);
    figures['all'] = (await clock.read()) - start;
    figures['process'] = (await clock.readProcess()) - ofProcess;
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    for (const { name, value } of metrics) {
      if (name === 'Nodes') figures['nodes'] = value;
      if (name === 'JSHeapUsedSize') figures['heap'] = value / 2 ** 20;
      if (name === 'LayoutDuration' || name === 'RecalcStyleDuration' || name === 'ScriptDuration') figures[name] = value * 1000;
    }
    figures['memory'] = (clock.readMemory() ?? NaN) - (memory ?? NaN);
    await then({ page, clock, session, figures });
    return figures;
  } finally {
    await browser.close();
  }
}

/** Until what was asked for is on the screen, and the thread has nothing left to do. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 300)))),
  );
}

export async function within<T>(promise: Promise<T>, ms: number, problem: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${problem} within ${ms / 1000} s`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
