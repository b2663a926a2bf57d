import { recordOf, type Device } from './device.js';

/** What is being written in a thread: a comment, a reply to one, a change of one. */
export type DraftPlace = 'comment' | `reply ${string}` | `edit ${string}`;

/** One text in a place. Two tabs that write in the same place have a version each. */
export interface Version {
  /** The page it was typed in. */
  readonly writer: string;
  readonly text: string;
  /** ISO 8601 */
  readonly at: string;
}

/** Days after which nobody comes back to a text. */
const DAYS = 30;
/** Versions of one place; the oldest go. */
const MOST = 5;

/** Where a draft is written: under which comment, or instead of which. */
export function placeOf(parentId: string | null): DraftPlace {
  return parentId === null ? 'comment' : `reply ${parentId}`;
}

/**
 * What is written in a thread and not sent, remembered on this device. A page changes its own version only, and
 * the one that it went on with: so no tab overwrites what another one holds. `key` is that of the thread.
 */
export class Drafts {
  readonly #device: Device;
  readonly #key: string;
  readonly #now: () => number;
  #writer = newWriter();
  /** The versions of others that this page goes on with. */
  readonly #taken = new Map<DraftPlace, Version>();

  constructor(device: Device, key: string, now: () => number = Date.now) {
    this.#device = device;
    this.#key = `drafts:${key}`;
    this.#now = now;
  }

  /** Where something is written, the newest first. */
  get places(): readonly DraftPlace[] {
    // Of the same moment, the last is the newest.
    return [...this.#read()].reverse().sort(([, [a]], [, [b]]) => timeOf(b) - timeOf(a)).map(([place]) => place);
  }

  /** Goes on with the newest version of a place. */
  take(place: DraftPlace): string | undefined {
    const [newest] = this.#read().get(place) ?? [];
    if (newest) this.#taken.set(place, newest);
    else this.#taken.delete(place);
    return newest?.text;
  }

  /** Whether nothing was typed here since a version was taken: then it goes as that goes. */
  isFollowing(place: DraftPlace): boolean {
    return this.#taken.has(place);
  }

  /** Goes on with the version of another page; one's own is kept beside it. Returns what it says. */
  swap(place: DraftPlace): string | undefined {
    const other = this.other(place);
    if (other === undefined) return undefined;
    this.#writer = newWriter();
    this.#taken.set(place, other);
    return other.text;
  }

  /** What another page has written in this place and this one has not. */
  other(place: DraftPlace): Version | undefined {
    const all = this.#read().get(place) ?? [];
    const own = this.#own(place, all)?.text ?? '';
    return all.find((one) => !this.#isOwn(place, one) && one.text.trim() !== own.trim());
  }

  /** Remembers what is written now. Nothing is nothing to remember. */
  keep(place: DraftPlace, text: string): void {
    const isText = text.trim() !== '';
    this.#write(place, (versions) => {
      const rest = versions.filter((one) => !this.#isOwn(place, one));
      return isText ? [{ writer: this.#writer, text, at: new Date(this.#now()).toISOString() }, ...rest] : rest;
    }, !isText);
    this.#taken.delete(place);
  }

  /** Puts one's own text back where another page has gone on with it. */
  restore(place: DraftPlace, text: string): void {
    if (!this.#own(place, this.#read().get(place) ?? [])) this.keep(place, text);
  }

  /** It was sent, or is not wanted: also where another page has the same words. */
  drop(place: DraftPlace, text?: string): void {
    this.#write(place, (versions) => versions.filter((one) => !this.#isOwn(place, one) && one.text.trim() !== text?.trim()), true);
    this.#taken.delete(place);
  }

  /** Calls back when another tab has written. Returns the way to stop. */
  watch(listener: () => void): () => void {
    return this.#device.watch(this.#key, (isCleared) => {
      // That says nothing of what this page goes on with: from now on it is its own.
      if (isCleared) for (const [place, { text }] of [...this.#taken]) this.keep(place, text);
      listener();
    });
  }

  /** Of this page, or gone on with here and not there. */
  #isOwn(place: DraftPlace, { writer, text }: Version): boolean {
    const taken = this.#taken.get(place);
    return writer === this.#writer || (writer === taken?.writer && text === taken.text);
  }

  #own(place: DraftPlace, versions: readonly Version[]): Version | undefined {
    return versions.find((one) => this.#isOwn(place, one));
  }

  #read(): Map<DraftPlace, Version[]> {
    const places = new Map<DraftPlace, Version[]>();
    const oldest = this.#now() - DAYS * 24 * 60 * 60 * 1000;
    for (const [place, list] of Object.entries(recordOf(this.#device.read(this.#key)))) {
      if (!isPlace(place) || !Array.isArray(list)) continue;
      const versions = list.flatMap((one) => readVersion(one) ?? []).filter((one) => timeOf(one) > oldest);
      versions.sort((a, b) => timeOf(b) - timeOf(a));
      if (versions.length > 0) places.set(place, versions.slice(0, MOST));
    }
    return places;
  }

  /** Reads and writes in one go: another tab may have written meanwhile. */
  #write(place: DraftPlace, change: (versions: Version[]) => Version[], isLess: boolean): void {
    const places = this.#read();
    const versions = change(places.get(place) ?? []);
    const wasThere = places.delete(place);
    if (versions.length > 0) places.set(place, versions);
    else if (!wasThere) return;
    this.#device.write(this.#key, places.size > 0 ? Object.fromEntries(places) : undefined, isLess);
  }
}

function isPlace(place: string): place is DraftPlace {
  return place === 'comment' || /^(reply|edit) ./.test(place);
}

function readVersion(value: unknown): Version | undefined {
  const { writer, text, at } = recordOf(value);
  return typeof writer === 'string' && typeof text === 'string' && typeof at === 'string' ? { writer, text, at } : undefined;
}

function timeOf(version: Version | undefined): number {
  return Date.parse(version?.at ?? '') || 0;
}

function newWriter(): string {
  return Math.random().toString(36).slice(2);
}
