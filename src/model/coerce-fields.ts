/** Readers of single foreign values. Each answers a clean value or `undefined`, and notes what was wrong. */

export type Warn = (message: string) => void;
export type Foreign = Readonly<Record<string, unknown>>;

/** Gathers what is wrong with one answer, so that there is one warning and not thousands. */
export class Notes {
  readonly #found = new Map<string, number>();

  add(what: string): void {
    this.#found.set(what, (this.#found.get(what) ?? 0) + 1);
  }

  tell(warn: Warn | undefined): void {
    if (!warn || this.#found.size === 0) return;
    const parts = [...this.#found].map(([what, times]) => (times > 1 ? `${what} (${times}×)` : what));
    warn(`discussion data repaired or left out: ${parts.join(', ')}`);
  }
}

const NOTHING: readonly never[] = [];
const NO_FIELDS: Foreign = {};
const LONE_SURROGATE = /\p{Cs}/gu;
const CONTROL = /\p{Cc}+/gu;
// Directions, invisible separators, and joiners where they are more than a joint.
const DECEPTIVE = /[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\u200c\u200d]{2,}/g;
const MARKS = /(\p{M}{8})\p{M}+/gu;
const PLAIN = /^[\x20-\x7e]*$/;
const LANGUAGE = /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i;
const ISO_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i;
const EPOCH = /^\d{9,14}$/;

export function isRecord(value: unknown): value is Foreign {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of a record; of anything else none. */
export function fieldsOf(value: unknown, what: string, notes: Notes): Foreign {
  if (isRecord(value)) return value;
  if (!isAbsent(value)) notes.add(what);
  return NO_FIELDS;
}

export function readList(value: unknown, what: string, notes: Notes): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isAbsent(value)) notes.add(what);
  return NOTHING;
}

/** A list of at most `max` readable items, or nothing at all. */
export function readEach<T>(
  value: unknown,
  what: string,
  notes: Notes,
  read: (item: unknown, notes: Notes) => T | undefined,
  max = 100,
): T[] | undefined {
  if (isAbsent(value)) return undefined;
  const items: T[] = [];
  for (const entry of readList(value, what, notes)) {
    if (items.length === max) {
      notes.add(what);
      break;
    }
    const item = read(entry, notes);
    if (item === undefined) notes.add(what);
    else items.push(item);
  }
  return items.length > 0 ? items : undefined;
}

/** Text that is there: '' is absent, a number becomes text. Always well-formed UTF-16. */
export function readText(value: unknown, what: string, notes: Notes, max = Infinity): string | undefined {
  if (typeof value !== 'string') {
    if (isAbsent(value)) return undefined;
    notes.add(what);
    const isNumeric = typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value));
    return isNumeric ? String(value) : undefined;
  }
  if (value.length > max) notes.add(what);
  return makeWellFormed(value.length > max ? value.slice(0, max) : value) || undefined;
}

/** A name of one line, without the characters that make it look like another. */
export function readName(value: unknown, what: string, notes: Notes): string | undefined {
  const text = readText(value, what, notes, 200);
  if (text === undefined) return undefined;
  if (PLAIN.test(text)) return text.trim() || undefined;
  return text.replace(CONTROL, ' ').replace(DECEPTIVE, '').replace(MARKS, '$1').trim() || undefined;
}

export function readLanguage(value: unknown, notes: Notes): string | undefined {
  const text = readText(value, 'lang', notes);
  if (text === undefined || LANGUAGE.test(text)) return text;
  notes.add('lang');
  return undefined;
}

/** ISO 8601 with offset. A time without offset is UTC; numbers are seconds or milliseconds since 1970. */
export function readTime(value: unknown, what: string, notes: Notes): string | undefined {
  if (isAbsent(value) || value === '') return undefined;
  if (typeof value === 'string') {
    const [iso, , , offset] = ISO_TIME.exec(value) ?? [];
    if (iso && offset && iso[10] !== ' ' && !Number.isNaN(Date.parse(iso))) return iso;
    notes.add(what);
    if (iso) return formatTime(Date.parse(`${iso.replace(' ', 'T').replace(',', '.')}${offset ? '' : 'Z'}`));
    return formatTime(EPOCH.test(value) ? fromEpoch(Number(value)) : Date.parse(value));
  }
  const time = value instanceof Date ? formatTime(value.getTime()) : undefined;
  if (time === undefined) notes.add(what);
  return typeof value === 'number' ? formatTime(fromEpoch(value)) : time;
}

export function readNumber(value: unknown, what: string, notes: Notes): number | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (isAbsent(value)) return undefined;
  notes.add(what);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** A whole number from 0 up. */
export function readCount(value: unknown, what: string, notes: Notes): number | undefined {
  const number = readNumber(value, what, notes);
  if (number === undefined) return undefined;
  if (number >= 0 && number <= Number.MAX_SAFE_INTEGER) return Math.floor(number);
  notes.add(what);
  return undefined;
}

/** Only real booleans: the text 'false' must not become a right. */
export function readFlag(value: unknown, what: string, notes: Notes): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (!isAbsent(value)) notes.add(what);
  return undefined;
}

export function readWord<T extends string>(
  value: unknown,
  words: ReadonlySet<T>,
  what: string,
  notes: Notes,
): T | undefined {
  if (words.has(value as T)) return value as T;
  if (!isAbsent(value)) notes.add(what);
  return undefined;
}

/** Sets an optional field only where there is a value. */
export function put<T, K extends keyof T>(
  target: T,
  key: K,
  value: Exclude<T[K], undefined> | undefined,
): void {
  if (value !== undefined) target[key] = value;
}

export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function makeWellFormed(text: string): string {
  return PLAIN.test(text) ? text : text.replace(LONE_SURROGATE, '\ufffd');
}

/** Seconds until the year 5138, milliseconds from 1973 on. */
function fromEpoch(value: number): number {
  return Math.abs(value) < 1e11 ? value * 1000 : value;
}

function formatTime(time: number): string | undefined {
  return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : undefined;
}
