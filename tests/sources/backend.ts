import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { misbehave, type Fault } from './faults.js';

/** What a source asks of a backend. */
export interface BackendCall {
  method: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** As it came. */
  text: string;
  /** The JSON of it. */
  body: unknown;
}

/** An answer that is more than JSON with status 200. */
export class Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

export interface Backend {
  /** `http://127.0.0.1:port` */
  origin: string;
  /** Every call but preflights, in the order in which they came. */
  calls: BackendCall[];
  /** The next answers go wrong. */
  failNext: (fault: Fault, times?: number) => void;
  close: () => Promise<void>;
}

/**
 * Somebody else's backend on this machine, as far as recorded answers make it one: `answer` gives JSON or a `Reply`;
 * `undefined` is 404.
 */
export async function startBackend(answer: (call: BackendCall) => unknown): Promise<Backend> {
  const calls: BackendCall[] = [];
  const faults: Fault[] = [];
  const server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', request.headers['access-control-request-headers'] ?? '*');
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE');
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    void callOf(request).then(async (call) => {
      calls.push(call);
      const given = await answer(call);
      const reply = given instanceof Reply ? given : new Reply(given === undefined ? 404 : 200, given ?? { error: 'Not found' });
      const fault = faults.shift();
      if (fault) return misbehave(fault, response, () => Promise.resolve(reply.body));
      response.writeHead(reply.status, { 'Content-Type': 'application/json; charset=utf-8', ...reply.headers });
      response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    failNext: (fault, times = 1) => void faults.push(...Array.from({ length: times }, () => fault)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function callOf(request: IncomingMessage): Promise<BackendCall> {
  const { method = 'GET', url = '/', headers } = request;
  const { pathname: path, searchParams: query } = new URL(url, 'http://backend');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return { method, path, query, headers, text, body: jsonOf(text) };
}

function jsonOf(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
