import type { Drawn } from './measure.js';
import { settle } from './measure.js';

/**
 * What people do on a long page, twice: the first time, code is loaded and compiled. `add` sends what the form of
 * `open` holds; sorting comes last, since it leaves another page behind.
 */
const SEQUENCE = ['open', 'add', 'react', 'collapse', 'open', 'add', 'react', 'collapse', 'sort'];

/** CPU of the main thread for each act, in ms: the one in `in-page.js`, until it is done and painted. */
export async function act({ page, clock }: Drawn, isStatic: boolean): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  const object = isStatic ? 'bench.staticActs' : 'bench.acts';
  for (const [at, name] of SEQUENCE.entries()) {
    const start = await clock.read();
    await page.evaluate(`${object}.${name}(${SEQUENCE.slice(0, at).includes(name) ? 1 : 0})`);
    await settle(page);
    const cpu = (await clock.read()) - start;
    // A script of a static page has nothing to load: its first time counts, when the change is the first one.
    figures[name] = isStatic ? (figures[name] ?? cpu) : cpu;
  }
  return figures;
}

/** Scrolls through all of it in 120 frames: CPU in ms, and how many frames took more than 50 ms. */
export async function scroll({ page, clock }: Drawn): Promise<Record<string, number>> {
  const start = await clock.read();
  const slow = await page.evaluate<number>('bench.scroll(120)');
  return { scroll: (await clock.read()) - start, slow };
}
