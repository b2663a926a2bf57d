import { inOrder } from '../../model/comment-order.js';
import type { CommentData, DiscussionPage, Order } from '../../model/types.js';
import { idOf } from '../foreign.js';
import { SourceError } from '../source.js';

/** A top-level comment with everything under it that came with it. */
interface Branch {
  head: CommentData;
  comments: CommentData[];
}

/** Pages of one source, taken apart into branches that wait for their turn. */
export class BranchQueue {
  readonly #waiting: Branch[] = [];
  readonly #load: (cursor: string | undefined) => Promise<DiscussionPage>;
  /** Where the next page is; `undefined` = there is none. */
  #next: { cursor: string | undefined } | undefined = { cursor: undefined };

  constructor(load: (cursor: string | undefined) => Promise<DiscussionPage>) {
    this.#load = load;
  }

  get hasMore(): boolean {
    return this.#waiting.length > 0 || this.#next !== undefined;
  }

  get first(): CommentData | undefined {
    return this.#waiting[0]?.head;
  }

  /** Fetches until something waits or there is no more. A fetch that fails changes nothing. */
  async fill(order: Order): Promise<void> {
    while (this.#waiting.length === 0 && this.#next) {
      const page = await this.#load(this.#next.cursor);
      // Some sources answer in any order, since they give all at once.
      const branches = new Map(branchesOf(page.comments).map((branch) => [branch.head, branch]));
      this.#waiting.push(...inOrder([...branches.keys()], order).flatMap((head) => branches.get(head) ?? []));
      this.#next = page.next === undefined ? undefined : { cursor: page.next };
    }
  }

  take(): CommentData[] {
    return this.#waiting.shift()?.comments ?? [];
  }
}

/**
 * The next comments of several sources in one order: always the first of those that are first in theirs. Without
 * `limit`, all that has been fetched. A source that fails is left for the next time; when there is nothing but
 * failures, so does this.
 */
export async function takeInOrder(queues: readonly BranchQueue[], order: Order, limit: number | undefined): Promise<CommentData[]> {
  const taken: CommentData[][] = [];
  const open = new Set(queues);
  let failure: SourceError | undefined;
  const fill = async (queue: BranchQueue): Promise<void> => {
    try {
      await queue.fill(order);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      failure = error;
      open.delete(queue);
    }
  };
  await Promise.all(queues.map(fill));
  while (taken.length < (limit ?? Infinity)) {
    const firsts = new Map([...open].flatMap((queue) => (queue.first ? [[queue.first, queue] as const] : [])));
    const [first] = inOrder([...firsts.keys()], order);
    const best = first && firsts.get(first);
    if (!best) break;
    taken.push(best.take());
    // The next of that source has to be known before another one can be first.
    if (limit !== undefined && taken.length < limit) await fill(best);
  }
  if (failure && taken.length === 0) throw failure;
  return taken.flat();
}

function branchesOf(comments: readonly CommentData[]): Branch[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const branches = new Map<string, Branch>();
  const heads = new Map<string, string>();
  for (const comment of comments) {
    const way = [comment.id];
    for (let at = byId.get(idOf(comment.parentId) ?? ''); at && !way.includes(at.id); at = byId.get(idOf(at.parentId) ?? '')) {
      way.push(at.id);
      if (heads.has(at.id)) break;
    }
    const last = way.at(-1) ?? comment.id;
    const head = heads.get(last) ?? last;
    for (const id of way) heads.set(id, head);
    const branch = branches.get(head) ?? { head: byId.get(head) ?? comment, comments: [] };
    branch.comments.push(comment);
    branches.set(head, branch);
  }
  return [...branches.values()];
}
