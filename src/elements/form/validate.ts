import type { TextKey } from '../../i18n/strings.js';
import type { DraftData, GuestField } from '../../model/types.js';
import type { FailureData } from '../events.js';

export type FieldName = 'body' | GuestField['name'];

/** One thing that is wrong; without a field it is about the whole. */
export interface Problem {
  field?: FieldName;
  key: TextKey;
  /** The backend's own sentence, instead of ours. */
  detail?: string;
}

export type FieldValues = Partial<Record<FieldName, string>>;

/** Everything that is wrong with what was written, the text first; `left` is what its limit leaves, if anything. */
export function findProblems(
  values: FieldValues,
  fields: readonly GuestField[],
  left = Infinity,
): readonly Problem[] {
  const problems: Problem[] = [];
  if (!values.body?.trim()) problems.push({ field: 'body', key: 'emptyBody' });
  else if (left < 0) problems.push({ field: 'body', key: 'tooLong' });
  for (const { name, required } of fields) {
    const value = (values[name] ?? '').trim();
    if (!value && required) problems.push({ field: name, key: 'required' });
    else if (value && name === 'email' && !isEmail(value)) problems.push({ field: name, key: 'badEmail' });
    else if (value && name === 'url' && !toUrl(value)) problems.push({ field: name, key: 'badUrl' });
  }
  return problems;
}

/** How the text stands as a field of a form around it. */
export function constraintOf(value: string, required: boolean, left = 0): { flags: ValidityStateFlags; key?: TextKey } {
  if (required && !value.trim()) return { flags: { valueMissing: true }, key: 'emptyBody' };
  return left < 0 ? { flags: { tooLong: true }, key: 'tooLong' } : { flags: {} };
}

/** The problem that a failed post is; `fields` are those on screen. */
export function problemOf(failure: FailureData, fields: readonly GuestField[]): Problem {
  const { kind, detail } = failure;
  const named = failure.field ?? (kind === 'too-long' ? 'body' : undefined);
  const field = named === 'body' ? named : fields.find(({ name }) => name === named)?.name;
  return { key: `error.${kind}`, ...(field && { field }), ...(detail && { detail }) };
}

/** Who wrote it, as far as they said. */
export function authorOf(values: FieldValues, fields: readonly GuestField[]): DraftData['author'] {
  const author: NonNullable<DraftData['author']> = {};
  for (const { name } of fields) {
    const value = values[name]?.trim();
    if (value) author[name] = (name === 'url' && toUrl(value)) || value;
  }
  return Object.keys(author).length > 0 ? author : undefined;
}

/** The web address that was meant, `example.org` too; `undefined` when it is none. */
export function toUrl(value: string): string | undefined {
  try {
    const url = new URL(/^[a-z]+:/i.test(value) ? value : `https://${value}`);
    return /^https?:$/.test(url.protocol) && /[.:]/.test(url.host) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

// Rough on purpose: only the receiving server knows which addresses exist.
function isEmail(value: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(value);
}
