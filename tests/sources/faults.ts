import type { ServerResponse } from 'node:http';
import type { SourceErrorKind } from '../../src/sources/source.js';

/** How the server can go wrong with one request. */
export type Fault =
  /** A page for people, as a proxy or a login form answers. */
  | { type: 'html'; status?: number }
  /** 204 where a body is due. */
  | { type: 'no-content' }
  /** Half of the JSON. */
  | { type: 'truncated' }
  /** Valid JSON that calls itself something else. */
  | { type: 'content-type'; value: string }
  /** Headers never come, or the body never does. */
  | { type: 'silent'; after?: 'headers' }
  /** Answers as it should, but not before it is let. */
  | { type: 'slow'; until: Promise<void> }
  /** The connection breaks: before anything was done, or after it was. */
  | { type: 'drop'; after?: 'storing' }
  /** A bare status, as most servers answer. */
  | { type: 'status'; status: number; headers?: Record<string, string> }
  /** RFC 9457; `fields` adds to it or overrides it. */
  | { type: 'problem'; kind: SourceErrorKind; status?: number; fields?: Record<string, unknown> }
  /** 302 to a login page, which is HTML with status 200. */
  | { type: 'login' }
  /** Any JSON, with status 200. */
  | { type: 'json'; value: unknown };

export const STATUS_OF: Readonly<Record<SourceErrorKind, number>> = {
  'auth-required': 401,
  'auth-expired': 401,
  forbidden: 403,
  closed: 403,
  'not-found': 404,
  invalid: 422,
  'too-long': 413,
  duplicate: 409,
  'rate-limited': 429,
  spam: 403,
  conflict: 409,
  unsupported: 501,
  network: 502,
  timeout: 504,
  server: 500,
  'bad-answer': 502,
};

export function sendProblem(
  response: ServerResponse,
  kind: SourceErrorKind,
  fields: Record<string, unknown> = {},
  status: number = STATUS_OF[kind],
): void {
  response.writeHead(status, { 'Content-Type': 'application/problem+json' });
  response.end(JSON.stringify({ type: `https://discussion.example/problems/${kind}`, title: `Problem: ${kind}`, status, ...fields }));
}

/** Goes wrong. `answer` does what the request asked for and returns what would have been sent. */
export async function misbehave(fault: Fault, response: ServerResponse, answer: () => Promise<unknown>): Promise<void> {
  switch (fault.type) {
    case 'html':
      response.writeHead(fault.status ?? 200, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end('<!doctype html><title>Please sign in</title><h1>Please sign in</h1>');
      return;
    case 'no-content':
      response.writeHead(204).end();
      return;
    case 'truncated': {
      const text = JSON.stringify(await answer());
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(text.slice(0, text.length / 2));
      return;
    }
    case 'content-type':
      response.writeHead(200, { 'Content-Type': fault.value }).end(JSON.stringify(await answer()));
      return;
    case 'silent':
      // The client gives up, or the server closes.
      if (fault.after) response.writeHead(200, { 'Content-Type': 'application/json' }).flushHeaders();
      return;
    case 'slow': {
      await fault.until;
      const data = await answer();
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(data));
      return;
    }
    case 'drop':
      if (fault.after) await answer();
      response.destroy();
      return;
    case 'status':
      response.writeHead(fault.status, fault.headers).end();
      return;
    case 'problem':
      sendProblem(response, fault.kind, fault.fields, fault.status);
      return;
    case 'login':
      response.writeHead(302, { Location: '/login' }).end();
      return;
    case 'json':
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(fault.value));
  }
}
