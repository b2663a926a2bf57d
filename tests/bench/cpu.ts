import { readFileSync } from 'node:fs';
import type { Browser, CDPSession } from 'playwright-core';

/** CPU and memory that a page has had. */
export class CpuClock {
  readonly #browser: CDPSession;
  readonly #pid: number;

  private constructor(browser: CDPSession, pid: number) {
    this.#browser = browser;
    this.#pid = pid;
  }

  /** The browser does not say which process draws a page: it is the one whose main thread did this work. */
  static async of(browser: Browser, page: CDPSession, work: () => Promise<unknown>): Promise<CpuClock> {
    await page.send('Performance.enable');
    const session = await browser.newBrowserCDPSession();
    const renderers = (await processesOf(session)).filter(({ type }) => type === 'renderer').map(({ id }) => id);
    const readAll = (): number[] => renderers.map((id) => kernelTime(id) ?? 0);
    const before = [await threadTime(page), ...readAll()];
    await work();
    const after = [await threadTime(page), ...readAll()];
    const [own = 0, ...gains] = after.map((time, at) => time - (before[at] ?? 0));
    const misses = gains.map((gain) => Math.abs(gain - own));
    const pid = renderers[misses.indexOf(Math.min(...misses))];
    if (pid === undefined) throw new Error('The browser has no renderer.');
    return new CpuClock(session, pid);
  }

  /** Of the main thread, in ms, without asking the page, which may stand still; undefined where the kernel does not tell. */
  readNow(): number | undefined {
    return kernelTime(this.#pid);
  }

  /** Of the main thread where the kernel tells, else of the whole process. */
  async read(): Promise<number> {
    return this.readNow() ?? (await this.readProcess());
  }

  /** Of all threads of the page's process, in ms, by steps of 10. */
  async readProcess(): Promise<number> {
    const own = (await processesOf(this.#browser)).find(({ id }) => id === this.#pid);
    if (!own) throw new Error('The page has moved to another process.');
    return own.cpuTime * 1000;
  }

  /** Memory that is the process's alone, in MB; undefined where the kernel does not tell. */
  readMemory(): number | undefined {
    const lines = read(`/proc/${this.#pid}/smaps_rollup`)?.matchAll(/^Private_\w+: +(\d+) kB/gm);
    return lines && [...lines].reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) / 1024;
  }
}

async function processesOf(browser: CDPSession): Promise<{ type: string; id: number; cpuTime: number }[]> {
  return (await browser.send('SystemInfo.getProcessInfo')).processInfo;
}

async function threadTime(page: CDPSession): Promise<number> {
  const { metrics } = await page.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? NaN) * 1000;
}

/** A process's first thread has its id; in a renderer that is the main thread. */
function kernelTime(pid: number): number | undefined {
  const nanoseconds = read(`/proc/${pid}/task/${pid}/schedstat`)?.split(' ')[0];
  return nanoseconds === undefined ? undefined : Number(nanoseconds) / 1e6;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
