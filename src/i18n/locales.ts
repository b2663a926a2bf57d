import { Dictionaries } from './dictionaries.js';
import { enReading } from './en-reading.js';
import type { Messages, ReadingMessages } from './messages.js';

/** Those of the page's own have both halves. */
const reading = new Dictionaries<ReadingMessages>(enReading, {
  es: async () => (await import('./es-reading.js')).esReading,
});
const listeners = new Set<() => void>();

/**
 * Adds a language, or replaces one. Give the dictionary itself where it must be there at once (server
 * rendering), or a function that imports it: `defineLocale('pt', () => import('./pt.js').then((m) => m.pt))`.
 */
export function defineLocale(tag: string, messages: Messages | (() => Promise<Messages>)): void {
  reading.define(tag, messages);
  for (const listener of listeners) listener();
}

/** Calls `listener` when a language is defined. There is no way back: one listener a page. */
export function onLocaleDefined(listener: () => void): void {
  listeners.add(listener);
}

/** The known language that is nearest to `lang`: `pt-BR` → `pt` → `en`. */
export function resolveLocale(lang: string): string {
  return reading.resolve(lang);
}

/** What reading needs in `lang` if it is here already, else `undefined`. */
export function getMessages(lang: string): ReadingMessages | undefined {
  return reading.get(lang);
}

/** What reading needs in `lang`, fetched on demand. English when it cannot be had; the next call tries again. */
export function loadMessages(lang: string): Promise<ReadingMessages> {
  return reading.load(lang);
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
