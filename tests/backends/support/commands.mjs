// @ts-check
// Where the programs of this machine are.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Debian keeps those of every version of PostgreSQL in a folder of their own. */
const POSTGRESQL = '/usr/lib/postgresql';

/**
 * A program on the PATH, or where Debian puts servers.
 * @param {string} command
 * @returns {string | undefined} its whole path
 */
export function findCommand(command) {
  const versions = existsSync(POSTGRESQL) ? readdirSync(POSTGRESQL).map((version) => path.join(POSTGRESQL, version, 'bin')) : [];
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', ...versions];
  return folders.map((folder) => path.join(folder, command)).find((file) => existsSync(file));
}
