import { isRecord, textOf } from '../foreign.js';
import { SourceError, type SourceErrorKind, type SourceErrorOptions } from '../source.js';

/** Two comments of one address within as many seconds are refused; the server may say another number, but does not tell. */
const PAUSE_SECONDS = 60;

const FIELDS: Readonly<Record<string, string>> = { comment: 'body', nick: 'name', mail: 'email', link: 'url' };

/** The words in which Waline refuses: all else about these answers is the same. */
const WORDS: readonly [RegExp, SourceErrorKind, SourceErrorOptions?][] = [
  [/duplicate content/i, 'duplicate'],
  [/too fast/i, 'rate-limited', { retryAfter: PAUSE_SECONDS }],
  [/data too long/i, 'too-long', { field: 'body' }],
  // It asks for the writer of the parent when the reply is stored already: the same again would be a second one.
  [/undefined \(reading 'user_id'\)/, 'not-found', { retry: 'no' }],
];

/** What an answer that is a failure means; `error` is what its status alone says. */
export function explainError(data: unknown, status: number, error: unknown): SourceError {
  const { errno, errmsg } = isRecord(data) ? data : {};
  const text = textOf(errmsg) ?? '';
  const message = `${status} ${String(errno)} ${text.slice(0, 200)}`;
  const known = WORDS.find(([words]) => words.test(text));
  if (known) return new SourceError(known[1], message, known[2]);
  if (status >= 400) return SourceError.of(error);
  if (isRecord(errmsg)) {
    const field = Object.keys(errmsg).map((name) => FIELDS[name]).find(Boolean);
    return new SourceError('invalid', `${message}${Object.keys(errmsg).join()}`, field ? { field } : {});
  }
  // A rule of this server's own, in its own words.
  return new SourceError('invalid', message, text ? { detail: text.slice(0, 500) } : {});
}
