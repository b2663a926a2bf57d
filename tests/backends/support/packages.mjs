// @ts-check
// The servers of the tests, and what they are made of. What is not there is installed: Debian's packages as root, npm's into .cache.
import { existsSync } from 'node:fs';
import { findCommand } from './commands.mjs';
import { installDebian, installNpm, isInstalled } from './installing.mjs';

/**
 * @typedef {object} Server
 * @property {string} name
 * @property {string} tests           the files that need it
 * @property {string[]} commands      what has to be on the PATH, or where Debian puts servers
 * @property {string[]} folders       and on the disk
 * @property {string[]} debian        packages that bring both
 * @property {import('./installing.mjs').NpmPackages} [npm]
 */

/** Without the package that would start a server of the machine's own. */
const mariadb = { commands: ['mariadbd', 'mariadb', 'mariadb-install-db'], debian: ['mariadb-server-core', 'mariadb-client-core'] };
const compiler = ['g++', 'make', 'python3'];

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
    folders: [],
    debian: mariadb.debian,
    // What of it would be compiled is a database that is not used.
    npm: { packages: { '@waline/vercel': '1.39.3' } },
  },
  {
    name: 'bluesky',
    tests: 'tests/backends/bluesky*.backend.ts',
    commands: ['initdb', 'postgres', 'redis-server', ...compiler],
    folders: [],
    debian: ['postgresql', 'redis-server', ...compiler],
    npm: {
      packages: {
        '@atproto/dev-env': '0.3.215',
        // The servers that it starts; it would take newer ones.
        '@atproto/api': '0.19.19',
        '@atproto/bsky': '0.0.221',
        '@atproto/bsync': '0.0.25',
        '@atproto/ozone': '0.1.169',
        '@atproto/pds': '0.4.217',
      },
      compile: 'better-sqlite3',
    },
  },
];

/**
 * Brings what a server needs.
 * @param {Server} server
 * @returns {Promise<string | undefined>} why it cannot be started; `undefined` when it can
 */
export async function prepare({ name, commands, folders, debian, npm }) {
  const missing = () => [...commands.filter((command) => !findCommand(command)), ...folders.filter((folder) => !existsSync(folder))];
  if (missing().length > 0) {
    const reason = await installDebian(debian);
    if (reason) return reason;
    const rest = missing();
    if (rest.length > 0) return `not there after the installation: ${rest.join(', ')}`;
  }
  return npm && !isInstalled(name, npm) ? installNpm(name, npm) : undefined;
}
