// @ts-check
// Opens every story and every page of the static Storybook, and looks for what a reader would stumble over.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root, run } from '../../.config/run.mjs';
import { serve } from '../../.config/serve.mjs';
import { launchBrowser } from './browser.mjs';
import { writeCounts } from './counts.mjs';

const folder = 'storybook-static';
const timeout = 45_000;

/**
 * @typedef {{ id: string, title: string, name: string, type: 'story' | 'docs' }} Entry
 * @typedef {{ status?: string, reporters?: { type: string, status: string, result?: AxeResult }[] }} Finished
 * @typedef {{ violations?: { id: string, help: string, nodes: { target: unknown, html: string }[] }[] }} AxeResult
 */

/** Runs in the page before Storybook does: keeps what the preview says about the story. */
function listenToStory() {
  const report = /** @type {{ finished?: unknown, problems: string[] }} */ ({ problems: [] });
  /** @type {{ on: (name: string, listener: (payload: any) => void) => void } | undefined} */
  let channel;
  Object.defineProperty(window, '__storyReport', { value: report });
  Object.defineProperty(window, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set: (value) => {
      if (channel === value) return;
      channel = value;
      value.on('storyFinished', (/** @type {unknown} */ payload) => (report.finished = payload));
      for (const name of ['storyThrewException', 'playFunctionThrewException', 'storyErrored', 'storyMissing']) {
        value.on(name, (/** @type {{ message?: string, title?: string }} */ error) =>
          report.problems.push(`${name}: ${error?.message ?? error?.title ?? ''}`),
        );
      }
      value.on('unhandledErrorsWhilePlaying', (/** @type {{ message?: string }[]} */ errors) => {
        for (const { message } of errors) report.problems.push(`error during play: ${message}`);
      });
      value.on('docsRendered', () => (report.finished ??= { status: 'success' }));
    },
  });
}

/**
 * Opens one entry in a page of its own, with nothing stored by those before it.
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} origin
 * @param {Entry} entry
 * @returns {Promise<string[]>} what is wrong with it
 */
async function openEntry(context, origin, { id, type }) {
  /** @type {string[]} */
  const problems = [];
  const page = await context.newPage();
  try {
    page.setDefaultTimeout(timeout);
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`console: ${message.text()} ${message.location().url}`);
    });
    page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      const isLocal = url.origin === origin || ['blob:', 'data:', 'about:'].includes(url.protocol);
      if (!isLocal) problems.push(`request to another host: ${url.href}`);
    });
    await page.goto(`${origin}/iframe.html?id=${id}&viewMode=${type}`, { timeout });
    const report = await storyReport(page);
    problems.push(...report.problems, ...describe(report.finished));
    await clearStorage(page, origin);
  } catch (error) {
    problems.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  } finally {
    await page.close();
  }
  return [...new Set(problems)];
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} origin
 */
async function clearStorage(page, origin) {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'cookies,indexeddb,local_storage' });
}

/**
 * @param {import('playwright-core').Page} page
 * @returns {Promise<{ finished: Finished | undefined, problems: string[] }>}
 */
async function storyReport(page) {
  const isOver = () => {
    const { finished, problems } = /** @type {any} */ (window).__storyReport;
    return finished !== undefined || problems.length > 0;
  };
  await page.waitForFunction(isOver, undefined, { timeout, polling: 50 });
  // What a throwing story reports arrives in more than one event.
  await page.waitForFunction(() => new Promise((done) => setTimeout(() => done(true), 50)), undefined, { timeout });
  return page.evaluate(() => {
    const { finished, problems } = /** @type {any} */ (window).__storyReport;
    return JSON.parse(JSON.stringify({ finished, problems }));
  });
}

/** @param {Finished | undefined} finished */
function describe(finished) {
  /** @type {string[]} */
  const problems = [];
  for (const { type, status, result } of finished?.reporters ?? []) {
    if (status === 'passed') continue;
    if (type !== 'a11y') problems.push(`${type}: ${status}`);
    for (const { id, help, nodes } of result?.violations ?? []) {
      problems.push(`axe ${id}: ${help}: ${nodes.map(({ target }) => JSON.stringify(target)).join(', ')}`);
    }
  }
  if (finished?.status === 'error' && problems.length === 0) problems.push('the story ended with an error');
  return problems;
}

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
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const queue = [...entries];
  const worker = async () => {
    // One context for all: the browser then keeps the compiled Storybook.
    const context = await browser.newContext({ locale: 'en', timezoneId: 'UTC', viewport: { width: 1024, height: 800 } });
    await context.addInitScript(listenToStory);
    for (let entry = queue.shift(); entry; entry = queue.shift()) {
      const start = performance.now();
      const problems = await openEntry(context, origin, entry);
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      if (problems.length > 0) counts.failed++;
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
const counts = code === 0 ? await openAll() : { passed: 0, failed: 1, skipped: 0 };
if (code !== 0) console.log(output);
writeCounts(counts);
console.log(`${counts.passed} entries fine, ${counts.failed} not`);
process.exitCode = counts.failed > 0 ? 1 : 0;
