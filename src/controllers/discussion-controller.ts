import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Discussion, type DiscussionOptions } from '../discussion/discussion.js';
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
  /** Nothing that is written outlives the page. */
  noStorage: boolean;
}

interface Listeners {
  outcome?(outcome: Outcome): void;
  /** Somebody has to sign in; `false` when the page does that in its own way. */
  signIn?(reason: string): boolean;
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
  readonly #host: ReactiveControllerHost & Node;
  readonly #listeners: Listeners;
  #origin: Origin | undefined;
  #settings: OriginSettings | undefined;
  /** Of the discussion that was made here, which looks at them again for each request. */
  #options: DiscussionOptions = {};
  #stop: (() => void)[] = [];

  constructor(host: ReactiveControllerHost & Node, listeners: Listeners = {}) {
    this.#host = host;
    this.#listeners = listeners;
    host.addController(this);
  }

  get state(): DiscussionState | undefined {
    return this.discussion?.state;
  }

  hostConnected(): void {
    this.#listen();
    // What happened while nobody listened is shown; after a real goodbye the properties are followed anew.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#deafen();
    // Moving an element disconnects and connects it in one task: only a real goodbye ends the requests.
    queueMicrotask(() => {
      if (this.#host.isConnected || this.#origin?.discussion) return;
      this.#leave();
      this.#origin = undefined;
    });
  }

  /** Follows the properties; does nothing when none has changed, and nothing outside of a page. */
  follow(origin: Origin, settings: OriginSettings): void {
    if (!this.#host.isConnected) return;
    this.#settings = settings;
    this.#inform();
    const before = this.#origin;
    const keys = Object.keys(origin) as (keyof Origin)[];
    if (before && keys.every((key) => before[key] === origin[key])) return;
    this.#leave();
    this.#origin = origin;
    void this.#enter(origin);
  }

  /** Loads again, from the source on when that was what failed. False when there is nothing to load. */
  retry(): boolean {
    if (this.discussion) void this.discussion.load();
    else if (this.#origin && this.error) void this.#enter(this.#origin);
    else return false;
    return true;
  }

  async #enter(origin: Origin): Promise<void> {
    const { discussion, document, source, src } = origin;
    this.error = undefined;
    try {
      if (discussion) this.#take(discussion);
      else if (document === undefined && source && typeof source === 'object') this.#make(source);
      else if (document !== undefined || src !== undefined) {
        const made = await (document !== undefined ? sourceOfDocument(document) : createSource(String(source ?? 'json'), src ?? ''));
        // Something else may have been set meanwhile.
        if (origin === this.#origin) this.#make(made);
      }
    } catch (error) {
      if (origin !== this.#origin) return;
      this.error = SourceError.of(error);
      this.#listeners.failed?.(this.error);
      this.#host.requestUpdate();
    }
  }

  #make(source: DiscussionSource): void {
    const { order, pageSize } = this.#settings as OriginSettings;
    // A document is all here: holding half of it back would only hide it from search.
    this.#options = { order, ...(!this.#origin?.document && { pageSize }) };
    this.#inform();
    this.#take(new Discussion(source, this.#options));
  }

  /** What may change while a discussion goes on. Of a document nothing is stored. */
  #inform(): void {
    const { lang, noStorage } = this.#settings as OriginSettings;
    Object.assign(this.#options, { lang, storage: noStorage || this.#origin?.document ? undefined : () => localStorage });
  }

  #take(discussion: Discussion): void {
    this.discussion = discussion;
    this.#listen();
    if (discussion.state.phase === 'idle') void discussion.load();
    this.#host.requestUpdate();
  }

  #leave(): void {
    this.#deafen();
    if (!this.#origin?.discussion) this.discussion?.dispose();
    this.discussion = undefined;
  }

  #listen(): void {
    const { discussion } = this;
    if (!discussion || this.#stop.length > 0) return;
    this.#stop = [
      discussion.subscribe(() => this.#host.requestUpdate()),
      discussion.observe((outcome) => this.#listeners.outcome?.(outcome)),
    ];
    if (this.#listeners.signIn) discussion.maySignIn = this.#listeners.signIn;
  }

  #deafen(): void {
    for (const stop of this.#stop) stop();
    this.#stop = [];
  }
}
