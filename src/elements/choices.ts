import { isServer } from 'lit';
import type { Origin, OriginSettings } from '../controllers/discussion-controller.js';
import { warnOnce } from '../controllers/warn-once.js';
import type { DiscussionSource } from '../sources/source.js';

/** Says once that a value is not what it should be. `undefined` and `null` are no value. */
export function wrong(name: string, value: unknown, wanted: string): void {
  if (value !== undefined && value !== null) warnOnce(`${name}="${typeof value === 'object' ? 'object' : String(value)}" is not ${wanted}`);
}

/** The value if it is one of the choices, else the first of them with a warning. */
export function oneOf<T extends string>(name: string, value: unknown, choices: readonly [T, ...T[]]): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) wrong(name, value, `one of ${choices.join(', ')}`);
  return found ?? choices[0];
}

/** The value if it is a whole number in the range, else the default with a warning. */
export function wholeNumber(name: string, value: unknown, min: number, max: number, fallback: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
  wrong(name, value, `a whole number from ${min} to ${max}`);
  return fallback;
}

/** The value if it is a function, else nothing with a warning. */
export function functionOf<T>(name: string, value: T): T | undefined {
  if (typeof value === 'function') return value;
  wrong(name, value, 'a function');
  return undefined;
}

/** The value if it is a source or the kind of one, else nothing with a warning. */
export function sourceOrKind(value: unknown): DiscussionSource | string | undefined {
  if (typeof value === 'string' || typeof (value as Partial<DiscussionSource> | undefined)?.load === 'function') return value as DiscussionSource | string;
  wrong('source', value, 'a source or the kind of one');
  return undefined;
}

/** How an element asks for its discussion, in the language of the page. */
export function settingsOf(element: Pick<OriginSettings, 'order' | 'pageSize' | 'noStorage'>, lang: string): OriginSettings {
  return {
    order: oneOf('order', element.order, ['oldest', 'newest', 'top']),
    pageSize: wholeNumber('page-size', element.pageSize, 1, 1000, 50),
    lang,
    noStorage: element.noStorage,
  };
}

/** Whether an element asks: never on a server, and with `lazy` not before it comes near the screen. */
export function isDue({ loading, discussion }: { loading: unknown; discussion: unknown }, isNear: boolean): boolean {
  return !isServer && (isNear || !!discussion || oneOf('loading', loading, ['eager', 'lazy']) === 'eager');
}

/** Where an element's discussion comes from. What is set to nothing is `undefined`: a removed attribute is `null`. */
export function originOf(element: { readonly [Key in keyof Origin]: unknown }): Origin {
  const { discussion, document, source, src } = element as Origin;
  return {
    discussion: discussion ?? undefined,
    document: document ?? undefined,
    source: sourceOrKind(source),
    src: src ?? undefined,
  };
}
