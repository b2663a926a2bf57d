import { emit, type DiscussionEventMap } from '../events.js';
import type { DiscussionForm } from '../form/form-element.js';
import type { ThreadStage } from './thread-stage.js';

/** What people do is loaded when somebody is about to do something. */
const loadActs = () => import('./acts/acts.js');

/** One listener of each kind for the whole thread, however many comments it has. */
export class ThreadEvents {
  readonly #stage: ThreadStage;

  constructor(stage: ThreadStage) {
    this.#stage = stage;
  }

  /** The pointer or the focus comes in. */
  readonly approach = (): void => {
    void loadActs();
  };

  readonly click = (event: MouseEvent): void => {
    const target = event.target as Element;
    const button = target.closest<HTMLElement>('[data-act]');
    if (button) void this.act(button);
    else if (target.closest('.permalink, [part=context]')) this.#navigate(event, target);
  };

  /** Does what a button says. */
  async act(button: HTMLElement): Promise<void> {
    const id = idOf(button);
    const { ACTS } = await loadActs();
    await ACTS[button.dataset['act'] ?? '']?.(this.#stage, id, button);
  }

  /** Keeps what is written while the form it stands in comes and goes. */
  readonly input = (event: Event): void => {
    const form = formOf(event);
    if (form && !form.editing) this.#stage.view.drafts.set(form.replyTo?.id ?? '', form.value);
  };

  readonly submit = (event: DiscussionEventMap['discussion-submit-request']): void => {
    const form = formOf(event);
    const { draft } = event.detail;
    if (form) afterwards(event, async () => (await loadActs()).submit(this.#stage, form, draft));
  };

  readonly save = (event: DiscussionEventMap['discussion-edit-request']): void => {
    const form = formOf(event);
    const { id, body } = event.detail;
    if (form) afterwards(event, async () => (await loadActs()).save(this.#stage, form, id, body));
  };

  /** The event of the form does not bubble, and so is heard on its way down. */
  readonly cancel = {
    capture: true,
    handleEvent: (event: Event): void => {
      const form = formOf(event);
      if (form) void loadActs().then(({ cancel }) => cancel(this.#stage, idOf(form), form));
    },
  };

  #navigate(event: MouseEvent, target: Element): void {
    // With a modifier it opens elsewhere: that is the browser's.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const id = this.#stage.idIn(target.closest('a')?.hash ?? '');
    if (id !== undefined && !emit(this.#stage.element, 'discussion-navigate-request', { id })) event.preventDefault();
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
function afterwards(event: Event, act: () => Promise<void>): void {
  queueMicrotask(() => {
    if (!event.defaultPrevented) void act();
  });
}
