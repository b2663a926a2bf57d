import type { TreeNode } from '../../src/model/node.js';
import { compareNodes } from '../../src/model/order.js';
import { CommentTree } from '../../src/model/tree.js';
import type { CommentData } from '../../src/model/types.js';

/** A published comment, written `minute` minutes after noon. */
export function makeComment(
  id: string,
  parentId: string | null = null,
  minute = 0,
  more: Partial<CommentData> = {},
): CommentData {
  return {
    id,
    parentId,
    author: { kind: 'guest', name: `Author of ${id}` },
    body: { format: 'text', value: `Text of ${id}` },
    createdAt: new Date(Date.UTC(2024, 4, 3, 12, minute)).toISOString(),
    status: 'published',
    ...more,
  };
}

export function makeTree(comments: Iterable<CommentData>): CommentTree {
  const tree = new CommentTree();
  tree.insertMany(comments);
  return tree;
}

export function nodeOf(tree: CommentTree, id: string): TreeNode {
  const node = tree.get(id);
  if (!node) throw new Error(`No node ${id}`);
  return node;
}

/** The tree as text, one line for each node, indented by depth. */
export function drawTree(tree: CommentTree): string {
  return allNodes(tree)
    .map((node) => `${'  '.repeat(node.depth)}${node.id}${node.data.status === 'missing' ? '?' : ''}`)
    .join('\n');
}

/** In reading order, without recursion. */
export function allNodes(tree: CommentTree): TreeNode[] {
  const nodes: TreeNode[] = [];
  const open = tree.roots.toReversed();
  for (let node = open.pop(); node; node = open.pop()) {
    nodes.push(node);
    open.push(...node.replies.toReversed());
  }
  return nodes;
}

/** Everything that has to hold for any tree; an empty list when it does. */
export function findFaults(tree: CommentTree): string[] {
  const faults: string[] = [];
  const expect = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(fault);
  };
  const nodes = allNodes(tree);
  expect(new Set(nodes).size === nodes.length, 'a node is reached twice');
  expect(nodes.length === tree.size, `size ${tree.size} of ${nodes.length}`);
  const sums = new Map<TreeNode, { size: number; counted: number }>();
  for (const node of nodes.toReversed()) {
    const own = { size: 1, counted: countsAlone(node) ? 1 : 0 };
    for (const reply of node.replies) {
      const sum = sums.get(reply);
      own.size += sum?.size ?? NaN;
      own.counted += sum?.counted ?? NaN;
      expect(reply.parent === node, `${reply.id} does not know its parent`);
      expect(reply.branchVersion <= node.branchVersion, `${reply.id} is newer than what is above it`);
    }
    sums.set(node, own);
    expect(own.size === node.size, `${node.id} has size ${node.size}, not ${own.size}`);
    expect(own.counted === node.counted, `${node.id} counts ${node.counted}, not ${own.counted}`);
    expect(node.depth === (node.parent ? node.parent.depth + 1 : 0), `${node.id} has depth ${node.depth}`);
    expect(node.version <= node.branchVersion, `${node.id} is newer than its branch`);
    expect(tree.get(node.id) === node, `${node.id} is not found by its id`);
    expect(isSorted(node.replies), `the replies to ${node.id} are out of order`);
  }
  expect(isSorted(tree.roots), 'the top level is out of order');
  const counted = tree.roots.reduce((sum, node) => sum + node.counted, 0);
  expect(counted === tree.count, `count ${tree.count}, not ${counted}`);
  return faults;
}

function countsAlone({ data }: TreeNode): boolean {
  return data.status === 'published' || data.status === 'pending';
}

function isSorted(nodes: readonly TreeNode[]): boolean {
  return nodes.every((node, at) => {
    const before = nodes[at - 1];
    return !before || compareNodes(before, node) < 0;
  });
}

/** A generator of numbers in 0..1 that always gives the same ones. */
export function makeRandom(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function shuffle<T>(items: readonly T[], random = makeRandom()): T[] {
  const result = [...items];
  for (let at = result.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [result[at], result[other]] = [result[other] as T, result[at] as T];
  }
  return result;
}

/** Microseconds of CPU: the best of some runs, since others use the machine too. */
export function measureCpu(run: () => void, times = 3): number {
  let best = Infinity;
  for (let time = 0; time < times; time += 1) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, user + system);
  }
  return best;
}
