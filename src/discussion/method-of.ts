import { SourceError, type DiscussionSource } from '../sources/source.js';

/** Binds a method that is optional in the contract; absent is a thing the backend cannot do. */
export function methodOf<A extends unknown[], T>(
  source: DiscussionSource,
  name: keyof DiscussionSource,
  method: ((...args: A) => Promise<T>) | undefined,
): (...args: A) => Promise<T> {
  if (!method) throw new SourceError('unsupported', `the source ${source.name} has no ${name}`);
  return method.bind(source);
}
