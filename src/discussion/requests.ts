import { SourceError, type DiscussionSource, type SourceContext } from '../sources/source.js';
import type { Place } from './kept.js';

export interface RequestSettings {
  fetch?: typeof fetch;
  /** BCP 47. Looked at for each request: it may become another one. */
  lang?: string;
  /**
   * Where what is written and not sent outlives the page, and sources may remember: `() => localStorage`. Absent = nowhere.
   * Looked at each time, too: where it is taken away, nothing more is stored, and what is sent goes from there.
   */
  storage?: (() => Place) | undefined;
}

/** One place where the source is called: every call has its own signal, and nothing but `SourceError` comes back. */
export class Requests {
  readonly source: DiscussionSource;
  readonly settings: RequestSettings;
  readonly #open = new Map<string, AbortController>();
  #ended = false;

  constructor(source: DiscussionSource, settings: RequestSettings) {
    this.source = source;
    this.settings = settings;
  }

  /**
   * Runs a call. A later call with the same `lane` aborts the earlier one, so that a late answer never
   * overwrites a newer one. Rejects with `SourceError`; with anything else only when it was overtaken or disposed.
   */
  async run<T>(lane: string, call: (source: DiscussionSource, context: SourceContext) => Promise<T>): Promise<T> {
    this.abort(lane);
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
      throw SourceError.of(error);
    } finally {
      if (this.#open.get(lane) === controller) this.#open.delete(lane);
    }
  }

  context(signal: AbortSignal): SourceContext {
    const { settings } = this;
    const { fetch = (...call) => globalThis.fetch(...call), storage } = settings;
    return {
      signal,
      fetch,
      storage,
      // Who listens for long asks again later.
      get lang() {
        return settings.lang ?? '';
      },
    };
  }

  /** Where a call is under way. */
  get lanes(): string[] {
    return [...this.#open.keys()];
  }

  abort(lane: string): void {
    this.#open.get(lane)?.abort();
  }

  /** Every call whose lane begins so. */
  abortAll(prefix: string): void {
    for (const [lane, controller] of this.#open) if (lane.startsWith(prefix)) controller.abort();
  }

  end(): void {
    this.#ended = true;
    this.abortAll('');
  }
}
