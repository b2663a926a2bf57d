// @ts-check
// Serves the built project to a browser on this machine: npm start, the end-to-end tests, the stories.
import { createReadStream, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.yaml': 'application/yaml; charset=utf-8',
};

/** Address prefix → folder, longest prefix first. */
const referencePage = { '/dist/': 'dist', '/': 'stories/reference' };

/**
 * @typedef {object} Site
 * @property {string} url     `http://127.0.0.1:8000/`, with the slash
 * @property {number} port
 * @property {() => Promise<void>} close
 */

/**
 * Serves folders of the project on 127.0.0.1.
 * @param {object} [options]
 * @param {number} [options.port]  0 (the default) takes any free one
 * @param {boolean} [options.next]  take the next free port when `port` is in use
 * @param {Record<string, string>} [options.folders]  address prefix, with slashes → folder; default: the reference page
 * @param {boolean} [options.cache]  lets the browser keep files: for folders that do not change while they are served
 * @returns {Promise<Site>}
 */
export async function serve({ port = 0, next = false, folders = referencePage, cache = false } = {}) {
  const mounts = Object.entries(folders).map(([prefix, folder]) => ({ prefix, folder: path.resolve(root, folder) }));
  const server = createServer((request, response) => {
    response.setHeader('Cache-Control', cache ? 'max-age=3600' : 'no-store');
    answer(mounts, request, response);
  });
  await listen(server, port, next ? 50 : 0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {number} tries  how many further ports may be tried
 * @returns {Promise<void>}
 */
async function listen(server, port, tries) {
  try {
    await new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve(undefined));
    });
  } catch (error) {
    if (tries === 0 || /** @type {NodeJS.ErrnoException} */ (error).code !== 'EADDRINUSE') throw error;
    await listen(server, port + 1, tries - 1);
  }
}

/**
 * @param {readonly { prefix: string, folder: string }[]} mounts
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function answer(mounts, request, response) {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const file = findFile(mounts, request.url ?? '/');
  if (file === undefined && request.url === '/favicon.ico') {
    // Browsers ask for it unasked.
    response.writeHead(204).end();
    return;
  }
  if (file === undefined) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
    return;
  }
  const type = types[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': statSync(file).size });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).on('error', () => response.destroy()).pipe(response);
}

/**
 * The file behind an address, or undefined: also for whatever lies outside the served folders, by `..` or by a link.
 * @param {readonly { prefix: string, folder: string }[]} mounts
 * @param {string} address
 */
function findFile(mounts, address) {
  try {
    const pathname = decodeURIComponent(new URL(address, 'http://127.0.0.1').pathname);
    if (pathname.includes('\0') || pathname.includes('\\')) return undefined;
    const mount = mounts.find(({ prefix }) => pathname.startsWith(prefix));
    if (!mount) return undefined;
    const folder = realpathSync(mount.folder);
    let file = realpathSync(path.join(folder, pathname.slice(mount.prefix.length)));
    if (statSync(file).isDirectory()) file = realpathSync(path.join(file, 'index.html'));
    return file.startsWith(folder + path.sep) ? file : undefined;
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { url } = await serve({ port: Number(process.env['PORT'] ?? 8000), next: true });
  console.log(`The reference page: ${url}`);
  console.log(`A thread on a bad network: ${url}bad-network.html`);
}
