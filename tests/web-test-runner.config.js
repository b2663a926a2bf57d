import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { browserArguments, findBrowser } from './support/browser.mjs';
import { writeCounts } from './support/counts.mjs';
import { letEmulate } from './support/emulation.mjs';
import { listRequests } from './support/requests.mjs';

const rootDir = fileURLToPath(new URL('..', import.meta.url));

/** Counts for tests/run.mjs. A file that fails to load has no results, and is one failure. */
const countingReporter = () => ({
  onTestRunFinished({ sessions }) {
    const counts = { passed: 0, failures: [], skipped: 0 };
    for (const session of sessions) {
      const before = counts.failures.length;
      countSuite(session.testResults, counts);
      const hasLoaded = session.testResults !== undefined && session.errors.length === 0;
      if ((hasLoaded && session.passed) || counts.failures.length > before) continue;
      counts.failures.push([session.testFile, ...session.errors.map(({ message }) => message)].join(': '));
    }
    writeCounts(counts);
  },
});

function countSuite(suite, counts, path = '') {
  for (const test of suite?.tests ?? []) {
    if (test.skipped) counts.skipped++;
    else if (test.passed) counts.passed++;
    else counts.failures.push(`${path}${test.name}: ${test.error?.message}`);
  }
  for (const inner of suite?.suites ?? []) countSuite(inner, counts, `${path}${inner.name} `);
}

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  rootDir,
  hostname: '127.0.0.1',
  files: [`${rootDir}tests/**/*.browser.test.ts`],
  nodeResolve: { exportConditions: ['development', 'browser'] },
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${rootDir}tsconfig.json` }),
    a11ySnapshotPlugin(),
  ],
  browsers: [
    chromeLauncher({
      concurrency: Number(process.env['TEST_CONCURRENCY'] ?? 2),
      // A page behind another one draws no frames and gets no keys, unless it is told that it is in front.
      // Each page has a profile of its own: what is stored in one is not found in another.
      createPage: async ({ browser }) => {
        const page = await (await browser.createBrowserContext()).newPage();
        await page.emulateFocusedPage(true);
        await listRequests(page);
        await letEmulate(page);
        return page;
      },
      launchOptions: { executablePath: findBrowser(), args: browserArguments },
    }),
  ],
  testFramework: { config: { ui: 'bdd', timeout: '15000', forbidOnly: true } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 240_000,
  filterBrowserLogs: ({ args }) => !args.some((arg) => String(arg).includes('Lit is in dev mode')),
  reporters: [defaultReporter({ reportTestProgress: false }), countingReporter()],
};
