import { isRecord, recordsOf, textOf, type Foreign } from '../foreign.js';
import { SourceError, type SourceErrorKind } from '../source.js';

const KINDS: Readonly<Record<string, SourceErrorKind>> = {
  NOT_FOUND: 'not-found',
  FORBIDDEN: 'forbidden',
  INSUFFICIENT_SCOPES: 'forbidden',
  UNAUTHENTICATED: 'auth-required',
  RATE_LIMITED: 'rate-limited',
  UNPROCESSABLE: 'invalid',
  SERVICE_UNAVAILABLE: 'server',
};

/** What an answer with an error's status says. A limit of requests is 403 there as well as 429. */
export function explain(data: unknown, status: number, hasToken: boolean): SourceError | undefined {
  const message = isRecord(data) ? (textOf(data.message) ?? '') : '';
  if (status === 401) return new SourceError(hasToken ? 'auth-expired' : 'auth-required', message);
  return status === 403 && /rate limit/i.test(message) ? new SourceError('rate-limited', message) : undefined;
}

/** Why what was asked for is not in an answer with status 200. */
export function errorIn({ errors }: Foreign): SourceError {
  const [first] = recordsOf(errors);
  if (!first) return new SourceError('bad-answer', 'an answer without data');
  const message = textOf(first.message) ?? '';
  const type = textOf(first.type) ?? '';
  const kind = /\btoo long\b/i.test(message) ? 'too-long' : /\b(is|are) locked\b/i.test(message) ? 'closed' : undefined;
  const known = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  return new SourceError(kind ?? known ?? 'server', `${type} ${message}`, kind === 'too-long' ? { field: 'body' } : {});
}
