import { expect } from 'chai';
import { SourceError, type SourceContext, type SourceErrorKind } from '../../src/sources/source.js';
import type { DraftData } from '../../src/model/types.js';

export function contextOf(signal: AbortSignal = new AbortController().signal): SourceContext {
  return { signal, fetch: (input, init) => fetch(input, init), lang: 'en' };
}

export function draftOf(value: string, key: string, parentId: string | null = null): DraftData {
  return { threadId: 't42', parentId, body: { format: 'text', value }, key };
}

/** What a promise rejects with, which must be a `SourceError`. */
export async function failureOf(promise: Promise<unknown>, kind?: SourceErrorKind): Promise<SourceError> {
  let error: unknown;
  try {
    await promise;
  } catch (cause) {
    error = cause;
  }
  expect(error).to.be.instanceOf(SourceError);
  const failure = error as SourceError;
  if (kind) expect(failure.kind).to.equal(kind);
  return failure;
}

/** Runs `act` and returns what it warned of. */
export async function warningsOf(act: () => Promise<unknown>): Promise<string[]> {
  const { warn } = console;
  const warnings: string[] = [];
  console.warn = (...words: unknown[]) => warnings.push(words.map(String).join(' '));
  try {
    await act();
  } finally {
    console.warn = warn;
  }
  return warnings;
}
