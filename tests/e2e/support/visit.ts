import { expect } from 'chai';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { serve, type Site } from '../../../.config/serve.mjs';
import { launchBrowser } from '../../support/browser.mjs';

const TIMEOUT = 15_000;

/** A file of the test's own beside those of the reference page. */
export interface ServedFile {
  body: string;
  /** `text/html` unless said otherwise. */
  type?: string;
  headers?: Readonly<Record<string, string>>;
}

export interface VisitOptions extends BrowserContextOptions {
  /** By their address without the host: `/bare.html`. */
  files?: Readonly<Record<string, ServedFile>>;
  /** Origins that this page may ask besides its own. */
  origins?: readonly string[];
  /** Hosts of others, and the origin on this machine that answers in their place. */
  hosts?: Readonly<Record<string, string>>;
}

let started: Promise<{ browser: Browser; site: Site }> | undefined;
const visits: Visit[] = [];

afterEach(async function () {
  const past = visits.splice(0);
  if (this.currentTest?.state === 'failed') console.error(past.map(({ page, problems }) => [page.url(), ...problems].join('\n')));
  await Promise.all(past.map(({ page }) => page.context().close()));
});

after(async () => {
  const { browser, site } = (await started) ?? {};
  await browser?.close();
  await site?.close();
});

async function start(): Promise<{ browser: Browser; site: Site }> {
  const [browser, site] = await Promise.all([launchBrowser(), serve({ cache: true })]);
  return { browser, site };
}

/** A reader with an empty profile, on one page of the built project. It ends with the test. */
export class Visit {
  readonly page: Page;
  /** What went wrong so far: errors on the console, exceptions, requests to others. */
  readonly problems: string[] = [];

  private constructor(page: Page, origins: readonly string[]) {
    this.page = page;
    page.setDefaultTimeout(TIMEOUT);
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(`console: ${message.text()} ${message.location().url}`);
    });
    page.on('pageerror', (error) => this.problems.push(`exception: ${error.message}`));
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      const isOwn = origins.includes(origin) || protocol === 'data:' || protocol === 'blob:';
      if (!isOwn) this.problems.push(`request to another host: ${request.url()}`);
    });
  }

  static async open(address = '/', { files = {}, origins = [], hosts = {}, ...options }: VisitOptions = {}): Promise<Visit> {
    const { browser, site } = await (started ??= start());
    const { origin } = new URL(site.url);
    const context = await browser.newContext({
      locale: 'en-GB',
      timezoneId: 'Europe/Madrid',
      viewport: { width: 1024, height: 800 },
      reducedMotion: 'reduce',
      ...options,
    });
    // tsx names the functions inside of those that are sent to the page with this.
    await context.addInitScript('globalThis.__name = (one) => one');
    for (const [name, { body, type = 'text/html', headers = {} }] of Object.entries(files)) {
      const contentType = `${type}; charset=utf-8`;
      await context.route(origin + name, (route) => route.fulfill({ body, contentType, headers }));
    }
    for (const [host, local] of Object.entries(hosts)) {
      await context.route(`${host}/**`, async (route) => {
        const { pathname, search } = new URL(route.request().url());
        await route.fulfill({ response: await route.fetch({ url: local + pathname + search }) });
      });
    }
    const visit = new Visit(await context.newPage(), [origin, ...origins, ...Object.keys(hosts)]);
    visits.push(visit);
    await visit.page.goto(origin + address);
    return visit;
  }

  /** Every comment, in the order of the page. */
  get comments(): Locator {
    return this.page.locator('[part~=comment]');
  }

  /** Waits for the heading and for all the comments it tells of: those below the first screen come a little later. */
  async read(heading: string, comments: number): Promise<void> {
    await this.heading(heading).waitFor();
    await until(
      async () => (await this.comments.count()) === comments,
      async () => `${comments} comments; there are ${await this.comments.count()}`,
    );
  }

  /** The comment with this number: "3.1". */
  comment(number: string): Locator {
    const exact = new RegExp(`^${number.replaceAll('.', '\\.')}$`);
    return this.comments.filter({ has: this.page.locator('[part=number]').filter({ hasText: exact }) });
  }

  /** "41 comments" */
  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 2, name, exact: true });
  }

  press(...keys: readonly string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.insertText(text);
  }

  /** Presses Tab until the focus is there; fails where it does not come by after that many times. */
  async tabTo(target: Locator, { key = 'Tab', most = 120 } = {}): Promise<void> {
    await target.waitFor();
    for (let presses = 0; presses < most; presses++) {
      await this.press(key);
      if (await hasFocus(target)) return;
    }
    throw new Error(`${most} times ${key}, and the focus is on ${await this.focused()}, not on ${String(target)}`);
  }

  /** Waits until the focus is there. */
  async expectFocus(target: Locator): Promise<void> {
    await until(() => hasFocus(target), async () => `the focus on ${String(target)}; it is on ${await this.focused()}`);
  }

  /** What has the focus, through all shadow roots. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const name = element?.getAttribute('aria-label') ?? element?.textContent?.trim().slice(0, 60) ?? '';
      return `${element?.localName ?? 'nothing'} “${name}”`;
    });
  }

  expectNoProblems(): void {
    expect(this.problems).to.deep.equal([]);
  }
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element.matches(':focus'));
}

/** Asks again and again until it is so; fails after some seconds with what it waited for. */
export async function until(isSo: () => Promise<boolean>, what: string | (() => Promise<string>), timeout = TIMEOUT): Promise<void> {
  const end = Date.now() + timeout;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`never came: ${typeof what === 'string' ? what : await what()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
