import type { DiscussionThread } from '../../src/elements/thread/thread-element.js';

const number = new Intl.NumberFormat('en');

/** Watches a thread from now on, and writes into a list what it costs until all of it is drawn. */
export function watchThread(thread: DiscussionThread, list: HTMLElement, count: number): void {
  const start = performance.now();
  let first: number | undefined;
  let longest = 0;
  const tasks = new PerformanceObserver((entries) => {
    for (const { duration } of entries.getEntries()) longest = Math.max(longest, duration);
  });
  if (PerformanceObserver.supportedEntryTypes.includes('longtask')) tasks.observe({ type: 'longtask' });
  const look = (): void => {
    const drawn = thread.shadowRoot?.querySelectorAll('article').length ?? 0;
    const passed = performance.now() - start;
    if (drawn > 0) first ??= passed;
    write(list, {
      'Drawn': `${number.format(drawn)} of ${number.format(count)}`,
      'First comment after': first === undefined ? '…' : `${number.format(Math.round(first))} ms`,
      [drawn < count ? 'So far' : 'All of them after']: `${number.format(Math.round(passed))} ms`,
      'Longest task': longest > 0 ? `${number.format(Math.round(longest))} ms` : 'under 50 ms',
    });
    if (!list.isConnected) tasks.disconnect();
    else if (drawn < count) setTimeout(look, 100);
    // What was observed last is told a little later.
    else setTimeout(() => tasks.disconnect(), 100);
  };
  // Not before it is in the page.
  setTimeout(look);
}

function write(list: HTMLElement, facts: Readonly<Record<string, string>>): void {
  list.replaceChildren(
    ...Object.entries(facts).map(([name, value]) => {
      const row = document.createElement('div');
      const term = document.createElement('dt');
      const detail = document.createElement('dd');
      term.textContent = name;
      detail.textContent = value;
      row.append(term, detail);
      return row;
    }),
  );
}
