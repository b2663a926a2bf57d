// @ts-check
import http from 'node:http';
import net from 'node:net';

const takingPath = '/__web-requests';

/**
 * For the head of a page behind the proxy: `takeRequests()` as `listRequests` gives it. Styles and lazy pictures are asked for
 * when a frame is drawn, and pictures after the rest: so it waits for a frame, and then for a picture of its own.
 */
export const takeRequestsScript = `
  window.takeRequests = async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => {
      const last = new Image();
      last.onerror = resolve;
      last.src = '${takingPath}?last=' + Math.random();
    });
    return (await fetch('${takingPath}')).json();
  };
`;

const refusal = 'HTTP/1.1 502 Bad Gateway\r\nconnection: close\r\n\r\n';

/**
 * A proxy that notes what a browser asks for, and lets it reach nothing but this machine. Every answer closes its
 * connection: each request needs a new one, so they come in the order in which they were made.
 * @returns {Promise<{ address: string, close(): void }>}
 */
export async function startRequestProxy() {
  /** @type {string[]} */
  const made = [];
  const server = http.createServer((request, response) => {
    response.shouldKeepAlive = false;
    const address = addressOf(request);
    if (address.pathname === takingPath) {
      response.end(address.search === '' ? JSON.stringify(made.splice(0)) : 'no picture');
      return;
    }
    made.push(address.href);
    if (!isHere(address)) {
      response.writeHead(502).end();
      return;
    }
    const headers = { ...request.headers, connection: 'close' };
    const asked = http.request(address, { method: request.method ?? 'GET', headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    asked.on('error', () => response.destroy());
    request.pipe(asked);
  });
  server.on('upgrade', (request, socket, head) => {
    const address = addressOf(request);
    made.push(address.href);
    const lines = Array.from({ length: request.rawHeaders.length / 2 }, (_, i) =>
      request.rawHeaders.slice(2 * i, 2 * i + 2).join(': '),
    );
    join(socket, address, (other) => {
      other.write(`GET ${address.pathname}${address.search} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      other.write(head);
    });
  });
  // Of what is encrypted nothing is known but the host.
  server.on('connect', (request, socket) => {
    const address = new URL(`https://${request.url ?? ''}`);
    made.push(address.href);
    join(socket, address, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {net.AddressInfo} */ (server.address());
  return {
    address: `127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * Lets the two talk to each other.
 * @param {import('node:stream').Duplex} socket
 * @param {URL} address
 * @param {(other: net.Socket) => void} begin
 */
function join(socket, address, begin) {
  socket.on('error', () => socket.destroy());
  if (!isHere(address)) {
    socket.end(refusal);
    return;
  }
  const other = net.connect(Number(address.port || 443), address.hostname, () => {
    begin(other);
    other.pipe(socket).pipe(other);
  });
  other.on('error', () => socket.destroy());
  socket.on('close', () => other.destroy());
}

/** @param {http.IncomingMessage} request */
function addressOf(request) {
  return new URL(request.url ?? '', 'http://nowhere.invalid');
}

/** @param {URL} address */
function isHere({ protocol, hostname }) {
  return ['http:', 'https:', 'ws:'].includes(protocol) && (hostname === '127.0.0.1' || hostname === 'localhost');
}
