import { cleanName } from './clean-name.js';

/** Readers of single foreign values: a clean one, or `undefined` for what cannot be used. They never throw. */

/** Tells that a field was repaired or left out. */
export type Note = (field: string) => void;
export type Read<T> = (value: unknown, field: string, note: Note) => T | undefined;

const LONE_SURROGATE = /\p{Cs}/gu;
const LANGUAGE = /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i;
const ISO_TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))?(Z|[+-]\d\d:?\d\d)?$/i;
const EPOCH = /^\d{9,14}$/;

/** '' is absent, a number becomes text. Always well-formed UTF-16. */
export function readText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.replace(LONE_SURROGATE, '\ufffd') || undefined;
  return typeof value === 'bigint' || Number.isFinite(value) ? String(value) : undefined;
}

/** One line, without the characters that make it look like another. */
export function readName(value: unknown): string | undefined {
  return cleanName(readText(value) ?? '') || undefined;
}

export function readLanguage(value: unknown): string | undefined {
  return typeof value === 'string' && LANGUAGE.test(value) ? value : undefined;
}

/** ISO 8601 with offset. A time without offset is UTC; numbers are seconds or milliseconds since 1970. */
export function readTime(value: unknown): string | undefined {
  if (typeof value === 'string') {
    const [iso, day, clock, fraction, offset = 'Z'] = ISO_TIME.exec(value) ?? [];
    const text = `${day}T${clock}${fraction ? `.${fraction}` : ''}${offset}`;
    if (iso) return Number.isNaN(Date.parse(text)) ? undefined : text;
  }
  const date = value instanceof Date ? value : new Date(toEpoch(value));
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

export function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A whole number from 0 up. */
export function readCount(value: unknown): number | undefined {
  const count = Math.floor(readNumber(value) ?? -1);
  return count >= 0 && count <= Number.MAX_SAFE_INTEGER ? count : undefined;
}

/** Only real booleans: the text 'false' must not become a right. */
export function readFlag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

export function oneOf<T extends string>(...words: readonly T[]): Read<T> {
  return (value) => words.find((word) => word === value);
}

/** Seconds until the year 5138, milliseconds from 1973 on; what is no number is for `Date` to read. */
function toEpoch(value: unknown): number | string {
  if (typeof value === 'string' && !EPOCH.test(value)) return value;
  const number = readNumber(value) ?? NaN;
  return Math.abs(number) < 1e11 ? number * 1000 : number;
}
