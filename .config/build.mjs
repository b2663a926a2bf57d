// @ts-check
// Makes dist/ anew: modules and the CDN file (rollup), declarations (tsc), the manifest (cem).
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run } from './run.mjs';

const lastOutput = path.join(root, 'dist/custom-elements.json');

/** Builds, and tells whether all of it went well. */
export async function build() {
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  const results = await Promise.all([
    run('rollup', ['--config', '--silent'], { minutes: 5 }),
    run('tsc', ['--project', '.config/tsconfig.build.json'], { minutes: 5 }),
  ]);
  results.push(await run('cem', ['analyze', '--config', '.config/custom-elements-manifest.config.mjs', '--quiet']));
  copySpecifications();
  return results.every(({ code }) => code === 0) && existsSync(lastOutput);
}

/** Builds unless dist/ is younger than everything that it is made from. */
export async function buildIfStale() {
  return isFresh() ? true : build();
}

function isFresh() {
  if (!existsSync(lastOutput)) return false;
  const builtAt = statSync(lastOutput).mtimeMs;
  const inputs = ['package.json', 'package-lock.json', 'tsconfig.json', 'rollup.config.js'];
  for (const folder of ['src', '.config']) inputs.push(...filesIn(folder));
  return inputs.every((file) => statSync(path.join(root, file)).mtimeMs <= builtAt);
}

/** What is shipped beside the modules as it is: the OpenAPI file, the presets. */
function copySpecifications() {
  for (const file of filesIn('src').filter((name) => /\.(yaml|css)$/.test(name))) {
    mkdirSync(path.dirname(path.join(root, file.replace(/^src/, 'dist'))), { recursive: true });
    copyFileSync(path.join(root, file), path.join(root, file.replace(/^src/, 'dist')));
  }
}

/** @param {string} folder */
function filesIn(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = (await build()) ? 0 : 1;
}
