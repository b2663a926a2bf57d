import { SourceError, type DiscussionSource, type SourceContext } from '../sources/source.js';

export interface RequestSettings {
  fetch?: typeof fetch;
  lang?: string;
}

/** One place where the source is called: every call has its own signal, and nothing but `SourceError` comes back. */
export class Requests {
  readonly source: DiscussionSource;
  readonly #settings: RequestSettings;
  readonly #open = new Map<string, AbortController>();
  #ended = false;

  constructor(source: DiscussionSource, settings: RequestSettings) {
    this.source = source;
    this.#settings = settings;
  }

  /**
   * Runs a call. A later call with the same `lane` aborts the earlier one, so that a late answer never
   * overwrites a newer one. Rejects with `SourceError`, or `AbortError` when it was overtaken or disposed.
   */
  async run<T>(lane: string, call: (source: DiscussionSource, context: SourceContext) => Promise<T>): Promise<T> {
    this.#open.get(lane)?.abort();
    const controller = new AbortController();
    this.#open.set(lane, controller);
    if (this.#ended) controller.abort();
    const { signal } = controller;
    try {
      signal.throwIfAborted();
      const answer = await call(this.source, this.context(signal));
      signal.throwIfAborted();
      return answer;
    } catch (error) {
      signal.throwIfAborted();
      throw asSourceError(error);
    } finally {
      if (this.#open.get(lane) === controller) this.#open.delete(lane);
    }
  }

  context(signal: AbortSignal): SourceContext {
    return {
      signal,
      fetch: this.#settings.fetch ?? ((input, init) => globalThis.fetch(input, init)),
      lang: this.#settings.lang ?? 'en',
    };
  }

  isOpen(lane: string): boolean {
    return this.#open.has(lane);
  }

  abort(lane: string): void {
    this.#open.get(lane)?.abort();
  }

  end(): void {
    this.#ended = true;
    for (const controller of this.#open.values()) controller.abort();
    this.#open.clear();
  }
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** A source of somebody else's may throw anything. */
export function asSourceError(error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new SourceError('server', message, { cause: error });
}
