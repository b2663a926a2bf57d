import { abortError, failureOf, hrefOf, resolveUrl, stopIfAborted } from '../http.js';
import { SourceError } from '../source.js';

export interface Place {
  /** What the comments stand in. */
  root: Element;
  /** Of the page, with the id of that element. */
  url: string;
}

export interface PageOptions {
  /** `include` sends cookies to other origins too. */
  credentials?: RequestCredentials;
  /** Milliseconds until the page must be here; 20,000. */
  timeout?: number;
}

/** The element that `src` names, here or in another page. */
export async function placeOf(src: string, signal: AbortSignal, options: PageOptions): Promise<Place> {
  if (typeof document === 'undefined') throw new SourceError('unsupported', 'html: there is no page to read from here');
  stopIfAborted(signal);
  // A fragment is of this page, whatever its <base>.
  const url = new URL(src.startsWith('#') ? (hrefOf(src, location.href) ?? src) : resolveUrl(src));
  const isHere = withoutHash(url.href) === withoutHash(location.href);
  const page = isHere ? await thisPage() : await fetchPage(url, signal, options);
  stopIfAborted(signal);
  const id = decode(url.hash.slice(1));
  const root = id ? page.getElementById(id) : page.body;
  if (!root) throw new SourceError('not-found', `html: nothing in ${withoutHash(url.href)} has the id "${id}"`);
  return { root, url: url.href };
}

/** As it stands where it is no encoding. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withoutHash(url: string): string {
  return url.replace(/#.*/, '');
}

/** All of it: what stands below a script may not be here yet. */
async function thisPage(): Promise<Document> {
  if (document.readyState === 'loading') {
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  }
  return document;
}

/** By XMLHttpRequest: the one parser of pages that strict Trusted Types allow. Nothing of the page runs or is loaded. */
function fetchPage(url: URL, signal: AbortSignal, { credentials, timeout = 20_000 }: PageOptions): Promise<Document> {
  const asking = new XMLHttpRequest();
  const asked = new Promise<Document>((resolve, reject) => {
    const fail = (kind: 'network' | 'timeout') => () => reject(new SourceError(kind));
    asking.onload = () => {
      const { status, responseXML: page } = asking;
      const retryAfter = asking.getResponseHeader('Retry-After');
      if (status >= 400) void failureOf(undefined, status, new Headers(retryAfter ? { 'Retry-After': retryAfter } : {})).then(reject);
      else if (page?.body) resolve(page);
      else reject(new SourceError('bad-answer', `${status}: no HTML page`));
    };
    asking.onerror = fail('network');
    asking.ontimeout = fail('timeout');
    asking.onabort = () => reject(abortError());
  });
  asking.open('GET', withoutHash(url.href));
  asking.responseType = 'document';
  asking.timeout = timeout;
  asking.withCredentials = credentials === 'include';
  const abort = (): void => asking.abort();
  signal.addEventListener('abort', abort);
  asking.send();
  return asked.finally(() => signal.removeEventListener('abort', abort));
}
