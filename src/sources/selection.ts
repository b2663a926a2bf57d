import { inOrder, oldestFirst } from '../model/comment-order.js';
import type { CommentData } from '../model/types.js';
import { idOf } from './foreign.js';
import { SourceError, type LoadQuery } from './source.js';

export interface Selection {
  comments: CommentData[];
  /** The id of the last top-level comment; so a page neither repeats nor loses one when others come and go. */
  next?: string;
}

/**
 * What a query asks of a whole discussion: linear but for the sort of the top level, deep chains and cycles
 * included. `hidden` keep their place for cursors, but are not given out.
 */
export function select(all: readonly CommentData[], hidden: ReadonlySet<string>, query: LoadQuery): Selection {
  const { cursor, limit, order, parentId, aroundId, status } = query;
  const shown = (comment: CommentData): boolean => !hidden.has(comment.id);
  const comments = status === undefined ? all : all.filter((comment) => comment.status === status);
  if (aroundId !== undefined) return { comments: around(comments.filter(shown), aroundId) };
  if (parentId === undefined && cursor === undefined && limit === undefined) return { comments: comments.filter(shown) };

  const branches = new Branches(comments);
  const heads = parentId === undefined ? inOrder(branches.roots, order) : oldestFirst(branches.repliesOf(parentId));
  const start = cursor === undefined ? 0 : heads.findIndex(({ id }) => id === cursor) + 1;
  if (cursor !== undefined && start === 0) throw new SourceError('invalid', `unknown cursor: ${cursor}`);
  const rest = heads.slice(start).filter((head) => branches.of(head).some(shown));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    comments: page.flatMap((head) => branches.of(head).filter(shown)),
    ...(last && page.length < rest.length && { next: last.id }),
  };
}

/** The true parent's id, read from comments that may be anything. */
export function parentOf(comment: CommentData): string | undefined {
  return idOf(comment.parentId);
}

/** Comments by parent. Every comment is in the branch of exactly one root: of a cycle, the first one is it. */
class Branches {
  readonly roots: CommentData[] = [];
  readonly #replies = new Map<string, CommentData[]>();
  readonly #branches = new Map<CommentData, CommentData[]>();

  constructor(comments: readonly CommentData[]) {
    const ids = new Set(comments.map(({ id }) => id));
    const heads: CommentData[] = [];
    for (const comment of comments) {
      const parent = parentOf(comment);
      if (parent === undefined || !ids.has(parent)) heads.push(comment);
      if (parent === undefined) continue;
      const siblings = this.#replies.get(parent);
      if (siblings) siblings.push(comment);
      else this.#replies.set(parent, [comment]);
    }
    const placed = new Set<CommentData>();
    for (const head of [...heads, ...comments]) {
      if (placed.has(head)) continue;
      this.roots.push(head);
      this.#branches.set(head, this.#collect(head, placed));
    }
  }

  repliesOf(id: string): readonly CommentData[] {
    return this.#replies.get(id) ?? [];
  }

  /** The comment and everything under it. */
  of(head: CommentData): readonly CommentData[] {
    let branch = this.#branches.get(head);
    if (!branch) this.#branches.set(head, (branch = this.#collect(head, new Set())));
    return branch;
  }

  #collect(head: CommentData, placed: Set<CommentData>): CommentData[] {
    const branch: CommentData[] = [];
    const open = [head];
    for (let comment = open.pop(); comment; comment = open.pop()) {
      if (placed.has(comment)) continue;
      placed.add(comment);
      branch.push(comment);
      for (const reply of this.repliesOf(comment.id)) open.push(reply);
    }
    return branch;
  }
}

function around(comments: readonly CommentData[], id: string): CommentData[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const target = byId.get(id);
  if (!target) throw new SourceError('not-found', `no comment ${id}`);
  const found = new Set(new Branches(comments).of(target));
  for (let at = byId.get(parentOf(target) ?? ''); at && !found.has(at); at = byId.get(parentOf(at) ?? '')) found.add(at);
  return [...found];
}
