import { expect } from 'chai';
import { parseEventStream, type StreamEvent } from '../../../src/sources/rest/event-stream.js';
import { followEvents } from '../../../src/sources/rest/events.js';
import { RestSource } from '../../../src/sources/rest.js';
import type { SourceEvent } from '../../../src/sources/source.js';
import { smallDocument } from '../document.js';
import { startServer, type ServerOptions, type TestServer } from '../server.js';
import { contextOf, draftOf } from '../support.js';

/** Collects events and lets a test wait for the one it expects. */
class Ear {
  readonly events: SourceEvent[] = [];
  #wake: () => void = () => undefined;

  readonly hear = (event: SourceEvent): void => {
    this.events.push(event);
    this.#wake();
  };

  async until(isIt: (event: SourceEvent) => boolean): Promise<SourceEvent> {
    for (;;) {
      const event = this.events.find(isIt);
      if (event) return event;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  text(value: string): Promise<SourceEvent> {
    return this.until((event) => isAbout(event, value));
  }

  added(value: string): Promise<SourceEvent> {
    return this.until((event) => event.type === 'added' && isAbout(event, value));
  }
}

function isAbout(event: SourceEvent, text: string): boolean {
  return (event.type === 'added' || event.type === 'changed') && event.comment.body.value === text;
}

describe('RestSource: events over fetch', () => {
  let server: TestServer;
  let ear: Ear;
  let stop: () => void;

  const start = async (options: ServerOptions = {}): Promise<void> => {
    server = await startServer(smallDocument(), { retry: 10, ...options });
  };
  const listen = async (source = new RestSource(server.url), since?: string): Promise<void> => {
    ear = new Ear();
    stop = source.subscribe(since, ear.hear, contextOf());
    await server.eventReader();
  };
  const post = (value: string): Promise<unknown> => server.backend.post(draftOf(value, value), contextOf());
  const eventRequests = (): TestServer['requests'] => server.requests.filter(({ url }) => url.endsWith('/events'));

  afterEach(async () => {
    stop();
    await server.close();
  });

  it('tells of new, changed and removed comments and of the thread', async () => {
    await start();
    await listen();
    await post('Hello.');
    await ear.until((event) => event.type === 'added' && event.key === 'Hello.');
    await server.backend.pin('c1', true, contextOf());
    await ear.until((event) => event.type === 'changed' && event.comment.pinned === true);
    await server.backend.remove('c5', contextOf());
    expect(await ear.until(({ type }) => type === 'removed')).to.deep.include({ comment: { id: 'c5' } });
    await server.backend.setState('closed', contextOf());
    expect(await ear.until(({ type }) => type === 'thread')).to.have.nested.property('thread.state', 'closed');
  });

  it('looks once at what was written between the page and the connection', async () => {
    await start();
    const source = new RestSource(server.url);
    await source.load({}, contextOf());
    await post('In between.');
    await listen(source);
    expect(await ear.text('In between.')).to.include({ type: 'changed' });
  });

  it('follows where the first page says, even if that is still on its way', async () => {
    const { thread, ...document } = smallDocument();
    server = await startServer({ ...document, thread: { ...thread, endpoint: '/elsewhere' } }, { endpointPath: '/elsewhere' });
    const source = new RestSource(server.url);
    const page = source.load({}, contextOf());
    await listen(source);
    await page;
    expect(server.requests.map(({ url }) => url)).to.include('/elsewhere/events').and.not.include('/discussions/42/events');
  });

  it('resumes where it was when the connection was lost', async () => {
    await start();
    await listen();
    await post('One.');
    await ear.added('One.');
    server.dropEvents();
    await post('While nobody listened.');
    await ear.added('While nobody listened.');
    expect(eventRequests().map(({ headers }) => headers['last-event-id'])).to.deep.equal([undefined, '0']);
    expect(ear.events.filter(({ type }) => type === 'added')).to.have.length(2);
  });

  it('begins after the event that is known', async () => {
    await start();
    await post('Known.');
    await post('Unknown.');
    await listen(undefined, '0');
    await ear.text('Unknown.');
    expect(ear.events).to.have.length(1);
  });

  it('loads again when the backend cannot resume', async () => {
    await start({ eventsWithoutIds: true });
    await listen();
    // The look at the newest page is over.
    await ear.until(({ type }) => type === 'changed');
    server.dropEvents();
    await post('While nobody listened.');
    await ear.text('While nobody listened.');
    expect(eventRequests().every(({ headers }) => headers['last-event-id'] === undefined)).to.equal(true);
  });

  it('tries again while the server is down, with its headers', async () => {
    await start();
    await listen(new RestSource(server.url, { headers: () => ({ Authorization: 'Bearer x' }) }));
    await post('Here we are.');
    await ear.added('Here we are.');
    await ear.until(({ type }) => type === 'changed');
    server.failNext({ type: 'status', status: 503 });
    server.failNext({ type: 'drop' });
    server.dropEvents();
    await server.eventReader();
    await post('Back again.');
    await ear.text('Back again.');
    expect(eventRequests()).to.have.length(4);
    for (const { headers } of eventRequests()) {
      expect(headers).to.include({ authorization: 'Bearer x', accept: 'text/event-stream' });
    }
  });

  it('ends when the backend has no events', async () => {
    await start();
    const context = contextOf();
    const following = { url: `${server.url}/events`, since: '0', context, listener: () => undefined };
    const reload = (): Promise<never> => Promise.reject(new Error('not asked for'));
    for (const fault of [{ type: 'no-content' }, { type: 'status', status: 404 }, { type: 'html' }] as const) {
      server.failNext(fault);
      await followEvents({ ...following, reload });
    }
    expect(eventRequests()).to.have.length(3);
    stop = () => undefined;
  });

  it('passes over what is no event', async () => {
    await start();
    const lines = ['{', '7', '{"type":"added"}', '{"type":"thread","thread":1}', '{"type":"other","comment":{"id":"1"}}'];
    const wanted = '{"type":"removed","comment":{"id":"1"}}';
    const text = [...lines, wanted].map((line) => `data: ${line}\n\n`).join('');
    const response = new Response(text, { headers: { 'Content-Type': 'text/event-stream' } });
    const heard = new Ear();
    const controller = new AbortController();
    stop = () => controller.abort();
    const context = { ...contextOf(controller.signal), fetch: () => Promise.resolve(response.clone()) };
    void followEvents({
      url: server.url,
      since: undefined,
      context,
      listener: heard.hear,
      reload: () => Promise.resolve({ comments: [] }),
    });
    expect(await heard.until(() => true)).to.deep.equal(JSON.parse(wanted));
  });

  it('stops when it is told to, and when its signal is aborted', async () => {
    await start();
    await listen();
    stop();
    await post('Unheard.');
    const controller = new AbortController();
    ear = new Ear();
    stop = new RestSource(server.url).subscribe(undefined, ear.hear, contextOf(controller.signal));
    await server.eventReader();
    controller.abort();
    await post('Unheard too.');
    await new RestSource(server.url).load({}, contextOf());
    expect(ear.events).to.have.length(0);
  });
});

describe('parseEventStream', () => {
  const parse = (...chunks: string[]): StreamEvent[] => {
    const events: StreamEvent[] = [];
    const feed = parseEventStream((event) => events.push(event));
    chunks.forEach(feed);
    return events.filter((event) => Object.keys(event).length > 0);
  };

  it('reads fields, comments and all three line ends', () => {
    expect(parse(': hi\nid: 1\ndata: a\n\n')).to.deep.equal([{ id: '1', data: 'a' }]);
    expect(parse('id:2\r\ndata:b\r\ndata: c\r\n\r\n')).to.deep.equal([{ id: '2', data: 'b\nc' }]);
    expect(parse('retry: 50\rdata\r\rdata: d\n\n')).to.deep.equal([{ retry: 50, data: '' }, { data: 'd' }]);
  });

  it('reads the same however the text is cut', () => {
    const text = 'id: 1\r\ndata: {"a":\r\ndata: 1}\r\n\r\nretry: 5\n\ndata: z\r\n\r\n';
    const whole = parse(text);
    expect(whole).to.have.length(3);
    for (let cut = 0; cut <= text.length; cut += 1) {
      expect(parse(text.slice(0, cut), text.slice(cut)), `cut at ${cut}`).to.deep.equal(whole);
    }
    expect(parse(...text.split(''))).to.deep.equal(whole);
  });

  it('passes over an unfinished event, and a pause that is no number', () => {
    expect(parse('data: lost')).to.deep.equal([]);
    expect(parse('retry: soon\n\n')).to.deep.equal([]);
  });
});
