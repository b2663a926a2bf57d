// @ts-check
// npm test [-- SUITE …]: runs the suites one after another, each bounded in time, and adds up what they counted.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build, buildIfStale } from '../.config/build.mjs';
import { root, run } from '../.config/run.mjs';

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {boolean} [needsBuild]  runs over dist/
 * @property {(env: Record<string, string>) => Promise<import('../.config/run.mjs').RunResult>} [start]
 *   runs a tool that leaves its counts in the file SUITE_COUNTS; absent: the build itself
 */

/** @type {Suite[]} */
const suites = [
  { name: 'build' },
  {
    name: 'check',
    needsBuild: true,
    start: (env) => run('node', ['.config/check.mjs'], { minutes: 10, env }),
  },
  {
    name: 'node',
    start: (env) => run('mocha', mochaArguments, { minutes: 5, env }),
  },
  {
    name: 'browser',
    start: (env) => run('web-test-runner', ['--config', 'tests/web-test-runner.config.js'], { minutes: 12, env }),
  },
  {
    name: 'e2e',
    needsBuild: true,
    start: (env) => run('mocha', ['tests/e2e/**/*.e2e.ts', '--timeout', '60000'], { minutes: 8, env }),
  },
  {
    name: 'backends',
    start: (env) => run('node', ['tests/backends/run.mjs'], { minutes: 15, env }),
  },
  {
    name: 'package',
    needsBuild: true,
    start: (env) => run('mocha', ['tests/package/**/*.test.ts', '--timeout', '120000'], { minutes: 5, env }),
  },
  {
    name: 'storybook',
    needsBuild: true,
    start: (env) => run('node', ['tests/support/stories.mjs'], { minutes: 15, env }),
  },
];

const mochaArguments = [
  'tests/**/*.test.ts',
  ...['tests/**/*.browser.test.ts', 'tests/e2e/**', 'tests/package/**'].flatMap((glob) => ['--ignore', glob]),
];

const folder = path.join(root, '.cache', 'suites');
const names = process.argv.slice(2);
const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(`No suite ${unknown.join(', ')}. There are: ${suites.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

/** @type {boolean | undefined} */
let isBuilt;
const rows = [];
for (const suite of suites) {
  if (names.length === 0 || names.includes(suite.name)) rows.push(await runSuite(suite));
}

for (const { name, failures } of rows) for (const failure of failures) console.log(`\nFAILED in ${name}: ${failure.slice(0, 1000)}`);
console.log(`\n${'suite'.padEnd(10)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'time'.padStart(8)}`);
for (const row of rows) {
  const time = `${Math.round(row.seconds)} s`;
  console.log(
    `${row.name.padEnd(10)}${String(row.passed).padStart(8)}${String(row.failed).padStart(8)}${time.padStart(8)}${row.note && `  ${row.note}`}`,
  );
}
const passed = rows.reduce((sum, row) => sum + row.passed, 0);
const failed = rows.reduce((sum, row) => sum + row.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** @param {Suite} suite */
async function runSuite(suite) {
  console.log(`\n— ${suite.name} —`);
  const start = performance.now();
  const result = await countSuite(suite);
  return { name: suite.name, seconds: (performance.now() - start) / 1000, ...result };
}

/**
 * A suite that ends with an error though no test failed, or that ran nothing, has failed once.
 * @param {Suite} suite
 */
async function countSuite({ name, needsBuild = false, start }) {
  if (!start || needsBuild) {
    isBuilt ??= start ? await buildIfStale() : await build();
    if (!isBuilt) return { passed: 0, failed: 1, failures: [], note: 'the build failed' };
    if (!start) return { passed: 1, failed: 0, failures: [], note: '' };
  }
  const file = path.join(folder, `${name}.json`);
  const { code } = await start({ SUITE_COUNTS: file });
  const { passed, failures, skipped, notTested = [] } = readCounts(file);
  const notes = [];
  let failed = failures.length + skipped;
  if (skipped > 0) notes.push(`${skipped} skipped`);
  if (notTested.length > 0) {
    notes.push(`NOT TESTED: ${notTested.join(', ')}`);
    if (process.env['CI'] === 'true') failed += notTested.length;
  }
  if (passed + failed + notTested.length === 0) {
    notes.push('no test was run');
    failed = 1;
  } else if (code !== 0 && failed === 0) {
    failed = 1;
  }
  if (code === 124) notes.push('took too long');
  else if (code !== 0 && failures.length === 0 && notes.length === 0) notes.push(`ended with code ${code}`);
  return { passed, failed, failures, note: notes.join(', ') };
}

/**
 * @param {string} file
 * @returns {import('./support/counts.mjs').Counts}
 */
function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failures: [], skipped: 0 };
  }
}
