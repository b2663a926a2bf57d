// @ts-check
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** The project's folder, without a trailing slash. */
export const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));

/**
 * @typedef {object} RunResult
 * @property {number} code      exit code; 124 when it took too long
 * @property {string} output    stdout and stderr, as they came
 */

/**
 * Runs a tool of the project (a name from node_modules/.bin, or `node`) and waits for its end. The process is
 * ended, with all that it started, when it takes longer than `minutes`.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ minutes?: number, quiet?: boolean, cwd?: string, env?: Record<string, string> }} [options]
 *   `quiet` collects the output and shows nothing
 * @returns {Promise<RunResult>}
 */
export function run(command, args, { minutes = 5, quiet = false, cwd = root, env = {} } = {}) {
  const bin = path.join(root, 'node_modules', '.bin');
  return new Promise((resolve) => {
    const child = spawn(command === 'node' ? process.execPath : command, args, {
      cwd,
      env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32',
    });
    let output = '';
    let isLate = false;
    /** @param {Buffer} data */
    const collect = (data) => {
      output += data.toString();
      if (!quiet) process.stdout.write(data);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const end = () => endGroup(child);
    const timer = setTimeout(() => {
      isLate = true;
      end();
    }, minutes * 60_000);
    process.once('exit', end);
    child.on('error', (error) => {
      output += `${error.message}\n`;
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      process.off('exit', end);
      if (isLate) output += `\n${command} took longer than ${minutes} minutes and was ended.\n`;
      resolve({ code: isLate ? 124 : (code ?? 1), output });
    });
  });
}

/** @param {import('node:child_process').ChildProcess} child */
function endGroup(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, () => process.exit(130));
}
