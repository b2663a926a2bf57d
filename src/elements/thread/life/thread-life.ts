import type { Discussion } from '../../../discussion/discussion.js';
import { flatten } from '../../../model/node.js';
import { visit } from '../../../discussion/visits.js';

interface LifeSettings {
  readonly noUnread: boolean;
  readonly noStorage: boolean;
}

/** What happens beside reading: what is new since the last visit, and what arrives meanwhile. */
export class ThreadLife {
  readonly #fresh: Set<string>;
  readonly #say: (arrivals: number) => void;
  readonly #redraw: (id: string) => void;
  #visited: Discussion | undefined;
  #followed: Discussion | undefined;
  #stop: Promise<() => void> | undefined;

  /**
   * `fresh` takes the ids of comments that are new to this reader, `say` tells how many have arrived, `redraw` marks one
   * that is drawn already.
   */
  constructor(fresh: Set<string>, say: (arrivals: number) => void, redraw: (id: string) => void) {
    this.#fresh = fresh;
    this.#say = say;
    this.#redraw = redraw;
  }

  /** When all is read, before all but the opening is drawn. */
  enter(discussion: Discussion, { noUnread, noStorage }: LifeSettings): void {
    if (discussion === this.#visited) return;
    this.#visited = discussion;
    if (noUnread || noStorage) return;
    const last = this.remember();
    if (last === undefined) return;
    const viewer = discussion.state.thread?.viewer?.id;
    for (const { id, data } of flatten(discussion.state.tree.roots)) {
      const { createdAt, author, status } = data;
      const isOwn = viewer !== undefined && author.id === viewer;
      if (!isOwn && status === 'published' && Date.parse(createdAt) > Date.parse(last)) this.#fresh.add(id);
    }
    this.#fresh.forEach(this.#redraw);
  }

  /** The visit is now: also after one has written something oneself. Returns when the last one was. */
  remember(): string | undefined {
    const key = this.#visited?.state.key;
    return key && visit(key, new Date().toISOString(), () => localStorage);
  }

  /** Listens to the source, or stops. */
  follow(discussion: Discussion | undefined): void {
    if (discussion === this.#followed) return;
    this.#followed = discussion;
    // What a source gives to stop it may be anything.
    this.#stop?.then((stop) => stop()).catch(() => undefined);
    this.#stop = discussion && this.#listen(discussion);
  }

  async #listen(discussion: Discussion): Promise<() => void> {
    try {
      const [stop, { tellArrivals }] = await Promise.all([discussion.follow(), import('./news.js')]);
      const hush = tellArrivals(discussion, this.#say);
      return () => {
        hush();
        stop();
      };
    } catch {
      // Without that part the thread is as it was when it was loaded.
      return () => undefined;
    }
  }
}
