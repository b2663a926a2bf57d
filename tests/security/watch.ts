import { findHarm } from './harmless.js';

declare global {
  interface Window {
    attack(name: unknown): void;
    /** Given by the test runner: what the browser has asked for since the last call. */
    takeRequests(): Promise<string[]>;
  }
}

const dialogs = ['alert', 'confirm', 'prompt', 'print', 'open'] as const;
const own = /^\/(?:src|tests|node_modules|__w)/;

/** Looks on while strangers' words are shown, and tells what they have done to the page. */
export class Watch {
  readonly #ran: string[] = [];
  readonly #errors: string[] = [];
  readonly #replaced = dialogs.map((name) => [name, window[name]] as const);
  readonly #error = console.error;
  #page = describePage();

  start(): void {
    window.attack = (name) => this.#ran.push(`attack(${String(name)})`);
    for (const name of dialogs) Object.assign(window, { [name]: () => this.#ran.push(name) });
    console.error = (...words: unknown[]) => this.#errors.push(words.map(String).join(' '));
    addEventListener('error', this.#note);
    addEventListener('unhandledrejection', this.#note);
    this.#page = describePage();
  }

  stop(): void {
    Object.assign(window, Object.fromEntries(this.#replaced));
    console.error = this.#error;
    removeEventListener('error', this.#note);
    removeEventListener('unhandledrejection', this.#note);
  }

  /** Everything that has happened since the last time, as sentences: none, if all is well. */
  async findings(): Promise<string[]> {
    // Failed loads, animations and mutation events are tasks; requests are told by the browser after that.
    await new Promise((resolve) => setTimeout(resolve));
    const requests = (await window.takeRequests()).filter(isForeign).map((url) => `a request for ${url}`);
    const page = describePage();
    const changed = Object.keys(page).filter((key) => page[key] !== this.#page[key]);
    this.#page = page;
    return [
      ...this.#ran.splice(0).map((what) => `a script ran: ${what}`),
      ...this.#errors.splice(0).map((what) => `an error: ${what}`),
      ...requests,
      ...changed.map((key) => `the page changed: ${key} is ${page[key]?.slice(-200) ?? ''}`),
      ...findHarm(document),
    ];
  }

  readonly #note = (event: ErrorEvent | PromiseRejectionEvent): void => {
    this.#errors.push(String('error' in event ? (event.error ?? event.message) : event.reason));
  };
}

function isForeign(address: string): boolean {
  const { origin, pathname, protocol } = new URL(address);
  return !(origin === location.origin && own.test(pathname)) && protocol !== 'data:';
}

/** What strangers must not change, in words that can be compared. */
function describePage(): Record<string, string> {
  const names = (value: object): string => Reflect.ownKeys(value).map(String).sort().join();
  return {
    globals: names(window),
    document: names(document),
    ...Object.fromEntries(
      [Object, Array, Function, String, Number, Promise, Map, EventTarget, Node, Element, HTMLElement, Document, Event].map(
        ({ name, prototype }) => [`${name}.prototype`, names(prototype as object)],
      ),
    ),
    title: document.title,
    address: location.href,
    history: String(history.length),
    cookie: document.cookie,
    storage: Object.keys(localStorage).filter((key) => !key.startsWith('discussion-elements:')).join(),
    head: document.head.innerHTML,
    root: document.documentElement.outerHTML.slice(0, document.documentElement.outerHTML.indexOf('>')),
    body: document.body.outerHTML.slice(0, document.body.outerHTML.indexOf('>')),
    sheets: String(document.styleSheets.length + document.adoptedStyleSheets.length),
    tags: ['discussion-thread', 'x-y', 'x-z'].map((tag) => customElements.get(tag)?.name ?? '').join(),
  };
}
