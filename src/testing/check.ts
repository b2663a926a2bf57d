import { SourceError } from '../sources/source.js';

/** Throws with the message unless the condition holds; test runners show `actual` and `expected` side by side. */
export function check(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

export function checkEqual(actual: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw Object.assign(new Error(`${what}: ${a} instead of ${b}`), { actual, expected });
}

/** What a promise rejects with; fails when it does not reject within `ms`. */
export async function rejection(promise: Promise<unknown>, what: string, ms = 2000): Promise<unknown> {
  let error: unknown;
  let isRejected = false;
  const settled = promise.catch((cause: unknown) => {
    isRejected = true;
    error = cause;
  });
  await within(settled, ms, what);
  check(isRejected, `${what}: resolved, but should have failed`);
  return error;
}

/** Fails when the promise takes longer. */
export async function within<T>(promise: Promise<T>, ms: number, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing after ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function checkAbort(error: unknown, what: string): void {
  const name: unknown = error instanceof Error || error instanceof DOMException ? error.name : error;
  checkEqual(name, 'AbortError', `${what}: the error's name`);
}

/** A copy of the library may have a `SourceError` of its own. */
export function checkSourceError(error: unknown, what: string): asserts error is SourceError {
  const isOne = error instanceof SourceError || (error instanceof Error && error.name === 'SourceError');
  check(isOne, `${what}: rejected with ${String(error)} instead of a SourceError`);
}
