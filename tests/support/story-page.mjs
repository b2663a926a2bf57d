// @ts-check
// A page of the static Storybook that shows one entry after another, and what is wrong with each.

const timeout = 90_000;
/** Stories that one page shows before a new one takes its place. */
const most = 25;

/**
 * @typedef {{ id: string, title: string, name: string, type: 'story' | 'docs' }} Entry
 * @typedef {{ status?: string, reporters?: { type: string, status: string, result?: AxeResult }[] }} Finished
 * @typedef {{ violations?: { id: string, help: string, nodes: { target: unknown, html: string }[] }[] }} AxeResult
 * @typedef {{ finished: Finished | undefined, problems: string[] }} Report
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

/** @param {{ id: string, type: string }} entry */
function showStory({ id, type }) {
  const { __storyReport: report, __STORYBOOK_ADDONS_CHANNEL__: channel } = /** @type {any} */ (window);
  report.finished = undefined;
  channel.emit('setCurrentStory', { storyId: id, viewMode: type });
}

/**
 * Storybook is loaded once for many stories, as for somebody who goes from one to the next; that is most of the time
 * that one takes. Pages of documentation, and what comes after a story that failed, have a page of their own.
 */
export class StoryPage {
  /** @type {import('playwright-core').BrowserContext} */
  #context;
  #origin;
  /** @type {import('playwright-core').Page | undefined} */
  #page;
  #shown = 0;
  /** @type {string[]} */
  #problems = [];

  /**
   * @param {import('playwright-core').BrowserContext} context
   * @param {string} origin
   */
  constructor(context, origin) {
    this.#context = context;
    this.#origin = origin;
  }

  /**
   * Shows an entry, with nothing stored by those before it.
   * @param {Entry} entry
   * @returns {Promise<string[]>} what is wrong with it
   */
  async open(entry) {
    this.#problems = [];
    try {
      const page = this.#page && entry.type === 'story' && this.#shown < most ? this.#page : await this.#renew(entry);
      if (this.#shown++ > 0) await page.evaluate(showStory, entry);
      const report = await storyReport(page);
      this.#problems.push(...report.problems, ...describe(report.finished));
      await clearStorage(page, this.#origin);
    } catch (error) {
      this.#problems.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    }
    if (this.#problems.length > 0 || entry.type === 'docs') await this.#close();
    return [...new Set(this.#problems)];
  }

  /** @param {Entry} entry */
  async #renew({ id, type }) {
    await this.#close();
    const page = await this.#context.newPage();
    this.#page = page;
    this.#shown = 0;
    page.setDefaultTimeout(timeout);
    await page.addInitScript(listenToStory);
    page.on('console', (message) => {
      if (message.type() === 'error') this.#problems.push(`console: ${message.text()} ${message.location().url}`);
    });
    page.on('pageerror', (error) => this.#problems.push(`exception: ${error.message}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      const isLocal = url.origin === this.#origin || ['blob:', 'data:', 'about:'].includes(url.protocol);
      if (!isLocal) this.#problems.push(`request to another host: ${url.href}`);
    });
    await page.goto(`${this.#origin}/iframe.html?id=${id}&viewMode=${type}`, { timeout });
    return page;
  }

  async #close() {
    await this.#page?.close();
    this.#page = undefined;
  }
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} origin
 */
async function clearStorage(page, origin) {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'cookies,indexeddb,local_storage' });
  await session.detach();
}

/**
 * @param {import('playwright-core').Page} page
 * @returns {Promise<Report>}
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
