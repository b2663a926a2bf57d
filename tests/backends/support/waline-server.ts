import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../../.config/run.mjs';
import type { Database } from './mariadb.js';
import { ServerProcess, freePort, isAnswering } from './processes.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const installed = path.join(root, '.cache/backends/waline/node_modules/@waline/vercel');

export interface WalineServer {
  url: string;
  /** `Authorization` of the administrator, or of a registered user. */
  authorization: (who: 'admin' | 'ann') => string;
  /** Runs SQL past the server. */
  run: (statements: string) => Promise<string>;
  close: () => Promise<void>;
}

/** A Waline server of one's own on this machine, with two users. `settings` are what its manual calls environment variables. */
export async function startWaline(database: Database, name: string, settings: Readonly<Record<string, string>> = {}): Promise<WalineServer> {
  await database.create(name);
  const run = (statements: string): Promise<string> => database.run(`USE ${name};\n${statements}`);
  await run(await readFile(path.join(here, 'waline/tables.sql'), 'utf8'));
  // Before every answer Waline asks a service of its makers' which sign-ins there are.
  const services = createServer((_, response) => response.end('{"services":[]}'));
  await new Promise<void>((resolve) => services.listen(0, '127.0.0.1', resolve));
  const port = await freePort();
  const env = {
    ...process.env,
    OAUTH_URL: `http://127.0.0.1:${(services.address() as AddressInfo).port}`,
    MYSQL_HOST: '127.0.0.1',
    MYSQL_PORT: String(database.port),
    MYSQL_DB: name,
    MYSQL_USER: 'test',
    MYSQL_PASSWORD: 'test',
    JWT_TOKEN: 'for tests only',
    AKISMET_KEY: 'false',
    IPQPS: '0',
    ...settings,
  };
  const args = ['--require', path.join(here, 'loopback.cjs'), path.join(installed, 'vanilla.js'), String(port)];
  const server = new ServerProcess(process.execPath, args, { env });
  const url = `http://127.0.0.1:${port}`;
  const close = async (): Promise<void> => {
    await server.stop();
    await new Promise((resolve) => services.close(resolve));
  };
  try {
    await server.ready(() => isAnswering(`${url}/api/comment?path=/`));
    const tokens = { admin: await register(url, 'admin'), ann: await register(url, 'ann') };
    return { url, run, close, authorization: (who) => `Bearer ${tokens[who]}` };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The first who registers is the administrator. */
async function register(url: string, name: string): Promise<string> {
  const email = `${name}@mail.example`;
  const password = `${name}-password`;
  await send(`${url}/api/user`, { display_name: name, email, password, url: '' });
  const { data } = (await send(`${url}/api/token`, { email, password, code: '' })) as { data?: { token?: string } };
  if (!data?.token) throw new Error(`${name} could not be registered`);
  return data.token;
}

async function send(url: string, body: object): Promise<unknown> {
  const headers = { 'Content-Type': 'application/json' };
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).json();
}
