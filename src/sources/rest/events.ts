import type { DiscussionPage } from '../../model/types.js';
import { idOf, isRecord } from '../foreign.js';
import type { RequestOptions } from '../http.js';
import type { LoadQuery, SourceContext, SourceEvent } from '../source.js';
import { wait } from '../wait.js';
import { parseEventStream, type StreamEvent } from './event-stream.js';

export interface Following extends Pick<RequestOptions, 'headers' | 'credentials'> {
  url: string;
  /** The last event that is known, where one is. */
  since: string | undefined;
  /** Its signal ends the following. */
  context: SourceContext;
  listener: (event: SourceEvent) => void;
  /** Called when the backend cannot say what was missed: before the connection, and where it was lost and there are no ids. */
  reload: (context: SourceContext, query: LoadQuery) => Promise<DiscussionPage>;
}

/** Milliseconds before a lost connection is tried again; doubled up to a minute while it stays lost. */
const PAUSE = 3000;
const LONGEST_PAUSE = 60_000;

/** Looked at once there is a connection: what came between the page and it. */
const NEWEST: LoadQuery = { order: 'newest', limit: 50 };

/** Hands on what arrives, until the signal is aborted or the backend says that there is nothing to follow. */
export async function followEvents(following: Following): Promise<void> {
  const { since, headers, context } = following;
  if (context.signal.aborted) return;
  // The platform's own way has no headers, and so no tokens and no `Last-Event-ID` to begin with.
  if (typeof EventSource === 'function' && !headers && since === undefined) followByEventSource(following);
  else await followByFetch(following);
}

function followByEventSource(following: Following): void {
  const { url, credentials, context } = following;
  const events = new EventSource(url, { withCredentials: credentials === 'include' });
  let isFirst = true;
  let lastId = '';
  events.onmessage = ({ data, lastEventId }: MessageEvent) => {
    lastId = lastEventId;
    tell(following, data);
  };
  events.onopen = () => {
    if (!lastId) void catchUp(following, isFirst ? NEWEST : {});
    isFirst = false;
  };
  events.onerror = () => {
    // It comes back from a lost connection, but never from an answer like 502.
    if (events.readyState === EventSource.CLOSED) void followByFetch({ ...following, since: lastId }, isFirst);
  };
  context.signal.addEventListener('abort', () => events.close());
}

async function followByFetch(following: Following, isFirst = true): Promise<void> {
  const { signal } = following.context;
  const last = { id: following.since ?? '', pause: PAUSE };
  let failures = 0;
  while (!signal.aborted) {
    try {
      const response = await open(following, last.id);
      if (!response) return;
      failures = 0;
      if (!last.id) void catchUp(following, isFirst ? NEWEST : {});
      isFirst = false;
      await read(response, last, following);
    } catch {
      failures += 1;
    }
    await wait(Math.min(last.pause * 2 ** Math.max(0, failures - 1), LONGEST_PAUSE), signal);
  }
}

/** `undefined` when the backend says that there is nothing to follow; rejects when it may be tried again. */
async function open(following: Following, lastId: string): Promise<Response | undefined> {
  const { url, headers: given, credentials = 'same-origin', context } = following;
  const { fetch, signal } = context;
  const headers = new Headers(typeof given === 'function' ? await given() : given);
  headers.set('Accept', 'text/event-stream');
  if (lastId) headers.set('Last-Event-ID', lastId);
  const response = await fetch(url, { headers, credentials, signal, cache: 'no-store' });
  const { status } = response;
  if (status >= 500 || status === 408 || status === 429) throw new Error(String(status));
  return status === 200 && /^text\/event-stream\b/i.test(response.headers.get('Content-Type') ?? '') ? response : undefined;
}

async function read(response: Response, last: { id: string; pause: number }, following: Following): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const take = ({ id, retry, data }: StreamEvent): void => {
    if (id !== undefined) last.id = id;
    if (retry !== undefined) last.pause = retry;
    if (data !== undefined) tell(following, data);
  };
  const feed = parseEventStream(take);
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) feed(part.value);
}

/** What is not an event of ours is passed over. */
function tell({ listener, context }: Following, data: unknown): void {
  if (context.signal.aborted) return;
  let event: unknown;
  try {
    event = JSON.parse(String(data));
  } catch {
    return;
  }
  if (!isRecord(event)) return;
  const { type, comment, thread } = event;
  const isComment = isRecord(comment) && idOf(comment.id) !== undefined;
  if (type === 'thread' ? isRecord(thread) : isComment && ['added', 'changed', 'removed'].includes(String(type))) {
    listener(event as unknown as SourceEvent);
  }
}

async function catchUp({ reload, listener, context }: Following, query: LoadQuery): Promise<void> {
  try {
    const { thread, comments } = await reload(context, query);
    if (context.signal.aborted) return;
    // New, changed or neither: who listens knows what is here.
    for (const comment of comments) listener({ type: 'changed', comment });
    if (thread) listener({ type: 'thread', thread });
  } catch {
    // The next reconnection tries again.
  }
}
