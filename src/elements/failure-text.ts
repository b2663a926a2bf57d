import type { Strings } from '../i18n/strings.js';
import { SourceError } from '../sources/source.js';

/**
 * Why something failed, for people: when to try again, the backend's own sentence, or one for the kind. What is no
 * `SourceError` is the server's fault as far as they are concerned.
 */
export function failureText(error: unknown, strings: Strings): string {
  const { kind, detail, retryAfter } = SourceError.of(error);
  if (kind === 'rate-limited' && retryAfter) return strings.text('error.wait', { when: strings.ahead(retryAfter) });
  return detail ?? strings.text(`error.${kind}`);
}
