// @ts-check
// Finds a Chromium on this machine, fetches one where there is none, and launches it.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const isRoot = process.getuid?.() === 0;

/** Arguments for every launch: nothing leaves this machine, and what a container without a GPU or a sandbox needs. */
export const browserArguments = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(isRoot ? ['--no-sandbox', '--disable-dev-shm-usage'] : []),
];

/**
 * The path of a Chromium: CHROME_PATH, one on PATH, one that playwright-core fetched; else one is installed.
 * Throws with a sentence that says what to do.
 */
export function findBrowser() {
  const found = locate();
  if (found !== undefined) return found;
  console.log('No Chromium found: installing one.');
  install();
  const installed = locate();
  if (installed !== undefined) return installed;
  throw new Error('No Chromium found, and none could be installed. Install one, or set CHROME_PATH to its program.');
}

/** A headless browser. Close it. @param {readonly string[]} more  further arguments */
export function launchBrowser(more = []) {
  return chromium.launch({ executablePath: findBrowser(), args: [...browserArguments, ...more], timeout: 60_000 });
}

function locate() {
  const given = process.env['CHROME_PATH'];
  if (given !== undefined && given !== '') {
    if (isProgram(given)) return given;
    throw new Error(`CHROME_PATH is "${given}", which is no program.`);
  }
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']) {
    for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
      const file = path.join(folder, name);
      if (folder !== '' && isProgram(file)) return file;
    }
  }
  return [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    chromium.executablePath(),
  ].find(isProgram);
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function install() {
  if (isRoot && existsSync('/etc/debian_version')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = { stdio: /** @type {const} */ ('inherit'), timeout: 600_000, env };
    spawnSync('apt-get', ['update'], options);
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
    if (locate() !== undefined) return;
  }
  const cli = path.join(path.dirname(new URL(import.meta.resolve('playwright-core/package.json')).pathname), 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', timeout: 600_000 });
}
