// Runs in the page of the soak: what a long day does to a thread. Every round leaves as many comments as it found.
import { MemorySource } from '/dist/sources/memory.js';

const seeds = await (await fetch('/soak.json')).json();

/** All in one page, however many are asked for. */
class WholeSource extends MemorySource {
  load({ limit: _all, ...query }, context) {
    return super.load(query, context);
  }
}

const source = new WholeSource(seeds);
const other = new WholeSource({ thread: { id: 'other', state: 'open' }, comments: seeds.comments.slice(0, 20) });
const context = { signal: new AbortController().signal, fetch, lang: 'en' };
let thread = document.querySelector('discussion-thread');
thread.source = source;
let rounds = 0;
let posts = 0;

async function until(condition, what) {
  const end = performance.now() + 20_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`round ${rounds}: never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const find = (selector) => thread.renderRoot.querySelector(selector);
const findAll = (selector) => [...thread.renderRoot.querySelectorAll(selector)];
const shown = () => findAll('.item').length;
const anId = () => seeds.comments[(rounds * 7919) % seeds.comments.length].id;
const item = (id) => findAll('.item').find(({ dataset }) => dataset.id === id);

async function arrive() {
  const drafts = [null, anId(), null].map((parentId) => ({
    threadId: 'soak',
    parentId,
    body: { format: 'markdown', value: `An *arrival* of round ${rounds}` },
    key: `arrival-${(posts += 1)}`,
  }));
  const before = shown();
  const made = [];
  for (const draft of drafts) made.push(await source.post(draft, context));
  await until(() => find('[data-act=arrivals]'), 'arrivals');
  while (find('[data-act=arrivals]')) {
    find('[data-act=arrivals]').click();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await until(() => shown() >= before + 3, 'what has arrived');
  return made.map(({ id }) => id);
}

async function write() {
  await until(() => find('.compose discussion-form')?.renderRoot?.querySelector('textarea'), 'the form');
  const form = find('.compose discussion-form');
  const area = form.renderRoot.querySelector('textarea');
  area.value = `Written in round ${rounds}, **by hand**`;
  area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  form.renderRoot.querySelectorAll('[role=tab]')[1].click();
  await form.updateComplete;
  posts += 1;
  const posted = new Promise((resolve) => {
    thread.addEventListener('discussion-posted', event => resolve(event.detail.comment.id), { once: true });
  });
  form.renderRoot.querySelector('[part=submit]').click();
  return posted;
}

/** The same five again and again: what is edited has more nodes for good. */
async function touch() {
  const { id } = seeds.comments[(rounds % 5) * 7];
  await source.edit(id, { format: 'markdown', value: `Edited in *round* ${rounds}` }, context);
  await source.react(id, 'like', rounds % 2 === 0, context);
  await until(() => item(id)?.textContent.includes(`round ${rounds}`), 'the edit');
  const reply = item(id).querySelector('[data-act=reply]');
  reply.click();
  await until(() => item(id).querySelector('discussion-form'), 'the form of a reply');
  await item(id).querySelector('discussion-form').updateComplete;
  item(id).querySelector('discussion-form').renderRoot.querySelector('[part=cancel]').click();
  await until(() => !item(id).querySelector('discussion-form'), 'the end of that form');
  const toggle = find('[data-act=toggle]');
  toggle.click();
  await until(() => find('[data-act=toggle]')?.getAttribute('aria-expanded') === 'false', 'a folded branch');
  find('[data-act=toggle]').click();
  await until(() => find('[data-act=toggle]')?.getAttribute('aria-expanded') === 'true', 'an open branch');
}

async function sort() {
  for (const order of ['newest', 'top', 'oldest']) {
    find(`[data-order=${order}]`).click();
    await until(() => find(`[data-order=${order}]`).getAttribute('aria-pressed') === 'true', order);
  }
}

/** Other addresses in the page, another thread in its place, and the element taken away and put back. */
async function travel() {
  location.hash = `#comment-${anId()}`;
  await new Promise((resolve) => setTimeout(resolve, 20));
  history.replaceState(null, '', location.pathname);
  if (rounds % 5 !== 0) return;
  const all = shown();
  thread.source = other;
  await until(() => shown() === 20, 'the other thread');
  thread.source = source;
  await until(() => shown() === all, 'this thread again');
  const place = thread.parentNode;
  thread.remove();
  await new Promise((resolve) => setTimeout(resolve, 20));
  place.append(thread);
  await until(() => shown() === all, 'the thread after it was away');
  thread.remove();
  thread = thread.cloneNode(false);
  thread.source = source;
  place.append(thread);
  await until(() => shown() === all, 'a new thread');
}

/** One round. */
export async function live() {
  rounds += 1;
  await until(() => shown() >= seeds.comments.length, 'all comments');
  const before = shown();
  const made = [...(await arrive()), await write()];
  await touch();
  await sort();
  for (const id of made.reverse()) await source.remove(id, context);
  await until(() => shown() === before, `${before} comments, not ${shown()}`);
  await travel();
  return { rounds, posts };
}

Object.assign(window, { live });
