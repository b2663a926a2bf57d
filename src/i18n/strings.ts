import type { Messages, Plural, ReadingMessages } from './messages.js';

export type TextKey = { [K in keyof Messages]: Messages[K] extends string ? K : never }[keyof Messages];
export type CountKey = Exclude<keyof Messages, TextKey>;

/** What fills the `{holes}` of a message; a number is written the language's way. */
export type Values = Readonly<Record<string, string | number>>;

/** `day` = "Friday, March 14, 2025", `short` = "Mar 14, 2025, 12:00 PM", `full` = the long form; in the reader's zone. */
export type DateStyle = 'day' | 'short' | 'full';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Warn = (message: string) => void;

/** With the acting half: `actingStrings` makes it. */
export type ActingStrings = Strings<keyof Messages>;

/** What a page says, in one language: without more, what reading needs. `locale` must be a valid BCP 47 tag. */
export class Strings<in K extends keyof Messages = keyof ReadingMessages> {
  readonly locale: string;
  readonly #messages: Pick<Messages, K>;
  readonly #warn: Warn | undefined;

  /** @param warn told of each message of the page's own that is left out */
  constructor(messages: Pick<Messages, K>, locale: string, warn?: Warn) {
    this.#messages = messages;
    this.locale = locale;
    this.#warn = warn;
  }

  /** The message, its holes filled. Values are text: a `{hole}` inside a value stays as it is. */
  text(key: K & TextKey, values?: Values): string {
    const message = this.#messages[key] as string;
    return values ? this.#fill(message, values).join('') : message;
  }

  /** The message in the plural category of `n`; `{n}` is `n`, formatted. */
  count(key: K & CountKey, n: number, values?: Values): string {
    const forms = this.#messages[key] as Plural;
    return this.#fill(forms[this.#category(n)] ?? forms.other, { ...values, n }).join('');
  }

  /** The message in pieces, for holes that take an element: `['posted by ', <b>Ann</b>]`. */
  parts<T>(key: K & TextKey, values: Readonly<Record<string, T>>): (string | T)[] {
    return this.#fill(this.#messages[key] as string, values);
  }

  /** The same and more: what this does not say, `base` does. */
  over<B extends keyof Messages>(base: Pick<Messages, B>): Strings<B | K> {
    return new Strings<B | K>(messagesOver(base, this.#messages, this.#warn) as Pick<Messages, B | K>, this.locale, this.#warn);
  }

  number(n: number): string {
    return isSmall(n) ? smallNumber(this.locale)(n) : numberFormat(this.locale).format(n);
  }

  /**
   * "3 minutes ago" for the last 30 days, a date before them and after now; '' when `iso` is no date.
   * @param now ms since the epoch; without it (on a server) always the date
   */
  relative(iso: string | undefined, now: number | undefined): string {
    if (!this.isRecent(iso, now)) return this.date(iso, 'short');
    const time = Date.parse(iso ?? '');
    const age = (now ?? NaN) - time;
    const format = relativeFormat(this.locale);
    if (age < MINUTE) return format.format(0, 'second');
    if (age < HOUR) return format.format(-Math.floor(age / MINUTE), 'minute');
    if (age < DAY) return format.format(-Math.floor(age / HOUR), 'hour');
    return format.format(-Math.round((startOfDay(time + age) - startOfDay(time)) / DAY), 'day');
  }

  /** Whether `relative` tells the time from now. */
  isRecent(iso: string | undefined, now: number | undefined): boolean {
    const age = (now ?? NaN) - Date.parse(iso ?? '');
    // A clock that runs a little ahead is not the future.
    return age >= -MINUTE && age < 30 * DAY;
  }

  /** The date for people; '' when `iso` is none. `day` is the day that `iso` names, whatever the reader's zone. */
  date(iso: string | undefined, style: DateStyle): string {
    const time = Date.parse(iso ?? '');
    if (iso === undefined || Number.isNaN(time)) return '';
    const named = (style === 'day' || iso.length === 10) && /^\d{4}-\d\d-\d\d/.test(iso);
    return dateFormat(this.locale)(style)(named).format(named ? Date.parse(iso.slice(0, 10)) : time);
  }

  /** "in 30 seconds", "in 5 minutes": from two minutes on in minutes, rounded up. */
  ahead(seconds: number): string {
    const isShort = seconds < 120;
    return relativeFormat(this.locale).format(Math.ceil(isShort ? seconds : seconds / 60), isShort ? 'second' : 'minute');
  }

  #category(n: number): Intl.LDMLPluralRule {
    return isSmall(n) ? smallCategory(this.locale)(n) : pluralRules(this.locale).select(n);
  }

  #fill<T>(message: string, values?: Readonly<Record<string, T>>): (string | T)[] {
    // Odd pieces are the names of holes.
    return piecesOf(String(message)).map((piece, i) => {
      if (i % 2 === 0) return piece;
      const value = values && Object.hasOwn(values, piece) ? values[piece] : undefined;
      if (value === undefined) return `{${piece}}`;
      return typeof value === 'number' ? this.number(value) : value;
    });
  }
}

/** `own` over `base`. What is no text where `base` has a text, or no plurals where it has plurals, is left out. */
export function messagesOver<B extends object>(base: B, own: object, warn?: Warn): B {
  if (typeof own !== 'object') warn?.('messages is no dictionary');
  const all = { ...base } as Record<string, unknown>;
  for (const [key, message] of Object.entries(own) as [string, unknown][]) {
    const known = all[key];
    // What is said elsewhere is looked at there.
    if (known === undefined || kindOf(known) === kindOf(message)) all[key] = message;
    else if (message !== undefined) warn?.(`messages["${key}"] is not ${kindOf(known)}`);
  }
  return all as B;
}

function kindOf(message: unknown): string | undefined {
  if (typeof message === 'string') return 'a text';
  return typeof (message as Plural | null)?.other === 'string' ? 'plurals' : undefined;
}

/** Few enough to be kept. */
function isSmall(n: number): boolean {
  return n >= 0 && n < 1000 && Number.isInteger(n);
}

function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}

const DATE_OPTIONS: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  day: { dateStyle: 'full' },
  short: { dateStyle: 'medium', timeStyle: 'short' },
  full: { dateStyle: 'long', timeStyle: 'short' },
};

const piecesOf = memo((message: string) => message.split(/\{(\w+)\}/));

// Intl objects are dear to make, and a page has few languages.
const pluralRules = memo((locale: string) => new Intl.PluralRules(locale));
const smallCategory = memo((locale: string) => memo((n: number) => pluralRules(locale).select(n)));
const numberFormat = memo((locale: string) => new Intl.NumberFormat(locale));
const smallNumber = memo((locale: string) => memo((n: number) => numberFormat(locale).format(n)));
const relativeFormat = memo((locale: string) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
const dateFormat = memo((locale: string) =>
  memo((style: DateStyle) =>
    memo((isNamed: boolean) => {
      const { dateStyle, ...time } = DATE_OPTIONS[style];
      // A day without an hour has no zone either.
      return new Intl.DateTimeFormat(locale, { dateStyle, ...(isNamed ? { timeZone: 'UTC' } : time) });
    }),
  ),
);

function memo<K, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) made.set(key, (value = make(key)));
    return value;
  };
}
