import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findCommand } from './commands.mjs';
import { ServerProcess, freePort, runCommand } from './processes.js';

export interface PostgresServer {
  /** Files of the servers in front of it may lie here, too: all of it goes with it. */
  folder: string;
  /** As programs want it: of a database with nothing in it. */
  url: string;
  close: () => Promise<void>;
}

/** A PostgreSQL server of one's own on this machine, with nothing in it. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'discussion-backend-'));
  const data = path.join(folder, 'db');
  // It does not run as root.
  const someone = process.getuid?.() === 0 ? await userFor(folder) : [];
  const commandLine = (name: string, ...args: string[]): [string, string[]] => {
    const [command = name, ...rest] = [...someone, findCommand(name) ?? name, ...args];
    return [command, rest];
  };
  await runCommand(...commandLine('initdb', '-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C'));
  const port = await freePort();
  // Nothing has to outlive the tests, so nothing has to reach the disk.
  const careless = ['-F', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
  const place = ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder];
  const server = new ServerProcess(...commandLine('postgres', ...place, ...careless), { killSignal: 'SIGQUIT' });
  const close = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const isThere = commandLine('pg_isready', '-h', '127.0.0.1', '-p', String(port));
    await server.ready(async () => (await runCommand(...isThere)).length > 0);
  } catch (error) {
    await close();
    throw error;
  }
  return { folder, url: `postgres://postgres@127.0.0.1:${port}/postgres`, close };
}

/** The user that Debian made for it, who gets the folder; how to run a program as that one. */
async function userFor(folder: string): Promise<string[]> {
  const [user, group] = await Promise.all(['-u', '-g'].map(async (which) => Number(await runCommand('id', [which, 'postgres']))));
  if (user === undefined || group === undefined) throw new Error('there is no user postgres');
  await chown(folder, user, group);
  return ['setpriv', `--reuid=${user}`, `--regid=${group}`, '--clear-groups', '--'];
}
