import type { CommentData, Order } from '../model/types.js';
import { check, checkEqual } from './check.js';
import type { Probe } from './subject.js';

const STATUSES = ['published', 'pending', 'held', 'spam', 'hidden', 'blocked', 'deleted', 'missing'];
const ORDERS: readonly Order[] = ['oldest', 'newest', 'top'];

export async function loadsValidData(probe: Probe): Promise<void> {
  const { thread, comments } = await probe.load();
  check(typeof thread?.id === 'string', 'the first page has a thread with an id');
  check(['open', 'readonly', 'closed'].includes(thread.state), `no state of a thread: ${thread.state}`);
  check(comments.length >= 4, 'the discussion of the test needs three top-level comments and a reply');
  comments.forEach(checkShape);
  checkUnique(comments, 'one page');
}

/** E-mail and IP addresses of writers are nobody's business. */
export async function keepsAddressesToItself(probe: Probe): Promise<void> {
  const text = JSON.stringify(await probe.load());
  check(!/"(e_?mail|mail|ip|ip_?addr(ess)?)":/i.test(text), 'an answer holds an e-mail or IP address');
}

export async function pagesWithoutLossOrRepetition(probe: Probe): Promise<void> {
  const whole = idsOf(await probe.all());
  for (const limit of [1, 2]) {
    const pages = await probe.pages({ limit });
    const paged = pages.flatMap(({ comments }) => comments);
    checkUnique(paged, `pages of ${limit}`);
    checkEqual(idsOf(paged), whole, `pages of ${limit} together`);
    const last = pages.at(-1);
    check(last && !last.next, 'the last page leads on');
  }
}

export async function keepsTheOrderAcrossPages(probe: Probe): Promise<void> {
  const { thread } = await probe.load();
  for (const order of thread?.orders ?? ['oldest' as const]) {
    check(ORDERS.includes(order), `no order: ${order}`);
    const pages = await probe.pages({ order, limit: 1 });
    const known = idsOf(await probe.all());
    checkEqual(idsOf(pages.flatMap(({ comments }) => comments)), known, `all comments, order ${order}`);
    if (order === 'top' || pages.length < 2) continue;
    const times = pages.map(({ comments }) => comments.filter(isPlainRoot).map(({ createdAt }) => Date.parse(createdAt)));
    const sign = order === 'newest' ? -1 : 1;
    const flat = times.flatMap((page) => page.sort((a, b) => sign * (a - b)));
    checkEqual(flat, flat.toSorted((a, b) => sign * (a - b)), `times of the pages, order ${order}`);
  }
}

export async function loadsRepliesOfOne(probe: Probe): Promise<void> {
  const [parent] = await probe.pair();
  const replies = (await probe.all()).filter(({ parentId }) => parentId === parent.id);
  const answer = idsOf(await probe.all({ parentId: parent.id }));
  for (const { id } of replies) check(answer.includes(id), `reply ${id} is missing`);
}

export async function loadsTheSurroundingsOfOne(probe: Probe): Promise<void> {
  const [parent, reply] = await probe.pair();
  const byId = new Map((await probe.all()).map((comment) => [comment.id, comment]));
  const deep = idsOf((await probe.load({ aroundId: reply.id })).comments);
  for (let at: CommentData | undefined = reply; at; at = byId.get(at.parentId ?? '')) {
    check(deep.includes(at.id), `around ${reply.id}: ${at.id} is missing`);
  }
  const top = idsOf((await probe.load({ aroundId: parent.id })).comments);
  check(top.includes(reply.id), `around ${parent.id}: its reply is missing`);
}

function checkShape({ id, parentId, author, body, createdAt, status }: CommentData): void {
  check(typeof id === 'string' && id, 'a comment without an id');
  check(parentId === null || typeof parentId === 'string', `${id}: parentId`);
  check(typeof author.kind === 'string', `${id}: author.kind`);
  check(author.name === undefined || typeof author.name === 'string', `${id}: author.name`);
  check(['markdown', 'html', 'text'].includes(body.format) && typeof body.value === 'string', `${id}: body`);
  check(/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(createdAt), `${id}: createdAt is no ISO time with offset`);
  check(STATUSES.includes(status), `${id}: status ${status}`);
}

function checkUnique(comments: readonly CommentData[], what: string): void {
  const seen = new Set<string>();
  for (const { id } of comments) {
    check(!seen.has(id), `${what}: ${id} came twice`);
    seen.add(id);
  }
}

function isPlainRoot({ parentId, pinned }: CommentData): boolean {
  return parentId === null && !pinned;
}

function idsOf(comments: readonly CommentData[]): string[] {
  return comments.map(({ id }) => id).sort();
}
