import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ServerProcess, freePort, runCommand } from './processes.js';

export interface Database {
  /** Files of the servers in front of it may lie here, too: all of it goes with it. */
  folder: string;
  port: number;
  /** Runs statements as the owner. */
  run: (statements: string) => Promise<string>;
  /** Makes an empty database that `test` with the password `test` owns. */
  create: (name: string) => Promise<void>;
  close: () => Promise<void>;
}

/** A MariaDB server of one's own on this machine, with nothing in it. */
export async function startMariaDb(): Promise<Database> {
  const folder = await mkdtemp(path.join(tmpdir(), 'discussion-backend-'));
  const socket = path.join(folder, 'db.sock');
  const data = `--datadir=${path.join(folder, 'db')}`;
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  const quick = ['--auth-root-authentication-method=normal', '--skip-test-db'];
  await runCommand('mariadb-install-db', ['--no-defaults', ...user, data, ...quick]);
  const port = await freePort();
  // Nothing has to outlive the tests, so nothing has to reach the disk.
  const careless = ['--innodb-flush-log-at-trx-commit=0', '--innodb-flush-method=nosync', '--skip-log-bin'];
  const place = [`--socket=${socket}`, `--port=${port}`, '--bind-address=127.0.0.1', `--pid-file=${path.join(folder, 'db.pid')}`];
  const server = new ServerProcess('mariadbd', ['--no-defaults', ...user, data, ...place, ...careless]);
  const run = (statements: string): Promise<string> =>
    runCommand('mariadb', ['--no-defaults', '-S', socket, '-uroot', '--batch'], statements);
  const close = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await server.ready(async () => (await run('SELECT 1')).length > 0);
    await run("CREATE USER test@'%' IDENTIFIED BY 'test'");
  } catch (error) {
    await close();
    throw error;
  }
  const create = async (name: string): Promise<void> => {
    await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4; GRANT ALL ON ${name}.* TO test@'%'`);
  };
  return { folder, port, run, create, close };
}
