// @ts-check
// Runs in the page before all else, as it is.

/** Tells the server that something has happened. @param {string} name */
function mark(name) {
  const request = new XMLHttpRequest();
  // While it waits, this thread does nothing else.
  request.open('GET', `/mark/${name}`, false);
  request.send();
}

/** Marks when the first comment, and when all of them, are painted. @param {number} count */
function watch(count) {
  const look = () => {
    // Right after the painting of this frame.
    if (root()?.querySelector('article')) void scheduler.postTask(() => mark('first'), { priority: 'user-blocking' });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const timer = setInterval(() => {
    if (document.readyState !== 'complete' || (root()?.querySelectorAll('article').length ?? 0) < count) return;
    clearInterval(timer);
    requestAnimationFrame(() => void scheduler.postTask(() => mark('all')));
  }, 100);
}

/** The drawn thread as plain HTML: shadow roots as declarative ones, without what only a script needs. */
function serialize() {
  const thread = document.querySelector('discussion-thread');
  /** @type {ShadowRoot[]} */
  const roots = [];
  /** @param {ShadowRoot | null | undefined} root */
  const collect = (root) => {
    if (!root) return;
    roots.push(root);
    for (const element of root.querySelectorAll('*')) collect(element.shadowRoot);
  };
  collect(thread?.shadowRoot);
  for (const root of roots) {
    const style = document.createElement('style');
    const rules = root.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]);
    style.textContent = rules.map((rule) => rule.cssText).join('\n');
    root.prepend(style);
  }
  const html = thread?.getHTML({ shadowRoots: roots }) ?? '';
  // Nothing defines custom elements there: they look like what is in them.
  return `<discussion-thread>${html.replaceAll(/<!--.*?-->/gs, '')}</discussion-thread>`;
}

/** Is busy. @param {number} ms */
function work(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

const root = () => /** @type {ShadowRoot} */ (document.querySelector('discussion-thread')?.shadowRoot);
/** The nth that matches among the first comments: looking through all would cost as much as what is measured. @param {string} selector @param {number} n @returns {HTMLElement} */
const find = (selector, n = 0) => /** @type {HTMLElement} */ (root().querySelector('.block')?.querySelectorAll(selector)[n]);
const shown = () => root().querySelector('.block')?.querySelectorAll('article').length ?? 0;
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** @param {() => unknown} condition */
async function until(condition) {
  const end = performance.now() + 60_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`never became true: ${condition}`);
    await frame();
  }
}

/** What people do, by the buttons. The number says which time it is. @type {Record<string, (n: number) => Promise<unknown>>} */
const acts = {
  async open(n) {
    find('[data-act=reply]:not([hidden])', n).click();
    await until(() => find('.item discussion-form')?.shadowRoot?.querySelector('textarea'));
  },
  async add() {
    const form = /** @type {HTMLElement & { value: string }} */ (find('.item discussion-form'));
    const count = shown();
    form.value = 'A reply that nobody has written yet.';
    await frame();
    const button = /** @type {HTMLElement} */ (form.shadowRoot?.querySelector('[part~=submit]'));
    button.click();
    await until(() => shown() > count);
  },
  async react(n) {
    const button = find('[data-act=react]', n);
    const text = button.textContent;
    button.click();
    await until(() => button.textContent !== text);
  },
  async collapse(n) {
    const toggle = find('[data-act=toggle][aria-expanded=true]', n);
    if (!toggle) return;
    toggle.click();
    await until(() => toggle.getAttribute('aria-expanded') === 'false' || !toggle.isConnected);
  },
  async sort(n) {
    // One comment at the top level is in order already.
    if (root().querySelectorAll('[part=list] > .block > .item').length < 2) return;
    const id = find('article').id;
    /** @type {HTMLElement} */ (root().querySelector(`[data-order=${n % 2 ? 'oldest' : 'newest'}]`)).click();
    await until(() => find('article').id !== id);
  },
};

/** The same changes by hand, as a script on a static page would make them. @type {typeof acts} */
const staticActs = {
  async open(n) {
    const form = document.createElement('textarea');
    form.rows = 8;
    find('[part~=actions]', n).after(form);
    form.focus();
  },
  async add(n) {
    const item = find('.item', n);
    item.append(item.cloneNode(true));
  },
  async react(n) {
    const button = find('[data-act=react]', n);
    button.textContent = '▲ 2';
    button.setAttribute('aria-pressed', 'true');
  },
  async collapse(n) {
    const replies = find('[part=replies] > [role=list]', n);
    if (replies) replies.hidden = true;
  },
  async sort() {
    const list = /** @type {HTMLElement} */ (root().querySelector('[part=list]'));
    const items = [...list.querySelectorAll(':scope > .block > .item')].reverse();
    const blocks = [...list.children].reverse();
    list.append(...blocks);
    for (const [at, item] of items.entries()) blocks[Math.floor((at * blocks.length) / items.length)]?.append(item);
  },
};

/** Scrolls to the end. Returns how many frames took more than 50 ms. @param {number} frames */
async function scroll(frames) {
  const height = document.documentElement.scrollHeight;
  let slow = 0;
  let last = await frame();
  for (let n = 1; n <= frames; n++) {
    scrollTo(0, (height * n) / frames);
    const now = await frame();
    if (now - last > 50) slow++;
    last = now;
  }
  return slow;
}

Object.assign(globalThis, { bench: { mark, watch, serialize, work, acts, staticActs, scroll } });
