import type { BodyOptions } from './options.js';
import { addText, element } from './safe-tree.js';
import type { SafeNode } from './safe-tree.js';

/** Of a link whose text is its address: paper needs no second one. */
export const bare = { class: 'bare' } as const;

/** For every link that a stranger wrote. */
export const linkRel = 'ugc nofollow noopener noreferrer';

/** How a bare address begins, and all up to where one can end: source of a pattern with the flags `giu`. */
export const addressPattern = String.raw`(?:https?:\/\/|mailto:|www\.)[^\s<>"\x60\\\p{Cc}\p{Cf}\p{Pi}\p{Pf}\u3001-\u303f\uff01-\uff1f]+`;

export const longestAddress = 2048;
/** Control characters, what cannot be seen, and backslashes, which browsers read as slashes. */
const obscure = /[\p{Cc}\p{Cf}\u2028\u2029\\]/u;
const candidates = new RegExp(String.raw`${addressPattern}|#\d{1,9}(?:\.\d{1,9}){0,99}`, 'giu');
/** What every candidate has in it, found much sooner. */
const mayLink = /:\/\/|mailto:|www\.|#\d/i;
const isAddress = /^(?:https?:\/\/[\p{L}\p{N}[]|mailto:[^@?]+@.|www\.[^.]+\.[^.])/iu;

/**
 * The one way by which a foreign address gets into a page: absolute and normalised, or `undefined` when it is no
 * http, https or mailto address, hides something (control characters, a user name before the host) or is too long.
 * @param base absolute URL for relative addresses; without it they are refused
 */
export function safeUrl(value: unknown, base?: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (!text || text.length > longestAddress || obscure.test(text)) return undefined;
  try {
    const { protocol, username, password, href } = new URL(text, base);
    if (protocol === 'mailto:') return href;
    return /^https?:$/.test(protocol) && !username && !password ? href : undefined;
  } catch {
    return base === undefined ? undefined : safeUrl(text);
  }
}

/**
 * Adds text in which bare addresses and, where they are known, references such as #17 become links.
 * @param decode applied to what is not an address
 */
export function addLinkedText(
  tree: SafeNode[],
  text: string,
  options: BodyOptions,
  decode = (piece: string): string => piece,
): void {
  if (!mayLink.test(text)) return addText(tree, decode(text));
  let done = 0;
  for (const { 0: run, index } of text.matchAll(candidates)) {
    const isReference = run[0] === '#';
    const written = isReference ? run : run.slice(0, addressLength(text, index, run));
    const href = isReference ? reference(text, index, run, options) : bareUrl(written);
    if (!href) continue;
    addText(tree, decode(text.slice(done, index)));
    tree.push(element('a', [written], href[0] === '#' ? { href } : { href, rel: linkRel, ...(!isReference && bare) }));
    done = index + written.length;
  }
  addText(tree, decode(text.slice(done)));
}

/** How much of a run of characters belongs to the address: not closing punctuation, nor brackets opened before it. 0: none. */
export function addressLength(text: string, index: number, run: string): number {
  if (run.length > longestAddress || /[a-z\d]/i.test(text[index - 1] ?? '') || !isAddress.test(run)) return 0;
  let open = 0;
  for (const character of run) open += bracket(character);
  let end = run.length;
  for (; end > 0; end--) {
    const last = run[end - 1] ?? '';
    const turn = bracket(last);
    if (turn < 0 ? open >= 0 : turn === 0 && !`?!.,:;*_~'…|`.includes(last)) break;
    open -= turn;
  }
  return end;
}

function bracket(character: string): number {
  return '(['.includes(character) ? 1 : ')]'.includes(character) ? -1 : 0;
}

function bareUrl(written: string): string | undefined {
  return safeUrl(/^www/i.test(written) ? `https://${written}` : written);
}

function reference(text: string, index: number, written: string, options: BodyOptions): string | undefined {
  if (/[\p{L}\p{N}&/#]/u.test(text[index - 1] ?? '') || /[\p{L}\p{N}_-]/u.test(text[index + written.length] ?? '')) return;
  const href = options.reference?.(written.slice(1));
  return href?.startsWith('#') ? href : safeUrl(href, options.base);
}
