import { flatten, MutableNode, withoutText } from './node.js';
import type { LocalState, TreeNode } from './node.js';
import { timeOf } from './order.js';
import { TreePlaces } from './tree-places.js';
import type { CommentData } from './types.js';

export type { LocalState, TreeNode } from './node.js';

/**
 * All comments of a discussion as a tree, whatever comes in whatever order. An unknown parent is a placeholder
 * of status 'missing' until it comes; a cycle is cut at its oldest member, which becomes top-level; a repeated
 * id is an update. Every change is a batch: first the data (here), then the places, then the sums, each once.
 */
export class CommentTree {
  readonly #places = new TreePlaces();

  /** Oldest first. */
  get roots(): readonly TreeNode[] {
    return this.#places.top.replies;
  }

  /** Changes with every change, and only then. */
  get version(): number {
    return this.#places.top.branchVersion;
  }

  /** Comments that count: published, and one's own on their way or waiting for approval. */
  get count(): number {
    return this.#places.top.counted;
  }

  /** All nodes, placeholders too. */
  get size(): number {
    return this.#places.top.size;
  }

  /** Finds placeholders too. */
  get(id: string): TreeNode | undefined {
    return this.#places.nodes.get(id);
  }

  /** Whether the comment itself is here, not only a reply to it. */
  has(id: string): boolean {
    return this.#find(id) !== undefined;
  }

  insertMany(comments: Iterable<CommentData>): void {
    for (const comment of comments) this.#put(comment);
    this.#places.settle();
  }

  insert(comment: CommentData): TreeNode {
    const node = this.#put(comment);
    this.#places.settle();
    return node;
  }

  /** A comment that was written here and is not stored yet. */
  insertLocal(comment: CommentData, local: LocalState): TreeNode {
    const node = this.#put(comment);
    node.draft = true;
    this.#setLocal(node, local);
    this.#places.settle();
    return node;
  }

  setLocal(id: string, local: LocalState | undefined): void {
    const node = this.#find(id);
    if (!node || node.local === local) return;
    this.#setLocal(node, local);
    this.#places.settle();
  }

  /**
   * The stored form of a comment of one's own. The node stays, so that its row and focus do; if the real id
   * came first by another way, the two become one.
   */
  confirm(localId: string, comment: CommentData): TreeNode {
    const node = this.#find(localId);
    if (!node) return this.insert(comment);
    if (comment.id !== localId) this.#rename(node, comment.id);
    this.#setLocal(node, undefined);
    this.#setData(node, comment);
    this.#places.settle();
    return node;
  }

  /** Changes some fields; never the id. `undefined` when the comment is not here. */
  patch(id: string, partial: Partial<CommentData>): TreeNode | undefined {
    const node = this.#find(id);
    if (!node) return undefined;
    this.#setData(node, { ...node.data, ...partial, id });
    this.#places.settle();
    return node;
  }

  /** A leaf goes; what has replies stays as a tombstone with nothing of its text. Answers the node. */
  remove(id: string): TreeNode | undefined {
    const node = this.#find(id);
    if (!node) return undefined;
    if (node.replies.length > 0) {
      this.#setLocal(node, undefined);
      this.#setData(node, withoutText(node.data, 'deleted'));
    } else {
      this.#places.remove(node);
    }
    this.#places.settle();
    return node;
  }

  #find(id: string): MutableNode | undefined {
    const node = this.#places.nodes.get(id);
    return node?.known ? node : undefined;
  }

  #put(comment: CommentData): MutableNode {
    const node = this.#places.nodes.get(comment.id);
    if (!node) return this.#places.add(new MutableNode(comment));
    if (!node.known) {
      node.known = true;
      node.time = timeOf(comment);
      this.#places.move(node);
    }
    if (node.draft) this.#setLocal(node, undefined);
    this.#setData(node, comment);
    return node;
  }

  #setData(node: MutableNode, data: CommentData): void {
    const old = node.data;
    // Both have been coerced, so their fields come in the same order.
    if (old === data || JSON.stringify(old) === JSON.stringify(data)) return;
    node.data = data;
    node.time = timeOf(data);
    if (old.parentId !== data.parentId || old.createdAt !== data.createdAt) this.#places.move(node);
    // A reply shows whom it answers, and its number begins with the parent's.
    const { name, kind } = old.author;
    const isNamed = old.status === data.status && name === data.author.name && kind === data.author.kind;
    const shown = old.number !== data.number ? flatten([node]) : isNamed ? [node] : [node, ...node.replies];
    for (const each of shown) this.#places.touch(each);
  }

  #setLocal(node: MutableNode, local: LocalState | undefined): void {
    node.local = local;
    if (!local) node.draft = false;
    this.#places.touch(node);
  }

  #rename(node: MutableNode, id: string): void {
    const twin = this.#places.nodes.get(id);
    if (twin) {
      this.#places.remove(twin);
      for (const reply of twin.replies) this.#places.move(reply);
    }
    this.#places.rename(node, id);
    for (const reply of node.replies) {
      if (reply !== twin) this.#setData(reply, { ...reply.data, parentId: id });
    }
  }
}
