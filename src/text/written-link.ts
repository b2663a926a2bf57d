import { bare, linkRel, safeUrl } from './links.js';
import type { BodyOptions } from './options.js';
import type { SafeAttributes } from './safe-table.js';
import { element, textOf } from './safe-tree.js';
import type { SafeTree } from './safe-tree.js';

/** At the start of a word, or after a scheme; not in the path of an address. */
const hostInText =
  /(?:(?<=:\/\/)|(?<![\p{L}\p{N}/=&?%#_.-]))(?:[\p{L}\p{N}][\p{L}\p{N}-]*[.\u2024\u3002\uff0e\uff61])+\p{L}{2,}/gu;

/**
 * A link, followed by its real host in brackets when its text looks like another one; only the text when the
 * address is refused.
 */
export function writtenLink(
  address: unknown,
  children: SafeTree,
  options: BodyOptions,
  attributes: SafeAttributes<'a'> = {},
): SafeTree {
  const href = safeUrl(address, options.base);
  if (!href) return children;
  const text = textOf(children);
  const host = hostBehind(text, href);
  // A link that nobody could see shows its address.
  const seen = text.trim() || children.some((node) => typeof node !== 'string') ? children : [href];
  const shown = textOf(seen);
  const isBare = href === shown || href === `${shown}/`;
  return [element('a', seen, { href, rel: linkRel, ...(isBare && bare), ...attributes }), ...(host ? [` (${host})`] : [])];
}

/** The host that a link leads to, when its text names another. */
function hostBehind(text: string, href: string): string | undefined {
  const seen = text.replace(/\p{Cf}/gu, '').replace(/\s+/g, ' ').slice(0, 300);
  const named = seen.match(hostInText);
  if (!named) return undefined;
  const { hostname, pathname } = new URL(href);
  const real = (hostname || pathname.slice(pathname.lastIndexOf('@') + 1)).toLowerCase();
  return named.every((name) => hostOf(name) === withoutWww(real)) ? undefined : real;
}

const withoutWww = (host: string): string => host.replace(/^www\./, '');

function hostOf(name: string): string {
  try {
    return withoutWww(new URL(`http://${name}`).hostname);
  } catch {
    return '';
  }
}
