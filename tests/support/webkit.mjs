// @ts-check
// WebKitGTK for web-test-runner.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { startRequestProxy } from './request-proxy.mjs';
import { startProgram } from './start-program.mjs';
import { openBrowser } from './web-driver.mjs';

/**
 * A browser for each test file, with a profile of its own, which reaches this machine only.
 * @returns {import('@web/test-runner').BrowserLauncher}
 */
export function webkitLauncher() {
  /** @type {ReturnType<typeof startWebkit> | undefined} */
  let webkit;
  /** @type {Map<string, import('./web-driver.mjs').Driven>} */
  const browsers = new Map();
  return {
    name: 'WebKit',
    type: 'webkit',
    concurrency: 1,
    async startSession(id, url) {
      webkit ??= startWebkit();
      const browser = await (await webkit).open();
      browsers.set(id, browser);
      await browser.ask('POST', '/url', { url });
    },
    isActive: (id) => browsers.has(id),
    getBrowserUrl: async (id) => String(await browsers.get(id)?.ask('GET', '/url')),
    stopSession(id) {
      browsers.get(id)?.close();
      browsers.delete(id);
      return Promise.resolve({});
    },
    stop: async () => (await webkit)?.close(),
    startDebugSession: () => Promise.reject(new Error('There is no debugging in WebKit here.')),
  };
}

/** A display that nobody sees, and a proxy, for browsers that are opened there. */
export async function startWebkit() {
  install();
  const display = await startDisplay();
  const proxy = await startRequestProxy();
  const env = {
    DISPLAY: display.name,
    NO_AT_BRIDGE: '1',
    // As root it has no sandbox to be in.
    ...(process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } : {}),
  };
  // The protocol's own `proxy` would have the proxy speak TLS for what is encrypted.
  const args = ['--automation', `--proxy=http://${proxy.address}`];
  const capabilities = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { args } };
  return {
    open: () => openBrowser('WebKitWebDriver', capabilities, env),
    close: () => {
      display.end();
      proxy.close();
    },
  };
}

async function startDisplay() {
  const { child, end } = startProgram('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1100x24', '-nolisten', 'tcp']);
  const number = await new Promise((resolve, reject) => {
    child.stdio[3]?.once('data', (data) => resolve(String(data).trim()));
    child.once('exit', () => reject(new Error('Xvfb did not start.')));
  });
  return { name: `:${number}`, end };
}

/** A Debian machine without them gets them. */
function install() {
  const packages = ['webkit2gtk-driver', 'glib-networking', 'xvfb'];
  const isInstalled = spawnSync('dpkg', ['-s', ...packages]).status === 0;
  if (!isInstalled && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = { stdio: /** @type {const} */ ('inherit'), timeout: 600_000, env };
    spawnSync('apt-get', ['update'], options);
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
  }
  const missing = ['WebKitWebDriver', 'Xvfb'].filter((name) => spawnSync('which', [name]).status !== 0);
  if (missing.length > 0) throw new Error(`No ${missing.join(' and no ')} found, and none could be installed.`);
}
