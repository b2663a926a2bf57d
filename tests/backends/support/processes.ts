import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * A server of one process, in the process group of the tests: whoever ends that one, ends it too. `killSignal` is for
 * one that has to clean up.
 */
export class ServerProcess {
  readonly #name: string;
  readonly #signal: SpawnOptions['killSignal'];
  readonly #child: ChildProcess;
  #output = '';
  #ended: string | undefined;

  constructor(command: string, args: readonly string[], options: SpawnOptions = {}) {
    this.#name = command;
    this.#signal = options.killSignal ?? 'SIGKILL';
    this.#child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const collect = (data: Buffer): void => {
      this.#output = (this.#output + data.toString()).slice(-8000);
    };
    this.#child.stdout?.on('data', collect);
    this.#child.stderr?.on('data', collect);
    this.#child.on('error', (error) => (this.#ended = error.message));
    this.#child.on('exit', (code, signal) => (this.#ended = `ended with ${String(code ?? signal)}`));
    process.once('exit', this.#kill);
  }

  /** Asks again until it answers. Fails with what the server said when it ends, or when a minute has passed. */
  async ready(isReady: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + 60_000;
    while (!(await isReady().catch(() => false))) {
      const reason = this.#ended ?? (Date.now() > end ? 'does not answer' : undefined);
      if (reason !== undefined) throw new Error(`${this.#name} ${reason}\n${this.#output}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async stop(): Promise<void> {
    process.off('exit', this.#kill);
    if (this.#ended !== undefined) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#kill();
    await gone;
  }

  readonly #kill = (): void => {
    this.#child.kill(this.#signal);
  };
}

/** Runs a command to its end; what it printed. */
export async function runCommand(
  command: string,
  args: readonly string[],
  input = '',
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  // One that ends before it has read all says why in its own words.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${command} ended with ${String(code)}\n${output}`);
  return output;
}

/** Whether something answers there without an error of its own. */
export async function isAnswering(url: string): Promise<boolean> {
  return (await fetch(url, { redirect: 'manual' })).status < 500;
}
