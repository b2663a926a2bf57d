import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Discussion } from '../discussion/discussion.js';
import type { DiscussionState, Outcome } from '../discussion/state.js';
import type { DiscussionDocument, Order } from '../model/types.js';
import { createSource, sourceOfDocument } from '../sources/registry.js';
import { SourceError, type DiscussionSource } from '../sources/source.js';

/** Where a discussion comes from: the first of these that is set wins. */
export interface Origin {
  discussion: Discussion | undefined;
  document: DiscussionDocument | undefined;
  /** A source, or the kind of one that `src` is the address of. */
  source: DiscussionSource | string | undefined;
  src: string | undefined;
}

export interface OriginSettings {
  order: Order;
  pageSize: number;
  lang: string;
}

interface Listeners {
  outcome?(outcome: Outcome): void;
  /** The source itself could not be made: an unknown kind, an adapter that did not load. */
  failed?(error: SourceError): void;
}

/**
 * Gives its host the discussion that its properties name, and renders it after each change. What it made
 * itself it also loads and disposes; a discussion that was handed in belongs to whoever made it.
 */
export class DiscussionController implements ReactiveController {
  discussion: Discussion | undefined;
  /** Why there is no discussion. */
  error: SourceError | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #listeners: Listeners;
  #origin: Origin | undefined;
  #settings: OriginSettings | undefined;
  #own = false;
  #turn = 0;
  #stop: (() => void)[] = [];

  constructor(host: ReactiveControllerHost, listeners: Listeners = {}) {
    this.#host = host;
    this.#listeners = listeners;
    host.addController(this);
  }

  get state(): DiscussionState | undefined {
    return this.discussion?.state;
  }

  hostConnected(): void {
    if (this.discussion) this.#listen();
    // After a real goodbye the properties are followed anew.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#deafen();
    // Moving an element disconnects and connects it in one task: only a real goodbye ends the requests.
    queueMicrotask(() => {
      if (this.#connected()) return;
      // A source that is still being made comes too late.
      this.#turn++;
      if (this.discussion && !this.#own) return;
      this.#leave();
      this.#origin = undefined;
    });
  }

  /** Follows the properties; does nothing when none has changed, and nothing outside of a page. */
  follow(origin: Origin, settings: OriginSettings): void {
    if (!this.#connected()) return;
    const before = this.#origin;
    this.#settings = settings;
    if (
      before &&
      before.discussion === origin.discussion &&
      before.document === origin.document &&
      before.source === origin.source &&
      before.src === origin.src
    ) {
      return;
    }
    this.#origin = { ...origin };
    this.#leave();
    void this.#enter(origin, ++this.#turn);
  }

  /** Loads again, from the source on when that was what failed. False when there is nothing to load. */
  retry(): boolean {
    if (this.discussion) void this.discussion.load();
    else if (this.#origin && this.error) void this.#enter(this.#origin, ++this.#turn);
    else return false;
    return true;
  }

  async #enter({ discussion, document, source, src }: Origin, turn: number): Promise<void> {
    this.error = undefined;
    if (discussion) return this.#take(discussion, false);
    if (source !== undefined && typeof source !== 'string') return this.#take(this.#make(source), true);
    if (document === undefined && src === undefined) return undefined;
    try {
      const made = await (document === undefined ? createSource(source ?? 'json', src ?? '') : sourceOfDocument(document));
      // Something else may have been set meanwhile.
      if (turn === this.#turn) this.#take(this.#make(made), true);
    } catch (error) {
      if (turn !== this.#turn) return undefined;
      this.error = error instanceof SourceError ? error : new SourceError('network', String(error), { cause: error });
      this.#listeners.failed?.(this.error);
      this.#host.requestUpdate();
    }
    return undefined;
  }

  #make(source: DiscussionSource): Discussion {
    const { order = 'oldest', pageSize, lang } = this.#settings ?? {};
    return new Discussion(source, { order, ...(pageSize !== undefined && { pageSize }), ...(lang !== undefined && { lang }) });
  }

  #take(discussion: Discussion, own: boolean): void {
    this.discussion = discussion;
    this.#own = own;
    this.#listen();
    if (discussion.state.phase === 'idle') void discussion.load();
    this.#host.requestUpdate();
  }

  #leave(): void {
    this.#deafen();
    if (this.#own) this.discussion?.dispose();
    this.discussion = undefined;
    this.#own = false;
  }

  #listen(): void {
    const { discussion } = this;
    if (!discussion || this.#stop.length > 0) return;
    this.#stop = [
      discussion.subscribe(() => {
        this.#host.requestUpdate();
      }),
      discussion.observe((outcome) => this.#listeners.outcome?.(outcome)),
    ];
    // What happened while nobody listened.
    this.#host.requestUpdate();
  }

  #deafen(): void {
    for (const stop of this.#stop) stop();
    this.#stop = [];
  }

  #connected(): boolean {
    return this.#host instanceof Node && this.#host.isConnected;
  }
}
