import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MemorySource, type MemorySourceOptions } from '../../src/sources/memory.js';
import { SourceError, type SourceEvent } from '../../src/sources/source.js';
import { answerTo, type Call } from './server-calls.js';
import { EventLog } from './server-events.js';
import { misbehave, sendProblem, type Fault } from './faults.js';

export type { Fault } from './faults.js';

export interface ServerOptions extends MemorySourceOptions {
  /** Where the discussion is; `/discussions/42` unless said otherwise. */
  path?: string;
  /** Other paths that are answered with JSON as it stands, such as static files. */
  files?: Readonly<Record<string, unknown>>;
  /** Where another discussion is, with this one's answers. */
  endpointPath?: string;
  /** Events without ids, as from a backend that cannot resume. */
  eventsWithoutIds?: boolean;
  /** Milliseconds until a reader of events should come back. */
  retry?: number;
}

export interface RecordedRequest {
  method: string;
  /** Path and query. */
  url: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: unknown;
}

export interface FaultRule {
  /** How many requests go wrong; 1 unless said otherwise. */
  times?: number;
  /** Only requests of this method. */
  method?: string;
}

export interface TestServer {
  /** The address of the discussion, to be given to a source. */
  url: string;
  /** `http://127.0.0.1:port` */
  origin: string;
  /** Every request but preflights, in the order in which they came. */
  requests: RecordedRequest[];
  /** The backend behind it, to look into or to write to past HTTP. */
  backend: MemorySource;
  failNext: (fault: Fault, rule?: FaultRule) => void;
  /** Nothing goes wrong any more. */
  heal: () => void;
  /** Ends the open event streams, as a restarted server does. */
  dropEvents: () => void;
  /** Resolves when a reader of events is connected. */
  eventReader: () => Promise<void>;
  close: () => Promise<void>;
}

/** A backend of the project's own wire format, over HTTP on this machine, with a document of its own. */
export async function startServer(document: unknown, options: ServerOptions = {}): Promise<TestServer> {
  const { path = '/discussions/42', endpointPath, files = {} } = options;
  const backend = new MemorySource(document, options);
  const context = { signal: new AbortController().signal, fetch, lang: 'en' };
  const log = new EventLog(options.retry, !options.eventsWithoutIds);
  backend.subscribe(undefined, (event: SourceEvent) => log.add(event), context);
  const requests: RecordedRequest[] = [];
  const rules: (Required<Pick<FaultRule, 'times'>> & FaultRule & { fault: Fault })[] = [];

  const takeFault = (method: string): Fault | undefined => {
    const rule = rules.find((one) => one.times > 0 && (one.method ?? method) === method);
    if (rule) rule.times -= 1;
    return rule?.fault;
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url: target = '/' } = request;
    allowOrigin(request, response);
    if (method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const body = await bodyOf(request);
    requests.push({ method, url: target, headers: request.headers as RecordedRequest['headers'], body });
    const url = new URL(target, 'http://server');
    const base = [path, endpointPath].find((one) => one && (url.pathname === one || url.pathname.startsWith(`${one}/`)));
    const parts = base ? url.pathname.slice(base.length).split('/').filter(Boolean).map(decodeURIComponent) : [];
    const call: Call = { method, parts, query: url.searchParams, body, key: request.headers['idempotency-key'] as string | undefined };
    const answer = async (): Promise<unknown> => {
      if (url.pathname in files) return files[url.pathname];
      if (!base) throw new SourceError('not-found', url.pathname);
      return answerTo(call, backend, context);
    };
    const fault = takeFault(method);
    if (fault) return misbehave(fault, response, answer);
    if (url.pathname === '/login') return misbehave({ type: 'html' }, response, answer);
    if (base && method === 'GET' && parts[0] === 'events') {
      log.connect(request, response);
      return;
    }
    const data = await answer();
    const status = data === undefined ? 204 : method === 'POST' ? 201 : 200;
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(data === undefined ? undefined : JSON.stringify(data));
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      const { kind, field } = error instanceof SourceError ? error : new SourceError('server', String(error));
      sendProblem(response, kind, field === undefined ? {} : { field });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: origin + path,
    origin,
    requests,
    backend,
    failNext: (fault, rule = {}) => void rules.push({ times: 1, ...rule, fault }),
    heal: () => void rules.splice(0),
    dropEvents: () => log.drop(),
    eventReader: () => log.reader(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function allowOrigin(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PATCH, PUT, DELETE');
  response.setHeader(
    'Access-Control-Allow-Headers',
    request.headers['access-control-request-headers'] ?? 'Content-Type, Idempotency-Key, Last-Event-ID',
  );
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After, Link');
  response.setHeader('Vary', 'Origin');
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text ? JSON.parse(text) : undefined;
}
