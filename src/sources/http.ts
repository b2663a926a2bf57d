import { isRecord, textOf } from './foreign.js';
import { SourceError, type SourceContext } from './source.js';

export interface RequestOptions {
  method?: string;
  /** Sent as JSON. */
  body?: unknown;
  /** A function is asked for them each time, for tokens that change; it may reject with a `SourceError` of its own. */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
  /** `same-origin` unless the page owner says otherwise. */
  credentials?: RequestCredentials;
  /** Tells the language of the page, instead of the browser's. */
  speaks?: boolean;
  /** The idempotency key of what is sent. */
  key?: string;
  /** Milliseconds until the headers must be here, and again until the body is; 20,000. */
  timeout?: number;
  /** The call may be answered by nothing, as 204 does. */
  empty?: boolean;
  /** For backends that have errors of their own: called with every JSON answer, whatever its status. */
  explain?: (data: unknown, status: number) => SourceError | undefined | Promise<SourceError | undefined>;
}

export interface Answer {
  /** The JSON, as it came. */
  data: unknown;
  headers: Headers;
  /** Where the answer came from, after redirects. */
  url: string;
}

/**
 * Asks once and never again. Rejects with `SourceError`, or with `AbortError` as soon as `context.signal`
 * is aborted, even if the `fetch` that was given knows nothing of signals.
 */
export async function request(url: string, context: SourceContext, options: RequestOptions = {}): Promise<Answer> {
  stopIfAborted(context.signal);
  // Its signal ends the fetch, the waiting and the listening, whichever way this ends.
  const controller = new AbortController();
  const { signal } = controller;
  const ended = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
  context.signal.addEventListener('abort', () => controller.abort(abortError()), { signal });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => controller.abort(new SourceError('timeout')), options.timeout ?? 20_000);
  };
  wait();
  try {
    return await Promise.race([ended, exchange(url, { ...context, signal }, options, wait)]);
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

/** The JSON of an answer; see `request`. */
export async function requestJson(
  url: string,
  context: SourceContext,
  options?: RequestOptions,
): Promise<unknown> {
  return (await request(url, context, options)).data;
}

async function exchange(
  url: string,
  { fetch, signal, lang }: SourceContext,
  { method = 'GET', body, headers: own, credentials = 'same-origin', speaks, key, empty, explain }: RequestOptions,
  onHeaders: () => void,
): Promise<Answer> {
  let response: Response;
  let text: string;
  try {
    const headers = new Headers(typeof own === 'function' ? await own() : own);
    if (!headers.has('Accept')) headers.set('Accept', 'application/json');
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    if (speaks && /^[\w-]+$/.test(lang)) headers.set('Accept-Language', lang);
    if (key !== undefined) headers.set('Idempotency-Key', key);
    response = await fetch(url, { method, headers, credentials, signal, body: JSON.stringify(body) });
    onHeaders();
    text = await response.text();
  } catch (cause) {
    throw SourceError.of(cause, 'network');
  }
  const { ok, status, headers } = response;
  const type = headers.get('Content-Type') ?? 'json';
  // A page for people with status 200, such as a login page, is not an answer.
  const data = /\bjson\b/i.test(type) ? parse(text) : undefined;
  const error = data === undefined ? undefined : await explain?.(data, status);
  if (error) throw error;
  if (!ok || /problem/i.test(type)) throw await failureOf(data, status, headers);
  if (data === undefined && !(empty && !text)) throw new SourceError('bad-answer', `${status} ${type}: not JSON`);
  return { data, headers, url: response.url || url };
}

/** `undefined` for what is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What went wrong, in the backend's words. They are read by a part that few readers ever need. */
export async function failureOf(data: unknown, status: number, headers: Headers): Promise<SourceError> {
  try {
    return (await import('./problem.js')).errorOf(data, status, headers);
  } catch (cause) {
    return SourceError.of(cause);
  }
}

/** Where the next page is: `next` in the answer, or a `Link` header with `rel="next"`; relative to the answer itself. */
export function nextUrl({ data, headers, url }: Answer): string | undefined {
  const link = /<([^>]*)>[^<]*;\s*rel="?next\b/i.exec(headers.get('Link') ?? '')?.[1];
  return hrefOf((isRecord(data) ? textOf(data.next) : undefined) ?? link, url);
}

/** An absolute URL, or `undefined` for what is none. */
export function hrefOf(url: string | undefined, base?: string): string | undefined {
  try {
    return url && new URL(url, base).href;
  } catch {
    return undefined;
  }
}

/** A page, a worker, or nothing of the kind. */
function baseOf({ document, location }: Partial<Pick<typeof globalThis, 'document' | 'location'>>): string | undefined {
  return document?.baseURI ?? location?.href;
}

/** An absolute URL; what is no URL is refused here, so that it is not taken for a failing network. */
export function resolveUrl(url: string): string {
  const href = hrefOf(url, baseOf(globalThis));
  if (!href) throw new SourceError('not-found', `not a URL: ${url}`);
  return href;
}

/** The origin of an address; see `resolveUrl`. */
export function originOf(url: string): string {
  return new URL(resolveUrl(url)).origin;
}

/** Waits for a part of a source that is imported when it is needed. Where it does not come, nothing was sent either. */
export function loadPart<T>(part: Promise<T>): Promise<T> {
  return part.catch((cause: unknown) => {
    throw new SourceError('network', String(cause), { retry: 'safe', cause });
  });
}

export function abortError(): DOMException {
  return new DOMException('The call was aborted', 'AbortError');
}

export function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw abortError();
}
