// @ts-check
// Opens every story and every page of the static Storybook, and looks for what a reader would stumble over.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root, run } from '../../.config/run.mjs';
import { serve } from '../../.config/serve.mjs';
import { launchBrowser } from './browser.mjs';
import { writeCounts } from './counts.mjs';
import { StoryPage } from './story-page.mjs';

const folder = 'storybook-static';

/** @typedef {import('./story-page.mjs').Entry} Entry */

/** @returns {Entry[]} */
function readEntries() {
  const index = JSON.parse(readFileSync(path.join(root, folder, 'index.json'), 'utf8'));
  const wanted = process.argv.slice(2);
  const entries = /** @type {Entry[]} */ (Object.values(index.entries));
  return entries.filter(({ id }) => wanted.length === 0 || wanted.some((part) => id.includes(part)));
}

async function openAll() {
  const entries = readEntries();
  const site = await serve({ folders: { '/': folder }, cache: true });
  const { origin } = new URL(site.url);
  const browser = await launchBrowser();
  const counts = { passed: 0, failures: /** @type {string[]} */ ([]), skipped: 0 };
  const queue = [...entries];
  const worker = async () => {
    // One context for all: the browser then keeps the compiled Storybook.
    const context = await browser.newContext({ locale: 'en', timezoneId: 'UTC', viewport: { width: 1024, height: 800 } });
    const page = new StoryPage(context, origin);
    for (let entry = queue.shift(); entry; entry = queue.shift()) {
      const start = performance.now();
      const problems = await page.open(entry);
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      if (problems.length > 0) counts.failures.push(`${entry.title} / ${entry.name}: ${problems.join(' ')}`);
      else counts.passed++;
      writeCounts(counts);
      console.log(`${problems.length > 0 ? 'FAILED' : 'ok    '} ${entry.title} / ${entry.name} (${entry.id}, ${seconds} s)`);
      for (const problem of problems) console.log(`         ${problem}`);
    }
  };
  try {
    await Promise.all([worker(), worker()]);
  } finally {
    await browser.close();
    await site.close();
  }
  return counts;
}

rmSync(path.join(root, folder), { recursive: true, force: true });
const { code, output } = await run('storybook', ['build', '--output-dir', folder, '--quiet'], {
  quiet: true,
  minutes: 6,
  env: { STORYBOOK_DISABLE_TELEMETRY: '1' },
});
const counts = code === 0 ? await openAll() : { passed: 0, failures: ['Storybook could not be built'], skipped: 0 };
if (code !== 0) console.log(output);
writeCounts(counts);
console.log(`${counts.passed} entries fine, ${counts.failures.length} not`);
process.exitCode = counts.failures.length > 0 ? 1 : 0;
