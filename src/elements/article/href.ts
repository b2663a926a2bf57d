import { safeUrl } from '../../text/links.js';

/** An address for an attribute: checked; a relative one is left to the page, so that a server writes it too. */
export function hrefOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  return safeUrl(value) ?? (safeUrl(value, 'https://page.invalid/') === undefined ? undefined : value.trim());
}
