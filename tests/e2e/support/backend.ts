import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A comment as this program keeps it. Nothing here is the library's own: it is written after the description alone. */
export interface StoredComment {
  id: string;
  parentId: string | null;
  author: { kind: string; name?: string };
  body: { format: string; value: string };
  createdAt: string;
  editedAt?: string;
  status: string;
  can: { edit: boolean; delete: boolean };
}

/** What goes wrong with the next post. */
type Fault = 'error' | 'lose-answer' | 'refuse-connection' | 'sign-in' | 'hold-for-approval' | 'never-answer';

interface Sent {
  parentId: string | null;
  body: { format: string; value: string };
  author?: { name?: string };
}

/** A discussion server: reads, posts once for each idempotency key, edits, deletes, tells what happens. */
export class Backend {
  readonly comments: StoredComment[] = [];
  /** The keys of all posts that arrived, in order. */
  readonly keys: string[] = [];
  readonly faults: Fault[] = [];
  threadId = 'quay';
  readonly #byKey = new Map<string, StoredComment>();
  readonly #readers = new Set<ServerResponse>();
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch(() => response.destroy());
  });

  static async start(...texts: readonly string[]): Promise<Backend> {
    const backend = new Backend();
    for (const text of texts) backend.#store({ parentId: null, body: { format: 'text', value: text }, author: { name: 'Ann' } }, false);
    await new Promise<void>((resolve) => backend.#server.listen(0, '127.0.0.1', resolve));
    return backend;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get url(): string {
    return `${this.origin}/api/${this.threadId}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  /** Those with these words. */
  saying(text: string): StoredComment[] {
    return this.comments.filter(({ body }) => body.value === text);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', headers } = request;
    const [id, what] = new URL(request.url ?? '/', this.origin).pathname.split('/').slice(3);
    response.setHeader('Access-Control-Allow-Origin', headers.origin ?? '*');
    response.setHeader('Access-Control-Allow-Credentials', 'true');
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PATCH, DELETE');
    response.setHeader('Access-Control-Allow-Headers', headers['access-control-request-headers'] ?? '*');
    if (method === 'OPTIONS') return send(response, 204);
    const body = await bodyOf(request);
    if (method === 'POST' && !id) return this.#post(response, body as Sent, headers['idempotency-key'] as string);
    if (method === 'GET' && id === 'events') return this.#listen(response);
    if (method === 'GET') return send(response, 200, this.#page(new URL(request.url ?? '/', this.origin).searchParams));
    const comment = this.comments.find((one) => one.id === id);
    if (!comment || what) return problem(response, 404, 'not-found');
    if (method === 'PATCH') {
      Object.assign(comment, { body: (body as Sent).body, editedAt: new Date().toISOString() });
      this.#tell('changed', comment);
      return send(response, 200, comment);
    }
    this.comments.splice(this.comments.indexOf(comment), 1);
    this.#tell('removed', comment);
    return send(response, 204);
  }

  #post(response: ServerResponse, sent: Sent, key: string): void {
    if (!key) return problem(response, 422, 'invalid');
    this.keys.push(key);
    const fault = this.faults.shift();
    if (fault === 'refuse-connection') return void response.destroy();
    if (fault === 'never-answer') return;
    if (fault === 'error') return problem(response, 500, 'server');
    if (fault === 'sign-in') return problem(response, 401, 'auth-expired');
    const before = this.#byKey.get(key);
    const comment = before ?? this.#store(sent, fault === 'hold-for-approval', key);
    if (fault === 'lose-answer') {
      // In the middle of the answer: a browser sends again by itself what was not answered at all.
      response.writeHead(201, { 'Content-Type': 'application/json' }).write('{');
      setTimeout(() => response.destroy(), 50);
      return;
    }
    return send(response, before ? 200 : 201, comment);
  }

  #store({ parentId, body, author }: Sent, isHeld: boolean, key?: string): StoredComment {
    const comment: StoredComment = {
      id: `n${this.comments.length + 1}`,
      parentId,
      author: author?.name ? { kind: 'guest', name: author.name } : { kind: 'anonymous' },
      body,
      // Each later than the one before it.
      createdAt: new Date(Date.UTC(2025, 9, 16, 8) + this.comments.length * 60_000).toISOString(),
      status: isHeld ? 'pending' : 'published',
      can: { edit: true, delete: true },
    };
    this.comments.push(comment);
    if (key !== undefined) this.#byKey.set(key, comment);
    if (!isHeld) this.#tell('added', comment, key);
    return comment;
  }

  #page(query: URLSearchParams): object {
    const parent = query.get('parent');
    const comments = this.comments.filter(({ status, parentId }) => status === 'published' && (parent === null || parentId === parent));
    return { thread: { id: this.threadId, state: 'open' }, comments };
  }

  #listen(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(': hello\n\n');
    this.#readers.add(response);
    response.on('close', () => this.#readers.delete(response));
  }

  #tell(type: string, comment: StoredComment, key?: string): void {
    for (const reader of this.#readers) reader.write(`data: ${JSON.stringify({ type, comment, key })}\n\n`);
  }
}

function send(response: ServerResponse, status: number, data?: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(data && JSON.stringify(data));
}

function problem(response: ServerResponse, status: number, kind: string): void {
  response.writeHead(status, { 'Content-Type': 'application/problem+json' });
  response.end(JSON.stringify({ type: `https://discussion.example/problems/${kind}`, title: kind, status }));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text ? JSON.parse(text) : undefined;
}
