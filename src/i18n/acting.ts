// Nothing that a reader loads may import this, but for its types: it has the acting half of English in it.
import { Dictionaries } from './dictionaries.js';
import { enActing } from './en-acting.js';
import type { ActingMessages } from './messages.js';
import type { ActingStrings, Strings } from './strings.js';

const acting = new Dictionaries<ActingMessages>(enActing, {
  es: async () => (await import('./es-acting.js')).esActing,
});
const made = new WeakMap<Strings, { half: ActingMessages; strings: ActingStrings }>();

/** All that is said in the language of `strings`, the acting half in English until `loadActing` has brought it. */
export function actingStrings(strings: Strings): ActingStrings {
  const half = acting.get(strings.locale) ?? enActing;
  let known = made.get(strings);
  // A dictionary of the page's own has both halves, and what it says goes before.
  if (known?.half !== half) made.set(strings, (known = { half, strings: strings.over(half) }));
  return known.strings;
}

/** Fetches the acting half for `lang`, if it is not here. Fails never: English stays, and the next call tries again. */
export function loadActing(lang: string): Promise<unknown> | undefined {
  return acting.get(lang) ? undefined : acting.load(lang);
}
