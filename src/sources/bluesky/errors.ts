import { isRecord, textOf } from '../foreign.js';
import { SourceError, type SourceErrorKind } from '../source.js';

const KINDS: Readonly<Record<string, SourceErrorKind>> = {
  NotFound: 'not-found',
  RecordNotFound: 'not-found',
  AuthMissing: 'auth-required',
  AuthenticationRequired: 'auth-required',
  InvalidToken: 'auth-expired',
  ExpiredToken: 'auth-expired',
  AccountTakedown: 'forbidden',
  BlockedActor: 'forbidden',
  BlockedByActor: 'forbidden',
};

/** What an answer of the AT Protocol says is wrong: its word tells more than its status, which is nearly always 400. */
export function explain(data: unknown, status: number): SourceError | undefined {
  if (status < 400 || !isRecord(data)) return undefined;
  const word = textOf(data.error) ?? '';
  const message = textOf(data.message) ?? '';
  const kind = Object.hasOwn(KINDS, word) ? KINDS[word] : word === 'InvalidRequest' ? kindOf(message) : undefined;
  return kind && new SourceError(kind, `${word}: ${message}`, kind === 'too-long' ? { field: 'body' } : {});
}

function kindOf(message: string): SourceErrorKind | undefined {
  if (/\btoo (big|long|large)\b/.test(message)) return 'too-long';
  return /could not (locate|find)|not found|unable to resolve handle/i.test(message) ? 'not-found' : undefined;
}
