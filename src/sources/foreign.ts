import type { DiscussionPage } from '../model/types.js';
import { SourceError } from './source.js';

/** Reading what others sent, whatever it is. */

export type Foreign = Record<string, unknown>;

export function isRecord(value: unknown): value is Foreign {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}

/** The records of a list; none where there is no list. */
export function recordsOf(value: unknown): Foreign[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Ids are strings; backends that number their rows are understood. */
export function idOf(value: unknown): string | undefined {
  return Number.isFinite(value) ? String(value) : textOf(value);
}

/** Zero for what is no number. Not everything can be made one: `Number({ toString: null })` throws. */
export function numberOf(value: unknown): number {
  const number = ['string', 'number', 'boolean'].includes(typeof value) ? Number(value) : 0;
  return Number.isFinite(number) ? number : 0;
}

/** The fields that have a value. */
export function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** Tells a discussion from other JSON, else throws `bad-answer`. What it holds is not looked at: that is `coerce`'s. */
export function asPage(data: unknown): DiscussionPage {
  if (isRecord(data)) {
    if (Array.isArray(data.comments)) return data as unknown as DiscussionPage;
    if (isRecord(data.thread)) return { ...data, comments: [] };
  }
  throw new SourceError('bad-answer', 'JSON, but not a discussion');
}
