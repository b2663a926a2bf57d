import { isRecord, textOf, type Foreign } from './foreign.js';
import { SOURCE_ERROR_KINDS, SourceError, type SourceContext, type SourceErrorKind } from './source.js';

export interface RequestOptions {
  method?: string;
  /** Sent as JSON. */
  body?: unknown;
  /** A function is asked for them each time, for tokens that change; it may reject with a `SourceError` of its own. */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
  /** `same-origin` unless the page owner says otherwise. */
  credentials?: RequestCredentials;
  /** Milliseconds until the headers must be here, and again until the body is; 20,000. */
  timeout?: number;
  /** The call may be answered by nothing, as 204 does. */
  empty?: boolean;
  /** For backends that have errors of their own: called with every JSON answer, whatever its status. */
  explain?: (data: unknown, status: number) => SourceError | undefined;
}

export interface Answer {
  /** The JSON, as it came. */
  data: unknown;
  headers: Headers;
  /** Where the answer came from, after redirects. */
  url: string;
}

const BY_STATUS: Partial<Record<number, SourceErrorKind>> = {
  400: 'invalid',
  401: 'auth-required',
  403: 'forbidden',
  404: 'not-found',
  405: 'unsupported',
  408: 'timeout',
  409: 'conflict',
  410: 'not-found',
  413: 'too-long',
  422: 'invalid',
  429: 'rate-limited',
  501: 'unsupported',
};

/**
 * Asks once and never again. Rejects with `SourceError`, or with `AbortError` as soon as `context.signal`
 * is aborted, even if the `fetch` that was given knows nothing of signals.
 */
export async function request(url: string, context: SourceContext, options: RequestOptions = {}): Promise<Answer> {
  const { signal } = context;
  stopIfAborted(signal);
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let fail: (error: Error) => void = () => {};
  const failure = new Promise<never>((_, reject) => {
    fail = (error: Error) => {
      reject(error);
      controller.abort();
    };
  });
  const onAbort = (): void => fail(abortError());
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => fail(new SourceError('timeout')), options.timeout ?? 20_000);
  };
  signal.addEventListener('abort', onAbort);
  wait();
  try {
    const answer = exchange(url, context.fetch, controller.signal, options, wait);
    return await Promise.race([failure, answer]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
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
  fetch: SourceContext['fetch'],
  signal: AbortSignal,
  options: RequestOptions,
  onHeaders: () => void,
): Promise<Answer> {
  const { method = 'GET', body, credentials = 'same-origin' } = options;
  let response: Response;
  let text: string;
  try {
    const { headers: own } = options;
    const headers = new Headers(typeof own === 'function' ? await own() : own);
    if (!headers.has('Accept')) headers.set('Accept', 'application/json');
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    response = await fetch(url, {
      method,
      headers,
      credentials,
      signal,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    onHeaders();
    text = await response.text();
  } catch (cause) {
    throw cause instanceof SourceError ? cause : new SourceError('network', String(cause), { cause });
  }
  return { data: read(response, text, options), headers: response.headers, url: response.url || url };
}

function read({ ok, status, headers }: Response, text: string, { empty, explain }: RequestOptions): unknown {
  const type = headers.get('Content-Type') ?? 'json';
  // A page for people with status 200, such as a login page, is not an answer.
  let usable = /\bjson\b/i.test(type);
  let data: unknown;
  let cause: unknown;
  try {
    if (usable) data = JSON.parse(text);
  } catch (error) {
    usable = false;
    cause = error;
  }
  const own = usable ? explain?.(data, status) : undefined;
  if (own) throw own;
  if (!ok || /problem/i.test(type)) throw errorOf(data, status, headers);
  if (!usable && !(empty && !text)) {
    throw new SourceError('bad-answer', `${status} ${type}: not the JSON that was asked for`, { cause });
  }
  return data;
}

/** Reads RFC 9457 problem details, whose `type` is a kind or a URL that ends in one; otherwise goes by the status. */
function errorOf(data: unknown, status: number, headers: Headers): SourceError {
  const problem: Foreign = isRecord(data) ? data : {};
  const word = textOf(problem.type)?.split(/[/#:]/).findLast(Boolean);
  const known = SOURCE_ERROR_KINDS.find((kind) => kind === word);
  const code = status < 400 ? Number(problem.status) : status;
  const title = textOf(problem.title);
  const field = textOf(problem.field);
  // The title of an unknown type only repeats the status, which people do not read.
  const detail = (textOf(problem.detail) ?? (known && title))?.slice(0, 500);
  const retryAfter = secondsOf(problem.retryAfter ?? headers.get('Retry-After'));
  const kind = known ?? BY_STATUS[code] ?? (code >= 500 ? 'server' : 'bad-answer');
  return new SourceError(kind, `${status} ${title ?? kind}`, {
    ...(field && { field }),
    ...(detail && { detail }),
    ...(retryAfter !== undefined && { retryAfter }),
  });
}

/** `Retry-After`: seconds, or an HTTP date. */
function secondsOf(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : textOf(value);
  if (!text) return undefined;
  const seconds = Number.isNaN(Number(text)) ? Math.ceil((Date.parse(text) - Date.now()) / 1000) : Number(text);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
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

/** Counts each URL once, all at the same time. Those that fail are left out; when all fail, so does this. */
export async function countEach(
  urls: readonly string[],
  count: (url: string) => Promise<number | undefined>,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const errors: unknown[] = [];
  const unique = [...new Set(urls)];
  await Promise.all(
    unique.map(async (url) => {
      try {
        const number = await count(url);
        if (number !== undefined) counts.set(url, number);
      } catch (error) {
        errors.push(error);
      }
    }),
  );
  // What is no `SourceError` is an abort.
  const fatal = errors.find((error) => counts.size === 0 || !(error instanceof SourceError));
  if (fatal) throw fatal as Error;
  return counts;
}

export function abortError(): DOMException {
  return new DOMException('The call was aborted', 'AbortError');
}

export function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw abortError();
}
