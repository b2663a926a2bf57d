// npm run test:firefox: the attacks, the floods and the broken documents in a Firefox, where there is one.
import { spawnSync } from 'node:child_process';
import { chromeLauncher } from '@web/test-runner-chrome';
import base from '../web-test-runner.config.js';
import { listRequests } from '../support/requests.mjs';

/** A Debian machine without one gets its own. */
function findFirefox() {
  const find = () =>
    ['firefox-esr', 'firefox'].find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
  if (!find()) spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'firefox-esr'], { stdio: 'inherit' });
  const name = find();
  if (!name) throw new Error('No Firefox found, and none could be installed.');
  return spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim();
}

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  ...base,
  files: [`${base.rootDir}tests/security/*.browser.test.ts`, `${base.rootDir}tests/text/*.browser.test.ts`],
  browsers: [
    chromeLauncher({
      concurrency: 1,
      createPage: async ({ context }) => {
        const page = await context.newPage();
        await listRequests(page);
        return page;
      },
      launchOptions: {
        browser: 'firefox',
        executablePath: process.env.FIREFOX_PATH ?? findFirefox(),
        headless: true,
      },
    }),
  ],
};
