// @ts-check
// npm run check [-- NAME …]: everything that can be said about the code without running it.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildIfStale } from './build.mjs';
import { root, run } from './run.mjs';
import { writeCounts } from '../tests/support/counts.mjs';

const tarballs = path.join(root, '.cache', 'tarball');

/** @typedef {{ code: number, output: string }} Result */

/** @type {{ name: string, needsBuild?: boolean, shows?: boolean, start: () => Promise<Result> }[]} */
const checks = [
  { name: 'types', start: () => tool('tsc', '--project', '.') },
  { name: 'lint', start: () => tool('eslint', '--config', '.config/eslint.config.mjs', '--max-warnings', '0', '.') },
  { name: 'templates', start: () => tool('lit-analyzer', '--strict', '--quiet', 'src/**/*.ts') },
  { name: 'borders', start: () => tool('depcruise', '--config', '.config/dependency-cruiser.mjs', 'src') },
  { name: 'unused', start: () => tool('knip', '--config', '.config/knip.json') },
  { name: 'supply', shows: true, start: () => tool('node', '.config/supply.mjs') },
  { name: 'names', needsBuild: true, start: () => tool('node', '.config/public-names.mjs') },
  { name: 'readme', needsBuild: true, start: () => tool('node', '.config/readme-tables.mjs', '--check') },
  { name: 'size', needsBuild: true, shows: true, start: sizes },
  { name: 'publint', needsBuild: true, start: async () => tool('publint', '--strict', await pack()) },
  { name: 'attw', needsBuild: true, start: async () => tool('attw', await pack(), ...attwArguments) },
];

const attwArguments = ['--profile', 'esm-only', '--no-emoji', '--exclude-entrypoints', 'custom-elements.json', 'sources/rest.openapi.yaml'];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(`No check ${unknown.join(', ')}. There are: ${checks.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

/** @type {Promise<string> | undefined} */
let packed;
const chosen = checks.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const isBuilt = chosen.some(({ needsBuild }) => needsBuild) ? await buildIfStale() : true;
const queue = [...chosen];
/** @type {string[]} */
const failed = [];
await Promise.all([worker(), worker()]);
if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`);
writeCounts({ passed: chosen.length - failed.length, failures: failed, skipped: 0 });
process.exitCode = failed.length > 0 ? 1 : 0;

/** Takes one check after another. Two of these keep two cores busy. */
async function worker() {
  for (let check = queue.shift(); check; check = queue.shift()) {
    const start = performance.now();
    const { code, output } =
      check.needsBuild && !isBuilt ? { code: 1, output: 'The build failed.' } : await check.start();
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${check.name} (${seconds} s)`);
    if (code !== 0) failed.push(check.name);
    if (code !== 0 || check.shows) console.log(output.trim().replace(/^/gm, '       '));
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function tool(command, ...args) {
  return run(command, args, { minutes: 5, quiet: true });
}

async function sizes() {
  const bundles = await tool('node', '.config/bundles.mjs');
  return bundles.code === 0 ? tool('size-limit', '--config', '.config/size-limit.config.mjs') : bundles;
}

/** The path of the packed package; packed once. */
function pack() {
  packed ??= (async () => {
    rmSync(tarballs, { recursive: true, force: true });
    mkdirSync(tarballs, { recursive: true });
    const { output } = await tool('npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', tarballs);
    return path.join(tarballs, output.trim().split('\n').at(-1) ?? '');
  })();
  return packed;
}
