import { launchBrowser } from '../support/browser.mjs';
import { addressOf, type Thread, type Way } from './pages.js';
import type { BenchServer } from './server.js';
import { settle, within } from './measure.js';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** CPU, in µs. */
  tdur?: number;
}

/** What the page's main thread does in one go; microtasks are counted apart from the task they follow. */
const TASKS = ['ThreadControllerImpl::RunTask', 'BlinkScheduler_PerformMicrotaskCheckpoint'];

const OURS = 'bench-page';

/** CPU of the longest task of the main thread until all comments are drawn, in ms. */
export async function longestTask(server: BenchServer, thread: Thread, way: Way): Promise<number> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    await page.addInitScript({ path: new URL('in-page.js', import.meta.url).pathname });
    await page.goto(`${server.url}/empty`);
    const session = await browser.newBrowserCDPSession();
    const events: TraceEvent[] = [];
    session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
    await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'], excludedCategories: ['*'] } });
    const drawn = new Promise<void>((resolve) => {
      server.onMark = (name) => name === 'all' && resolve();
    });
    await page.addInitScript(`performance.mark('${OURS}'); bench.watch(${thread.count})`);
    await page.goto(server.url + addressOf(thread, way), { waitUntil: 'commit', timeout: 240_000 });
    await within(drawn, 240_000, `${addressOf(thread, way)} was not drawn`);
    await settle(page);
    const done = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await done;
    return longestOf(events);
  } finally {
    await browser.close();
  }
}

function longestOf(events: readonly TraceEvent[]): number {
  const key = ({ pid, tid }: TraceEvent): string => `${pid}:${tid}`;
  // The browser has pages of its own, which are busy while it starts.
  const ours = new Set(events.filter(({ name }) => name === OURS).map(key));
  if (ours.size !== 1) throw new Error(`${ours.size} threads are the page's`);
  const tasks = events.filter((event) => ours.has(key(event)) && event.ph === 'X' && TASKS.includes(event.name));
  return tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur / 1000), 0);
}
