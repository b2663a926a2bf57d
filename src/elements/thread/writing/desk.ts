import { Device } from '../../../discussion/device.js';
import type { Discussion } from '../../../discussion/discussion.js';
import { Drafts, type DraftPlace } from '../../../discussion/drafts.js';
import { rememberedGuest, rememberGuest } from '../../../discussion/remembered-guest.js';
import type { DraftData } from '../../../model/types.js';
import { functionOf } from '../../choices.js';
import type { DiscussionForm } from '../../form/form-element.js';
import type { Keeping } from '../../form/keeping.js';
import { replaceSelection } from '../../form/replace-text.js';
import { placeOfForm } from './form-place.js';
import { watchSelection } from './quoting.js';
import { underOf } from './reply-place.js';
import type { ThreadStage } from '../thread-stage.js';

/** Milliseconds without a key until what is typed is stored. */
const PAUSE = 300;

/**
 * Where a thread is written to: keeps what is typed while its form comes and goes, and while the page does, and puts
 * it back into its place.
 */
export class Desk {
  readonly #stage: ThreadStage;
  #noStorage = false;
  readonly #device = new Device(() => (this.#stage.element.noStorage ? undefined : () => localStorage));
  #discussion: Discussion | undefined;
  #drafts: Drafts | undefined;
  /** By thread: shown again, it knows which versions are this page's. */
  readonly #known = new Map<string, Drafts>();
  readonly #notes = new Map<DraftPlace, Keeping>();
  /** Typed and not stored yet. */
  readonly #fresh = new Map<DraftPlace, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #guest: DraftData['author'];
  #remembers: boolean | undefined;
  #stops: (() => void)[] = [];

