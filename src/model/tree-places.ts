import { makePlaceholder } from './node.js';
import type { MutableNode } from './node.js';
import { compareNodes } from './order.js';
import { sumUp } from './tree-sums.js';

/** So many replies are put in one by one; more are sorted in together. */
const FEW = 8;

/** What changes in a list of replies. */
interface Edits {
  readonly coming: MutableNode[];
  isLeft: boolean;
}

/** Who is under whom. Changes are gathered, then `settle` finds the places of all that moved at once. */
export class TreePlaces {
  /** Not a comment: what holds the top level. */
  readonly top = makePlaceholder('');
  readonly nodes = new Map<string, MutableNode>();
  /** Top-level in spite of a known parent, since they would be under themselves. */
  readonly #cut = new Set<MutableNode>();

  // The batch under way: whose data changed, whose place may be another, and whose replies are.
  readonly #touched = new Set<MutableNode>();
  readonly #moved = new Set<MutableNode>();
  readonly #edits = new Map<MutableNode, Edits>();

  add(node: MutableNode): MutableNode {
    this.nodes.set(node.id, node);
    this.move(node);
    return node;
  }

  /** Takes the node alone; its replies are the caller's. */
  remove(node: MutableNode): void {
    this.nodes.delete(node.id);
    this.#cut.delete(node);
    this.#moved.delete(node);
    if (node.up) this.#editsOf(node.up).isLeft = true;
    node.up = undefined;
  }

  rename(node: MutableNode, id: string): void {
    this.nodes.delete(node.id);
    node.id = id;
    this.add(node);
  }

  /** Its data or what it shows is another. */
  touch(node: MutableNode): void {
    this.#touched.add(node);
  }

  /** Its place may be another. */
  move(node: MutableNode): void {
    this.#moved.add(node);
  }

  settle(): void {
    if (this.#touched.size + this.#moved.size + this.#edits.size === 0) return;
    // A cycle may have opened, or have another oldest member.
    for (const node of this.#cut) this.move(node);
    this.#cutCycles();
    // The set grows where a placeholder is made.
    for (const node of this.#moved) this.#place(node);
    for (const owner of this.#edits.keys()) if (owner !== this.top) this.#edit(owner);
    // The top comes last, since placeholders are there and go by their replies.
    this.#edit(this.top);
    sumUp([...this.#touched, ...this.#edits.keys()], this.#touched, this.top.branchVersion + 1);
    for (const batch of [this.#touched, this.#moved, this.#edits]) batch.clear();
  }

  /** Follows each moved comment upwards, every node once per batch; who meets its own trace is in a cycle. */
  #cutCycles(): void {
    this.#cut.clear();
    const traces = new Map<MutableNode, MutableNode>();
    for (const start of this.#moved) {
      let node: MutableNode | undefined = start;
      while (node && !traces.has(node)) {
        traces.set(node, start);
        node = this.#moved.has(node) ? this.#parentOf(node) : node.up;
      }
      if (node && traces.get(node) === start) this.#cutCycle(node);
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

  #parentOf({ data: { parentId } }: MutableNode): MutableNode | undefined {
    return parentId === null ? undefined : this.nodes.get(parentId);
  }

  #place(node: MutableNode): void {
    const { parentId } = node.data;
    const isTop = parentId === null || this.#cut.has(node);
    const owner = isTop ? this.top : (this.nodes.get(parentId) ?? this.add(makePlaceholder(parentId)));
    if (node.up !== owner) this.touch(node);
    if (node.up) this.#editsOf(node.up).isLeft = true;
    node.up = owner;
    this.#editsOf(owner).coming.push(node);
  }

  #editsOf(owner: MutableNode): Edits {
    let edits = this.#edits.get(owner);
    if (!edits) this.#edits.set(owner, (edits = { coming: [], isLeft: false }));
    return edits;
  }

  #edit(owner: MutableNode): void {
    const { coming, isLeft } = this.#editsOf(owner);
    const stays = (reply: MutableNode): boolean => reply.up === owner && !this.#moved.has(reply);
    if (isLeft) owner.replies = owner.replies.filter(stays);
    // A placeholder may have come and gone.
    const replies = coming.filter((reply) => reply.up === owner);
    if (replies.length > FEW) owner.replies = [...owner.replies, ...replies].sort(compareNodes);
    else for (const reply of replies) insertSorted(owner.replies, reply);
    if (!owner.known && owner.up) this.#followReplies(owner);
  }

  /** A placeholder stands where its first reply was written, and goes with the last. */
  #followReplies(node: MutableNode): void {
    const time = node.replies[0]?.time;
    if (time === undefined) return this.remove(node);
    if (node.time === time) return;
    node.time = time;
    if (this.#moved.has(node)) return;
    this.move(node);
    this.#place(node);
  }
}

/** From the end, since mostly the newest comes. */
function insertSorted(list: MutableNode[], node: MutableNode): void {
  list.splice(list.findLastIndex((other) => compareNodes(other, node) < 0) + 1, 0, node);
}
