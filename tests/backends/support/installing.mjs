// @ts-check
// Installs what the servers of the tests are made of.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, run } from '../../../.config/run.mjs';
import { findCommand } from './commands.mjs';

/**
 * @typedef {object} NpmPackages
 * @property {Record<string, string>} packages  with their versions; go into .cache/backends/NAME
 * @property {string} [compile]                 the one package that has to be compiled
 */

/** @param {readonly string[]} packages */
export async function installDebian(packages) {
  if (!findCommand('apt-get')) return `needs ${packages.join(', ')}, and there is no apt-get`;
  if (process.getuid?.() !== 0) return `needs root for: apt-get install ${packages.join(' ')}`;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { minutes: 5, quiet: true, env });
  const first = await install();
  if (first.code === 0) return undefined;
  // The lists of packages may be missing or old.
  await run('apt-get', ['update'], { minutes: 3, quiet: true, env });
  const { code, output } = await install();
  return code === 0 ? undefined : `apt-get failed:\n${output.slice(-2000)}`;
}

/**
 * Whether all of it was installed before, for this version of Node.
 * @param {string} name
 * @param {NpmPackages} wanted
 */
export function isInstalled(name, wanted) {
  const file = path.join(folderOf(name), DONE);
  return existsSync(file) && readFileSync(file, 'utf8') === nameOf(wanted);
}

/**
 * Nothing of it runs or is compiled but what is named.
 * @param {string} name
 * @param {NpmPackages} wanted
 * @returns {Promise<string | undefined>} why it failed
 */
export async function installNpm(name, wanted) {
  const cwd = folderOf(name);
  rmSync(cwd, { recursive: true, force: true });
  mkdirSync(cwd, { recursive: true });
  writeFileSync(path.join(cwd, 'package.json'), JSON.stringify({ private: true, dependencies: wanted.packages }));
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
  const { code, output } = await run('npm', args, { minutes: 5, quiet: true, cwd });
  const reason = code === 0 ? wanted.compile && (await compile(wanted.compile, cwd)) : `npm failed:\n${output.slice(-2000)}`;
  if (!reason) writeFileSync(path.join(cwd, DONE), nameOf(wanted));
  return reason;
}

/**
 * From its own source, against the headers that came with Node: nothing else is fetched.
 * @param {string} name
 * @param {string} cwd
 */
async function compile(name, cwd) {
  const nodedir = path.resolve(process.execPath, '../..');
  if (!existsSync(path.join(nodedir, 'include/node/node.h'))) return `needs the headers of Node, in ${nodedir}/include/node`;
  const env = { npm_config_nodedir: nodedir, npm_config_build_from_source: 'true' };
  const { code, output } = await run('npm', ['rebuild', name], { minutes: 8, quiet: true, cwd, env });
  return code === 0 ? undefined : `npm rebuild failed:\n${output.slice(-2000)}`;
}

/** Written last. */
const DONE = 'installed.json';

/** @param {string} name */
function folderOf(name) {
  return path.join(root, '.cache/backends', name);
}

/** @param {NpmPackages} wanted */
function nameOf(wanted) {
  return JSON.stringify({ ...wanted, node: process.versions.modules });
}
