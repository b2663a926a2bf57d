import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { enReading } from '../i18n/en-reading.js';
import { formatLocale, getMessages, loadMessages, onLocaleDefined } from '../i18n/locales.js';
import type { Messages, ReadingMessages } from '../i18n/messages.js';
import { messagesOver, Strings } from '../i18n/strings.js';
import { warnOnce } from './warn-once.js';

export type StringsHost = ReactiveControllerHost & HTMLElement & { messages?: Partial<Messages> | undefined };

/** Fetches what is said beside reading; `undefined` when it is here. */
export type LoadMore = (lang: string) => Promise<unknown> | undefined;

/**
 * The words of an element: its `messages` property over the dictionary of the nearest `lang`, English until
 * that is there. Read `strings` in `render()`; the host updates when a language arrives or changes.
 */
export class StringsController implements ReactiveController {
  readonly #host: StringsHost;
  /** The nearest `lang` of the page; '' where there is none. */
  lang = '';
  #own: Partial<Messages> | undefined;
  #strings: Strings | undefined;
  #loadMore: LoadMore | undefined;

  constructor(host: StringsHost) {
    this.#host = host;
    host.addController(this);
  }

  get strings(): Strings {
    const { messages } = this.#host;
    if (this.#strings === undefined || this.#own !== messages) {
      // On a server there are no ancestors to ask: the element's own attribute, or English.
      const lang = this.lang || (this.#host.getAttribute('lang') ?? '');
      const known = getMessages(lang);
      this.#own = messages;
      const all = messagesOver<ReadingMessages>(known ?? enReading, messages ?? {}, warnOnce);
      this.#strings = new Strings<keyof ReadingMessages>(all, known ? formatLocale(lang) : 'en', warnOnce);
    }
    return this.#strings;
  }

  /** The language of the words, where there are none in the page's; not known with sentences of the page's own. */
  get foreign(): string | undefined {
    const { locale } = this.strings;
    const [language] = this.lang.toLowerCase().split('-');
    return this.#own || !language || locale.startsWith(language) ? undefined : locale;
  }

  /** From now on `load` is called beside, for each language; the host updates when that has come, too. */
  learn(load: LoadMore): void {
    this.#loadMore = load;
    this.#fetchMore();
  }

  hostConnected(): void {
    connected.add(this);
    watch(this.#host);
    this.refresh();
  }

  hostDisconnected(): void {
    connected.delete(this);
  }

  /** Looks the language up again and lets the host update if it is another one. */
  refresh(redefined = false): void {
    const lang = nearestLang(this.#host);
    if (lang === this.lang && !redefined) return;
    this.lang = lang;
    this.#reset();
    this.#fetchMore();
    if (getMessages(lang)) return;
    void loadMessages(lang).then(() => {
      if (lang === this.lang) this.#reset();
    });
  }

  /** Leaves `strings` as they are: nothing that shows reading alone is drawn anew. */
  #fetchMore(): void {
    void this.#loadMore?.(this.lang)?.then(() => this.#host.requestUpdate());
  }

  #reset(): void {
    this.#strings = undefined;
    this.#host.requestUpdate();
  }
}

const connected = new Set<StringsController>();
let observer: MutationObserver | undefined;

/** One observer for all elements: a `lang` anywhere in the page, or a language that is defined late. */
function watch(host: Element): void {
  observer ??= watchPage();
  // The page's own tree does not have what stands in a shadow root in it.
  observer.observe(host, { attributeFilter: ['lang'] });
}

function watchPage(): MutationObserver {
  const refreshAll = (redefined: boolean): void => {
    for (const controller of connected) controller.refresh(redefined);
  };
  onLocaleDefined(() => refreshAll(true));
  const page = new MutationObserver(() => refreshAll(false));
  page.observe(document.documentElement, { attributeFilter: ['lang'], subtree: true });
  return page;
}

function nearestLang(from: Element): string {
  for (let element: Element | undefined = from; element; ) {
    const found: Element | null = element.closest('[lang]');
    if (found) return found.getAttribute('lang') ?? '';
    const root: Node = element.getRootNode();
    element = root instanceof ShadowRoot ? root.host : undefined;
  }
  return '';
}
