// @ts-check
// npm run test:backends [-- NAME …]: the sources in front of the real servers that they are made for, started on this machine.
import { existsSync, readFileSync } from 'node:fs';
import { buildIfStale } from '../../.config/build.mjs';
import { run } from '../../.config/run.mjs';
import { writeCounts } from '../support/counts.mjs';
import { prepare, servers } from './support/packages.mjs';

const names = process.argv.slice(2);
const unknown = names.filter((name) => !servers.some((server) => server.name === name));
if (unknown.length > 0) {
  console.error(`No server ${unknown.join(', ')}. There are: ${servers.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const wanted = servers.filter(({ name }) => names.length === 0 || names.includes(name));
const ready = [];
/** @type {string[]} */
const missing = [];
for (const server of wanted) {
  const start = performance.now();
  const reason = await prepare(server);
  const seconds = Math.round((performance.now() - start) / 1000);
  if (reason === undefined) ready.push(server);
  else missing.push(`${server.name}: ${reason}`);
  if (seconds > 0 || reason !== undefined) console.log(`${server.name}: ${reason === undefined ? 'installed' : 'NOT THERE'} (${seconds} s)`);
}

const files = ready.map(({ tests }) => tests);
// Pages show the built library, in front of all of them.
if (ready.length === servers.length) {
  if (!(await buildIfStale())) process.exit(1);
  files.push('tests/backends/pages.backend.ts');
}
const { code } = files.length > 0 ? await run('mocha', [...files, '--timeout', '60000'], { minutes: 8 }) : { code: 0 };
for (const reason of missing) console.error(`\n*** NOT TESTED — ${reason}`);
if (missing.length > 0) {
  console.error('*** These tests are part of the whole: with CI=true this is a failure.');
  addToCounts(missing.map((reason) => reason.slice(0, reason.indexOf(':'))));
}
process.exitCode = missing.length > 0 && process.env['CI'] === 'true' ? 1 : code;

/** @param {string[]} notTested */
function addToCounts(notTested) {
  const file = process.env['SUITE_COUNTS'];
  if (file === undefined) return;
  const counts = files.length > 0 && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failures: [], skipped: 0 };
  writeCounts({ ...counts, notTested });
}
