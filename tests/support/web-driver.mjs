// @ts-check
import net from 'node:net';
import { startProgram } from './start-program.mjs';

/**
 * @typedef {object} Driven  a browser that does what it is asked over the WebDriver protocol
 * @property {(method: string, path: string, body?: object) => Promise<unknown>} ask  `path` is that after the session
 * @property {() => void} close
 */

/**
 * Opens a browser with a driver of its own. Now and then one does not come up: then another one is tried.
 * @param {string} program       the driver
 * @param {object} capabilities
 * @param {Record<string, string>} env
 * @returns {Promise<Driven>}
 */
export async function openBrowser(program, capabilities, env) {
  for (let tries = 3; ; tries--) {
    try {
      return await tryToOpen(program, capabilities, env);
    } catch (error) {
      if (tries === 1) throw error;
      console.log(`${program} opened no browser (${String(error)}): trying again.`);
    }
  }
}

/**
 * @param {string} program
 * @param {object} alwaysMatch
 * @param {Record<string, string>} env
 */
async function tryToOpen(program, alwaysMatch, env) {
  const port = await findPort();
  const origin = `http://127.0.0.1:${port}`;
  const { end } = startProgram(program, [`--port=${port}`, '--host=127.0.0.1'], env);
  try {
    await untilItListens(origin);
    const { sessionId } = await send('POST', `${origin}/session`, { capabilities: { alwaysMatch } }, 10);
    return {
      /** @type {Driven['ask']} */
      ask: (method, path, body) => send(method, `${origin}/session/${sessionId}${path}`, body),
      close: end,
    };
  } catch (error) {
    end();
    throw error;
  }
}

/**
 * @param {string} method
 * @param {string} address
 * @param {object} [body]
 * @param {number} [seconds]  how long it may take
 */
async function send(method, address, body, seconds = 30) {
  const signal = AbortSignal.timeout(1000 * seconds);
  const answer = await fetch(address, { method, signal, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${address}: ${value?.error ?? answer.status} ${value?.message ?? ''}`);
  return value;
}

/** @returns {Promise<number>} */
function findPort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/** @param {string} origin */
async function untilItListens(origin) {
  for (let tries = 0; tries < 100; tries++) {
    const listens = await send('GET', `${origin}/status`, undefined, 1).then(
      () => true,
      () => false,
    );
    if (listens) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It does not listen.');
}
