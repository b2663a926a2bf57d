type Loader<M> = () => Promise<M>;

/** Dictionaries by language: English, which is here, and others, here or fetched on demand. */
export class Dictionaries<M extends object> {
  readonly #english: M;
  readonly #known: Map<string, M | Loader<M>>;

  constructor(english: M, others: Readonly<Record<string, Loader<M>>>) {
    this.#english = english;
    this.#known = new Map<string, M | Loader<M>>([['en', english], ...Object.entries(others)]);
  }

  define(tag: string, messages: M | Loader<M>): void {
    this.#known.set(tag.toLowerCase(), messages);
  }

  /** The known language that is nearest to `lang`: `pt-BR` → `pt` → `en`. */
  resolve(lang: string): string {
    for (let tag = lang.toLowerCase(); tag; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
      if (this.#known.has(tag)) return tag;
    }
    return 'en';
  }

  /** The messages for `lang` if they are here already, else `undefined`. */
  get(lang: string): M | undefined {
    const messages = this.#known.get(this.resolve(lang));
    return typeof messages === 'function' ? undefined : messages;
  }

  /** The messages for `lang`, fetched on demand. English when they cannot be had; the next call tries again. */
  async load(lang: string): Promise<M> {
    const locale = this.resolve(lang);
    const messages = this.#known.get(locale) ?? this.#english;
    if (typeof messages !== 'function') return messages;
    try {
      const loaded = await messages();
      // Unless another dictionary was defined meanwhile.
      if (this.#known.get(locale) === messages) this.#known.set(locale, loaded);
      return loaded;
    } catch {
      return this.#english;
    }
  }
}
