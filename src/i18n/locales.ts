import { en } from './en.js';
import type { Messages } from './en.js';

type Loader = () => Promise<Messages>;

const known = new Map<string, Messages | Loader>([
  ['en', en],
  ['es', async () => (await import('./es.js')).es],
]);
const listeners = new Set<() => void>();

/**
 * Adds a language, or replaces one. Give the dictionary itself where it must be there at once (server
 * rendering), or a function that imports it: `defineLocale('pt', () => import('./pt.js').then((m) => m.pt))`.
 */
export function defineLocale(tag: string, messages: Messages | Loader): void {
  known.set(tag.toLowerCase(), messages);
  for (const listener of listeners) listener();
}

/** Calls `listener` when a language is defined. There is no way back: one listener a page. */
export function onLocaleDefined(listener: () => void): void {
  listeners.add(listener);
}

/** The known language that is nearest to `lang`: `pt-BR` → `pt` → `en`. */
export function resolveLocale(lang: string): string {
  for (let tag = lang.toLowerCase(); tag; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    if (known.has(tag)) return tag;
  }
  return 'en';
}

/** The messages for `lang` if they are here already, else `undefined`. */
export function getMessages(lang: string): Messages | undefined {
  const messages = known.get(resolveLocale(lang));
  return typeof messages === 'function' ? undefined : messages;
}

/** The messages for `lang`, fetched on demand. English when they cannot be had; the next call tries again. */
export async function loadMessages(lang: string): Promise<Messages> {
  const locale = resolveLocale(lang);
  const messages = known.get(locale) ?? en;
  if (typeof messages !== 'function') return messages;
  try {
    const loaded = await messages();
    // Unless another dictionary was defined meanwhile.
    if (known.get(locale) === messages) known.set(locale, loaded);
    return loaded;
  } catch {
    return en;
  }
}

/** The tag for numbers and dates: `lang` itself if it is valid and there are messages for it, else theirs. */
export function formatLocale(lang: string): string {
  const locale = resolveLocale(lang);
  try {
    const [tag = locale] = Intl.getCanonicalLocales(lang);
    return tag.toLowerCase().startsWith(locale) ? tag : locale;
  } catch {
    return locale;
  }
}
