import { expect } from '@open-wc/testing';
import { followEvents } from '../../../src/sources/rest/events.js';
import type { SourceContext, SourceEvent } from '../../../src/sources/source.js';
import { comment } from '../document.js';

const STREAM = 'text/event-stream';

describe('events over EventSource', () => {
  let controller: AbortController;
  let context: SourceContext;

  beforeEach(() => {
    controller = new AbortController();
    const noFetch = (): Promise<Response> => Promise.reject(new Error('EventSource is the way here'));
    context = { signal: controller.signal, fetch: noFetch, lang: 'en' };
  });

  afterEach(() => controller.abort());

  /** A stream that says this and ends, after which the browser comes back in a moment. */
  const streamOf = (...lines: string[]): string =>
    `data:${STREAM},${encodeURIComponent(`retry: 1\n\n${lines.map((line) => `${line}\n`).join('')}\n`)}`;

  const follow = (url: string, reload: () => Promise<{ comments: ReturnType<typeof comment>[] }>): Promise<SourceEvent[]> =>
    new Promise((resolve) => {
      const events: SourceEvent[] = [];
      const listener = (event: SourceEvent): void => {
        events.push(event);
        if (events.length === 2) resolve(events);
      };
      void followEvents({ url, since: undefined, context, listener, reload });
    });

  it('tells of what comes, and leaves it to the browser to resume', async () => {
    const removed = JSON.stringify({ type: 'removed', comment: { id: 'c1' } });
    const reload = (): Promise<never> => Promise.reject(new Error('the backend can resume'));
    const events = await follow(streamOf('id: 7', `data: ${removed}`), reload);
    expect(events[0]).to.deep.equal({ type: 'removed', comment: { id: 'c1' } });
  });

  it('goes on by itself when the server refuses, from which the browser never comes back', async () => {
    const removed = { type: 'removed', comment: { id: 'c1' } };
    const missed = comment('m1', null, 1);
    const headers = { 'Content-Type': STREAM };
    context.fetch = () => Promise.resolve(new Response(`id: 7\ndata: ${JSON.stringify(removed)}\n\n`, { headers }));
    const events = await follow('/no-such-file', () => Promise.resolve({ comments: [missed] }));
    expect(events).to.have.deep.members([removed, { type: 'changed', comment: missed }]);
  });

  it('loads again after a loss when the backend cannot resume', async () => {
    const missed = [comment('m1', null, 1), comment('m2', 'm1', 2)];
    const events = await follow(streamOf(': nothing'), () => Promise.resolve({ comments: missed }));
    expect(events).to.deep.equal(missed.map((one) => ({ type: 'changed', comment: one })));
  });
});
