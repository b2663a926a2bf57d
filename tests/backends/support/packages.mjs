// @ts-check
// The servers of the tests, and what they are made of. What is not there is installed: Debian's packages as root, npm's into .cache.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, run } from '../../../.config/run.mjs';

/**
 * @typedef {object} Server
 * @property {string} name
 * @property {string} tests           the files that need it
 * @property {string[]} commands      what has to be on the PATH
 * @property {string[]} folders       and on the disk
 * @property {string[]} debian        packages that bring both
 * @property {Record<string, string>} [npm]  and what comes from npm, into .cache/backends/NAME
 */

/** Without the package that would start a server of the machine's own. */
const mariadb = { commands: ['mariadbd', 'mariadb', 'mariadb-install-db'], debian: ['mariadb-server-core', 'mariadb-client-core'] };

/** @type {Server[]} */
export const servers = [
  {
    name: 'wordpress',
    tests: 'tests/backends/wordpress*.backend.ts',
    commands: ['php', ...mariadb.commands],
    folders: ['/usr/share/wordpress/wp-includes', '/usr/share/php/getid3'],
    debian: ['wordpress', 'php-cli', 'php-mysql', ...mariadb.debian],
  },
  {
    name: 'waline',
    tests: 'tests/backends/waline*.backend.ts',
    commands: mariadb.commands,
    folders: [path.join(root, '.cache/backends/waline/node_modules/@waline/vercel')],
    debian: mariadb.debian,
    npm: { '@waline/vercel': '1.39.3' },
  },
];

/**
 * Brings what a server needs.
 * @param {Server} server
 * @returns {Promise<string | undefined>} why it cannot be started; `undefined` when it can
 */
export async function prepare({ name, commands, folders, debian, npm }) {
  const missing = () => [...commands.filter((command) => !isOnPath(command)), ...folders.filter((folder) => !existsSync(folder))];
  if (missing().length > 0) {
    const reason = (await installDebian(debian, commands)) ?? (npm && (await installNpm(name, npm)));
    if (reason) return reason;
  }
  const rest = missing();
  return rest.length > 0 ? `not there after the installation: ${rest.join(', ')}` : undefined;
}

/**
 * @param {readonly string[]} packages
 * @param {readonly string[]} commands
 */
async function installDebian(packages, commands) {
  if (!isOnPath('apt-get')) return commands.every(isOnPath) ? undefined : `needs ${packages.join(', ')}, and there is no apt-get`;
  if (process.getuid?.() !== 0) return commands.every(isOnPath) ? undefined : `needs root for: apt-get install ${packages.join(' ')}`;
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
 * Nothing of it is compiled: the only part that would be is a database that is not used.
 * @param {string} name
 * @param {Record<string, string>} packages
 */
async function installNpm(name, packages) {
  const folder = path.join(root, '.cache/backends', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: packages }));
  const { code, output } = await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'], {
    minutes: 5,
    quiet: true,
    cwd: folder,
  });
  return code === 0 ? undefined : `npm failed:\n${output.slice(-2000)}`;
}

/** @param {string} command */
function isOnPath(command) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return [...folders, '/usr/sbin'].some((folder) => existsSync(path.join(folder, command)));
}
