import { ServerProcess, freePort, runCommand } from './processes.js';

export interface RedisServer {
  /** Name and port. */
  host: string;
  close: () => Promise<void>;
}

/** A Redis server of one's own on this machine, which keeps nothing. */
export async function startRedis(folder: string): Promise<RedisServer> {
  const port = String(await freePort());
  const server = new ServerProcess('redis-server', ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder]);
  await server.ready(async () => (await runCommand('redis-cli', ['-p', port, 'ping'])).includes('PONG'));
  return { host: `127.0.0.1:${port}`, close: () => server.stop() };
}
