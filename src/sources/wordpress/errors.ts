import { isRecord, textOf, type Foreign } from '../foreign.js';
import { SourceError, type SourceErrorKind } from '../source.js';
import { plainText } from './plain-text.js';

/** WordPress names its errors; their status is often another one (a flood is 400). What is not here goes by status. */
const KINDS: Readonly<Record<string, SourceErrorKind>> = {
  comment_flood: 'rate-limited',
  comment_duplicate: 'duplicate',
  rest_comment_closed: 'closed',
  rest_comment_trash_post: 'closed',
  rest_comment_draft_post: 'closed',
  rest_comment_login_required: 'auth-required',
  rest_cookie_invalid_nonce: 'auth-expired',
  rest_comment_invalid_post_id: 'not-found',
  rest_already_trashed: 'not-found',
  rest_comment_content_invalid: 'invalid',
  rest_comment_author_data_required: 'invalid',
  rest_comment_invalid_author: 'invalid',
  comment_content_column_length: 'too-long',
  comment_author_column_length: 'invalid',
  comment_author_email_column_length: 'invalid',
  comment_author_url_column_length: 'invalid',
  rest_invalid_param: 'invalid',
};

/** WordPress waits as long between two comments of one visitor, and does not say so. */
const FLOOD_SECONDS = 15;

/** The error in an answer with a status that is none of success; `undefined` where the status says all. */
export function explainError({ code: word, message, data }: Foreign, status: number): SourceError | undefined {
  const code = textOf(word);
  if (code === undefined) return undefined;
  const kind = Object.hasOwn(KINDS, code) ? KINDS[code] : undefined;
  // What a plugin refuses has no kind of its own: its sentence is all there is to say.
  if (!kind) return [400, 403].includes(status) && !code.startsWith('rest_') ? refusal(status, code, plainText(message)) : undefined;
  const field = kind === 'invalid' || kind === 'too-long' ? fieldOf(code, data) : undefined;
  return new SourceError(kind, `${status} ${code}`, {
    ...(field && { field }),
    ...(kind === 'rate-limited' && { retryAfter: FLOOD_SECONDS }),
  });
}

function refusal(status: number, code: string, detail: string | undefined): SourceError {
  const kind = status === 400 ? 'invalid' : 'forbidden';
  return new SourceError(kind, `${status} ${code}`, detail === undefined ? {} : { detail: detail.slice(0, 500) });
}

/** Which field is wrong, read from the code or from the name of the parameter. */
function fieldOf(code: string, data: unknown): string | undefined {
  const params = isRecord(data) && isRecord(data.params) ? Object.keys(data.params) : [];
  const name = params[0] ?? code;
  if (/content/.test(name)) return 'body';
  if (/email/.test(name)) return 'email';
  if (/url/.test(name)) return 'url';
  return /author/.test(name) ? 'name' : undefined;
}
