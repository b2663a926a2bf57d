// @ts-check
import { spawn } from 'node:child_process';

/**
 * A program that ends with this one, together with all that it started. What it writes to its file 3 can be read.
 * @param {string} name
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
export function startProgram(name, args, env = {}) {
  const child = spawn(name, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const end = () => {
    process.off('exit', end);
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  };
  process.once('exit', end);
  return { child, end };
}
