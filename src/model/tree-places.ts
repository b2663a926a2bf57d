import { makePlaceholder } from './mutable-node.js';
import type { MutableNode } from './mutable-node.js';
import { compareNodes } from './order.js';
import { applyEdits, sumUp } from './tree-batch.js';
import type { ListEdits } from './tree-batch.js';

/** Who is under whom. Changes are gathered, then `settle` finds the places of all that moved at once. */
export class TreePlaces {
  /** Not a comment: what holds the top level. */
  readonly top = makePlaceholder('');
  readonly nodes = new Map<string, MutableNode>();
  /** Top-level in spite of a known parent, since they would be under themselves. */
  readonly #cut = new Set<MutableNode>();
  #version = 0;
  #walk = 0;

  // The batch under way:
  #touched: MutableNode[] = [];
  #moved: MutableNode[] = [];
  #edits: ListEdits = new Map();
  #isRecheck = false;

  add(node: MutableNode): MutableNode {
    this.nodes.set(node.id, node);
    node.addedSize = 1;
    this.move(node);
    return node;
  }

  /** Takes the node alone; its replies are the caller's. */
  remove(node: MutableNode): void {
    this.nodes.delete(node.id);
    this.#cut.delete(node);
    this.#unlist(node);
  }

  rename(node: MutableNode, id: string): void {
    this.nodes.delete(node.id);
    this.nodes.set(id, node);
    node.id = id;
    this.move(node);
    this.recheckCycles();
  }

  /** Its data or what it shows is another. */
  touch(node: MutableNode): void {
    this.#touched.push(node);
  }

  /** Its place may be another. */
  move(node: MutableNode): void {
    if (node.moved) return;
    node.moved = true;
    this.#moved.push(node);
    this.#touched.push(node);
  }

  /** A cycle may have opened, or have another oldest member. */
  recheckCycles(): void {
    this.#isRecheck = true;
  }

  isWantedByCut(id: string): boolean {
    for (const node of this.#cut) if (node.data.parentId === id && node.id !== id) return true;
    return false;
  }

  settle(): void {
    if (this.#touched.length === 0 && this.#edits.size === 0) return;
    if (this.#isRecheck) for (const node of this.#cut) this.move(node);
    this.#cutCycles();
    // The list grows where a placeholder is made.
    for (const node of this.#moved) this.#enlist(node, this.#ownerOf(node));
    this.#applyEdits();
    sumUp(this.#touched, this.#edits.keys(), ++this.#version);
    this.#touched = [];
    this.#moved = [];
    this.#edits = new Map();
    this.#isRecheck = false;
  }

  /** Follows each moved comment upwards, every node once per batch; who meets its own trace is in a cycle. */
  #cutCycles(): void {
    const moved = this.#moved;
    for (const node of moved) this.#cut.delete(node);
    const [only] = moved;
    if (moved.length === 1 && only?.replies.length === 0 && only.data.parentId !== only.id) return;
    const first = this.#walk + 1;
    for (const start of moved) {
      const walk = ++this.#walk;
      let node: MutableNode | undefined = start;
      while (node && node.mark < first) {
        node.mark = walk;
        node = node.moved ? this.#parentOf(node) : node.up;
      }
      if (node?.mark === walk) this.#cutCycle(node);
    }
  }

  #cutCycle(member: MutableNode): void {
    let oldest = member;
    for (let node = this.#parentOf(member); node && node !== member; node = this.#parentOf(node)) {
      if (compareNodes(node, oldest) < 0) oldest = node;
    }
    this.#cut.add(oldest);
    this.move(oldest);
  }

  #parentOf(node: MutableNode): MutableNode | undefined {
    const { parentId } = node.data;
    return parentId === null ? undefined : this.nodes.get(parentId);
  }

  #ownerOf(node: MutableNode): MutableNode {
    const { parentId } = node.data;
    if (parentId === null || this.#cut.has(node)) return this.top;
    return this.nodes.get(parentId) ?? this.add(makePlaceholder(parentId));
  }

  #enlist(node: MutableNode, owner: MutableNode): void {
    this.#unlist(node);
    node.up = owner;
    this.#editsOf(owner).coming.push(node);
  }

  #unlist(node: MutableNode): void {
    const owner = node.up;
    if (!owner) return;
    this.#editsOf(owner).leaving += 1;
    owner.addedSize -= node.size;
    owner.addedCount -= node.counted;
    node.listed = false;
    node.up = undefined;
  }

  #editsOf(owner: MutableNode): { coming: MutableNode[]; leaving: number } {
    let edits = this.#edits.get(owner);
    if (!edits) this.#edits.set(owner, (edits = { coming: [], leaving: 0 }));
    return edits;
  }

  /** The top comes last, since placeholders are there and go by their replies. */
  #applyEdits(): void {
    for (const [owner, edits] of this.#edits) {
      if (owner === this.top) continue;
      applyEdits(owner, edits);
      if (!owner.known && this.nodes.get(owner.id) === owner) this.#followReplies(owner);
    }
    const edits = this.#edits.get(this.top);
    if (edits) applyEdits(this.top, edits);
  }

  /** A placeholder stands where its first reply was written, and goes with the last. */
  #followReplies(node: MutableNode): void {
    const first = node.replies[0];
    if (!first) this.remove(node);
    else if (first.time !== node.time) {
      node.time = first.time;
      if (!node.listed) return;
      node.moved = true;
      this.#enlist(node, this.top);
    }
  }
}
