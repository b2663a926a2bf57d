import { isRecord, textOf, type Foreign } from './foreign.js';
import { SOURCE_ERROR_KINDS, SourceError, type SourceErrorKind } from './source.js';

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

/** Reads RFC 9457 problem details, whose `type` is a kind or a URL that ends in one; otherwise goes by the status. */
export function errorOf(data: unknown, status: number, headers: Headers): SourceError {
  const problem: Foreign = isRecord(data) ? data : {};
  const word = textOf(problem.type)?.split(/[/#:]/).findLast(Boolean);
  const known = SOURCE_ERROR_KINDS.find((kind) => kind === word);
  const code = status < 400 ? Number(problem.status) : status;
  const title = textOf(problem.title);
  const field = textOf(problem.field);
  // A title that repeats the status or the type is not for people.
  const sentence = known && title !== known ? title : undefined;
  const detail = (textOf(problem.detail) ?? sentence)?.slice(0, 500);
  const retryAfter = secondsOf(problem.retryAfter ?? headers.get('Retry-After') ?? (code === 429 ? resetOf(headers) : undefined));
  const kind = known ?? BY_STATUS[code] ?? (code >= 500 ? 'server' : 'bad-answer');
  return new SourceError(kind, `${status} ${title ?? kind}`, {
    ...(field && { field }),
    ...(detail && { detail }),
    ...(retryAfter !== undefined && { retryAfter }),
  });
}

/** When a limit is lifted, as some say it instead of `Retry-After`: a date, or seconds since 1970. */
function resetOf(headers: Headers): string | undefined {
  const reset = headers.get('X-RateLimit-Reset') ?? headers.get('RateLimit-Reset') ?? undefined;
  return Number(reset) > 1e9 ? new Date(Number(reset) * 1000).toISOString() : reset;
}

/** `Retry-After`: seconds, or a date. */
function secondsOf(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : textOf(value);
  if (!text) return undefined;
  const seconds = Number.isNaN(Number(text)) ? Math.ceil((Date.parse(text) - Date.now()) / 1000) : Number(text);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
