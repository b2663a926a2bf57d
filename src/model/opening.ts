import { isRecord, type Foreign } from './coerce-record.js';

/** So many comments fill a first screen. */
const FEW = 40;
/** With more than that it is not there sooner. */
const MANY = 400;

interface Root {
  readonly comment: Foreign;
  readonly time: number;
}

/**
 * Of a long answer, as it came, the comments that stand first when the oldest come first, with all replies to them: what
 * can be shown while the others are read. `undefined` where only reading all of them tells which these are.
 */
export function openingOf(comments: readonly unknown[]): ReadonlySet<unknown> | undefined {
  const ids = new Set<string>();
  const roots: Root[] = [];
  const replies = new Map<string, Foreign[]>();
  let numbered = 0;
  for (const comment of comments) {
    if (!isRecord(comment)) return undefined;
    const { parentId, createdAt, pinned, number } = comment;
    ids.add(idOf(comment));
    if (number !== undefined) numbered++;
    const parent = textOf(parentId);
    const branch = replies.get(parent);
    if (branch) branch.push(comment);
    else if (parent) replies.set(parent, [comment]);
    else roots.push({ comment, time: pinned ? NaN : Date.parse(textOf(createdAt)) });
  }
  // Repeated ids, numbers for some, parents that are not here: what comes late would move what came first.
  if (ids.size < comments.length || ids.has('') || numbered % comments.length !== 0) return undefined;
  for (const parent of replies.keys()) if (!ids.has(parent)) return undefined;
  return firstOf(roots, (comment) => replies.get(idOf(comment)) ?? []);
}

function firstOf(roots: Root[], repliesTo: (comment: Foreign) => readonly Foreign[]): ReadonlySet<unknown> | undefined {
  if (roots.some(({ time }) => Number.isNaN(time))) return undefined;
  const opening = new Set<unknown>();
  let last = NaN;
  for (const { comment, time } of roots.sort((a, b) => a.time - b.time)) {
    // Of one moment all or none.
    if (opening.size >= FEW && time > last) return opening;
    last = time;
    // Grows while it is gone through.
    const branch = [comment];
    for (const one of branch) {
      opening.add(one);
      branch.push(...repliesTo(one));
      if (branch.length > MANY) return undefined;
    }
  }
  return undefined;
}

function idOf({ id }: Foreign): string {
  return textOf(id);
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
