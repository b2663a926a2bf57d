import { idInFragment } from '../../controllers/permalink.js';
import { emit, type DiscussionEventMap } from '../events.js';
import { imageLinkClass } from '../../text/images.js';
import type { DiscussionForm } from '../form/form-element.js';
import { isForBrowser, stayOnPage } from '../stay-on-page.js';
import { imagesOf } from './list/list-settings.js';
import { showNote } from './note.js';
import type { ThreadStage } from './thread-stage.js';

/** What people do is loaded when somebody is about to do something. */
const loadActs = () => import('./acts/acts.js');
type Acts = Awaited<ReturnType<typeof loadActs>>;

/** One listener of each kind for the whole thread, however many comments it has. */
export class ThreadEvents {
  readonly #stage: ThreadStage;
  #acts: Acts | undefined;
  #hadFocus = false;
  #giveFocus: (() => void) | undefined;

  constructor(stage: ThreadStage) {
    this.#stage = stage;
  }

  /** The pointer or the focus comes in. */
  readonly approach = (event: Event): void => {
    stayOnPage(event);
    if (this.#acts) return;
    loadActs().then(
      (acts) => {
        this.#acts = acts;
        acts.prepare(this.#stage);
      },
      // Whoever presses something asks for it again.
      () => undefined,
    );
  };

  /** Before a render, which may take away what has the focus. */
  holdFocus(): void {
    this.#hadFocus = this.#hasFocus;
    this.#giveFocus = this.#acts?.holdFocus(this.#stage);
  }

  /** After it. Where the acts are still on their way, the heading is better than nowhere. */
  giveFocus(): void {
    if (!this.#hadFocus || this.#hasFocus) return;
    if (this.#giveFocus) this.#giveFocus();
    else this.#stage.element.focus();
  }

  get #hasFocus(): boolean {
    return this.#stage.root.activeElement !== null;
  }

  readonly click = (event: MouseEvent): void => {
    stayOnPage(event);
    const target = event.target as Element;
    const button = target.closest<HTMLElement>('[data-act]');
    const image = target.closest<HTMLAnchorElement>(`a.${imageLinkClass}`);
    if (button) void this.act(button);
    else if (isForBrowser(event)) return;
    else if (image) this.#show(event, image);
    else if (target.closest('.permalink, [part=context]')) this.#navigate(event, target);
  };

  /** Does what a button says. */
  async act(button: HTMLElement): Promise<void> {
    const id = idOf(button);
    const acts = await this.#actsFor(button);
    await acts?.ACTS[button.dataset['act'] ?? '']?.(this.#stage, id, button);
  }

  /** Where they do not come that is said, and shown beside what was pressed. */
  #actsFor(pressed: Element): Promise<Acts | undefined> {
    return loadActs().catch(() => {
      const text = this.#stage.strings.text('error.network');
      this.#stage.say(text);
      showNote(pressed.closest('[part=actions], .head') ?? pressed, text, 'failed');
      return undefined;
    });
  }

  /** Search in the page has found something in a branch that is folded. */
  readonly found = ({ target }: Event): void => {
    const { element, view } = this.#stage;
    if (view.collapsed.delete(idOf(target as Element))) element.requestUpdate();
  };

  /** For threads with `keys`. Where it comes from is looked at while it is under way: later its path is gone. */
  readonly key = (event: KeyboardEvent): void => {
    const [from] = event.composedPath();
    const target = event.target as Element;
    import('./shortcuts.js').then(
      ({ press }) => press(event, from, target, this.#stage, this),
      // The next key asks for it again.
      () => undefined,
    );
  };

  readonly submit = (event: DiscussionEventMap['discussion-submit-request']): void => {
    const form = formOf(event);
    const { draft } = event.detail;
    if (form) afterwards(event, form, async () => (await loadActs()).submit(this.#stage, form, draft));
  };

  readonly save = (event: DiscussionEventMap['discussion-edit-request']): void => {
    const form = formOf(event);
    const { id, body } = event.detail;
    if (form) afterwards(event, form, async () => (await loadActs()).save(this.#stage, form, id, body));
  };

  /** The event of the form does not bubble, and so is heard on its way down. */
  readonly cancel = {
    capture: true,
    handleEvent: (event: Event): void => {
      const form = formOf(event);
      if (form) void this.#actsFor(form).then((acts) => acts?.cancel(this.#stage, idOf(form), form));
    },
  };

  /** A picture comes when its link is followed: `images` is `click`. */
  #show(event: MouseEvent, link: HTMLAnchorElement): void {
    event.preventDefault();
    const id = idOf(link);
    void this.#actsFor(link).then((acts) => {
      if (!acts) return;
      acts.showImage(link, imagesOf(this.#stage.list.host));
      this.#stage.focusFirst([id]);
    });
  }

  #navigate(event: MouseEvent, target: Element): void {
    const hash = target.closest('a')?.hash ?? '';
    const id = idInFragment(hash, this.#stage.list.places.prefix);
    if (id === undefined) return;
    if (!emit(this.#stage.element, 'discussion-navigate-request', { id })) event.preventDefault();
    // Following it a second time changes no address.
    else if (hash === location.hash) void this.#stage.list.goTo(id);
  }
}

function idOf(element: Element): string {
  return element.closest<HTMLElement>('[data-id]')?.dataset['id'] ?? '';
}

function formOf(event: Event): DiscussionForm | undefined {
  const target = event.target as Element;
  return target.localName === 'discussion-form' ? (target as DiscussionForm) : undefined;
}

/** A form's request is acted on here once everybody who listens has had a say. */
function afterwards(event: Event, form: DiscussionForm, act: () => Promise<void>): void {
  queueMicrotask(() => {
    if (event.defaultPrevented) return;
    const { value } = form;
    act().catch(() => {
      // Even what sends did not come: the text stays in its form until it does.
      form.error = { kind: 'network' };
      const again = (): unknown => form.value === value && act();
      addEventListener('online', again, { once: true });
    });
  });
}