  constructor(stage: ThreadStage) {
    this.#stage = stage;
    stage.root.addEventListener('input', ({ target }) => {
      if ((target as Element).localName === 'discussion-form') this.#take(target as DiscussionForm);
    });
    stage.view.keeping = (place) => {
      if (!this.#notes.has(place)) this.#notes.set(place, this.#keepingOf(place, undefined));
      return this.#notes.get(place);
    };
  }

  /** Brings back what was written in this thread before; `form` is that of the thread when this was sent for. */
  open(discussion: Discussion, noStorage: boolean, form: DiscussionForm | null): void {
    if (discussion === this.#discussion) {
      if (noStorage !== this.#noStorage) this.#obey(noStorage);
      return;
    }
    const { element, view } = this.#stage;
    if (discussion !== this.#stage.discussion || !element.isConnected) {
      // Another thread is shown by now: what was typed meanwhile is kept for this one.
      if (form?.value) view.keepDraft(discussion.state.key, placeOfForm(form), form.value);
      return;
    }
    this.close();
    // Told of before somebody writes in vain.
    functionOf('beforePost', element.beforePost);
    this.#discussion = discussion;
    if (noStorage) this.#device.close();
    this.#guest ??= rememberedGuest(this.#device);
    this.#notes.clear();
    this.#obey(noStorage);
    const { key } = this.#stage;
    if (key === undefined) return;
    const drafts = this.#known.get(key) ?? new Drafts(this.#device, key);
    this.#known.set(key, drafts);
    this.#drafts = drafts;
    const store = (): void => this.store();
    this.#stops = [drafts.watch(() => this.#hear()), listen('pagehide', store), listen('visibilitychange', store), watchSelection(this.#stage)];
    // Typed while this was on its way.
    for (const form of this.#forms) {
      if (form.value !== textBefore(form) && !drafts.isFollowing(placeOfForm(form))) this.keep(placeOfForm(form), form.value);
    }
    this.store();
    for (const place of drafts.places) this.#restore(place);
    this.#reopen(drafts.places);
    void this.#stage.settle();
  }

  /** Stores what is typed and hears nothing more. */
  close(): void {
    this.store();
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#discussion = undefined;
    this.#drafts = undefined;
  }

  /** Stores what was typed last. */
  store(): void {
    clearTimeout(this.#timer);
    for (const [place, text] of this.#fresh) this.#drafts?.keep(place, text);
    if (this.#fresh.size === 0) return;
    this.#fresh.clear();
    this.#hear();
  }

  /** What is written in a place now. */
  keep(place: DraftPlace, text: string | undefined): void {
    const { view, key } = this.#stage;
    view.keepDraft(key, place, text);
    this.#fresh.set(place, text ?? '');
  }

  /** The outbox has it from now on: a page that goes now shall not bring it back twice. */
  handOver(place: DraftPlace, text: string): void {
    if (!this.#discussion?.isRemembering) return;
    this.#fresh.delete(place);
    this.#drafts?.drop(place, text);
  }

  /** It was sent, or is given up. */
  drop(place: DraftPlace, text?: string): void {
    const { view, key } = this.#stage;
    this.#fresh.delete(place);
    view.keepDraft(key, place, undefined);
    this.#drafts?.drop(place, text);
    this.#note(place, undefined);
  }

  /** Who wrote is asked for no more: on this visit, and if it is wished on the next. */
  rememberGuest(guest: DraftData['author']): void {
    if (!guest) return;
    this.#guest = guest;
    if (this.#remembers) rememberGuest(this.#device, guest);
    this.#renew();
  }

  /** Whether the next visit may know of this one. */
  #obey(noStorage: boolean): void {
    this.#noStorage = noStorage;
    this.#remembers = noStorage ? undefined : rememberedGuest(this.#device) !== undefined;
    this.#renew();
  }

  #take(form: DiscussionForm): void {
    const place = placeOfForm(form);
    // The fields beside the text are heard too.
    if (form.value === (this.#stage.view.draft(this.#stage.key, place) ?? textBefore(form))) return;
    this.keep(place, form.value === textBefore(form) ? undefined : form.value);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.store(), PAUSE);
  }

  #restore(place: DraftPlace): void {
    const { view, key } = this.#stage;
    const before = view.draft(key, place);
    const text = before ?? this.#drafts?.take(place);
    view.keepDraft(key, place, text);
    if (before !== undefined) return;
    this.#note(place, this.#drafts?.other(place) ? 'other' : 'back');
  }

  /** Opens the form that was written in last, without taking the focus; the others open with their text in them. */
  #reopen(places: readonly DraftPlace[]): void {
    const stage = this.#stage;
    const { view } = stage;
    if (view.replying ?? view.editing) return;
    for (const place of places) {
      const [act, id] = partsOf(place);
      if (id === undefined) continue;
      stage.fill(id);
      if (!stage.find(`[data-act=${act}]:not([hidden])`, id)) continue;
      if (act === 'edit') view.editing = id;
      else view.replying = id;
      view.under = underOf(stage, id);
      return stage.redraw(id);
    }
  }

  /** Another tab has written: a text that nobody has touched here follows it, who has written is told. */
  #hear(): void {
    const drafts = this.#drafts;
    const { view, key } = this.#stage;
    for (const form of this.#forms) {
      const place = placeOfForm(form);
      if (!drafts || this.#fresh.has(place)) continue;
      if (drafts.isFollowing(place)) {
        const text = drafts.take(place);
        view.keepDraft(key, place, text);
        form.value = text ?? textBefore(form);
        if (text === undefined) this.#note(place, undefined);
      }
      const isOther = drafts.other(place) !== undefined;
      // The other window goes on with what was begun here: both stay.
      if (isOther && !drafts.isFollowing(place) && form.value !== textBefore(form)) drafts.restore(place, form.value);
      const before = this.#notes.get(place)?.note;
      if (isOther || before === 'other') this.#note(place, isOther ? 'other' : undefined);
    }
  }

  #note(place: DraftPlace, note: Keeping['note']): void {
    if (this.#notes.get(place)?.note === note) return;
    this.#notes.set(place, this.#keepingOf(place, note));
    this.#stage.redraw(partsOf(place)[1]);
    void this.#stage.settle();
  }

  /** What all forms show is something else now. */
  #renew(): void {
    for (const [place, { note }] of this.#notes) this.#notes.set(place, this.#keepingOf(place, note));
    void this.#stage.settle();
  }

  #keepingOf(place: DraftPlace, note: Keeping['note']): Keeping {
    return {
      note,
      guest: this.#guest,
      remembers: this.#remembers,
      discard: () => {
        this.#put(place, undefined);
        this.drop(place);
      },
      done: () => this.drop(place),
      swap: () => {
        this.store();
        this.#put(place, this.#drafts?.swap(place));
      },
      remember: (on) => {
        this.#remembers = on;
        if (!on) rememberGuest(this.#device, undefined);
        this.#renew();
      },
    };
  }

  /** As if it were typed: undo takes it back. */
  #put(place: DraftPlace, text: string | undefined): void {
    const form = this.#forms.find((one) => placeOfForm(one) === place);
    const textarea = form?.renderRoot.querySelector('textarea');
    if (!form || !textarea) return;
    textarea.select();
    replaceSelection(textarea, text ?? textBefore(form));
  }

  get #forms(): DiscussionForm[] {
    return [...this.#stage.root.querySelectorAll<HTMLElement>('discussion-form')] as DiscussionForm[];
  }
}

/** What a form holds before anything is typed. */
function textBefore({ editing }: DiscussionForm): string {
  return editing ? (editing.body.source ?? editing.body.value) : '';
}

/** An act and the comment that it is about; the thread's own form is about none. */
function partsOf(place: DraftPlace): [act: string, id: string | undefined] {
  const [act = '', id] = place.split(/ (.*)/s);
  return [act, id];
}

function listen(type: string, listener: () => void): () => void {
  addEventListener(type, listener);
  return () => removeEventListener(type, listener);
}
