import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SourceEvent } from '../../src/sources/source.js';

/** What is so for one reader only is not told to all: rights, and whose reactions they are. */
function forAll(event: SourceEvent): SourceEvent {
  if (event.type !== 'added' && event.type !== 'changed') return event;
  const { can: _can, ...comment } = event.comment;
  const reactions = comment.reactions?.map((reaction) => ({ ...reaction, mine: false }));
  return { ...event, comment: { ...comment, ...(reactions && { reactions }) } };
}

/** The events of a discussion, for readers who come, go and come back. */
export class EventLog {
  readonly #events: string[] = [];
  readonly #readers = new Set<ServerResponse>();
  readonly #waiting: (() => void)[] = [];
  readonly #retry: number | undefined;
  readonly #withIds: boolean;

  constructor(retry: number | undefined, withIds: boolean) {
    this.#retry = retry;
    this.#withIds = withIds;
  }

  add(event: SourceEvent): void {
    this.#events.push(JSON.stringify(forAll(event)));
    for (const reader of this.#readers) this.#send(reader, this.#events.length - 1);
  }

  connect(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(this.#retry === undefined ? ': hello\n\n' : `retry: ${this.#retry}\n\n`);
    const last = request.headers['last-event-id'];
    if (last !== undefined) for (let i = Number(last) + 1; i < this.#events.length; i += 1) this.#send(response, i);
    this.#readers.add(response);
    response.on('close', () => this.#readers.delete(response));
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  drop(): void {
    for (const reader of this.#readers) reader.destroy();
    this.#readers.clear();
  }

  reader(): Promise<void> {
    return this.#readers.size > 0 ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }

  #send(reader: ServerResponse, index: number): void {
    reader.write(`${this.#withIds ? `id: ${index}\n` : ''}data: ${this.#events[index]}\n\n`);
  }
}
