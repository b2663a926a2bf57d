import { html, nothing, render } from 'lit';
import { now } from '../../../controllers/clock.js';
import { actingStrings } from '../../../i18n/acting.js';
import type { ActingStrings } from '../../../i18n/strings.js';
import type { CommentData } from '../../../model/types.js';
import { SourceError } from '../../../sources/source.js';
import { authorName } from '../../comment/comment-name.js';
import { commentTemplate } from '../../comment/comment-template.js';
import { notDoneText } from '../acts/telling.js';
import { moderate } from '../menu/moderating.js';
import { showSheet } from '../menu/sheet.js';
import type { ThreadStage } from '../thread-stage.js';

type Verdict = 'published' | 'spam' | 'deleted';

const VERDICTS: readonly Verdict[] = ['published', 'spam', 'deleted'];

/** Single keys, for threads with `keys`. */
const KEYS: Readonly<Record<string, Verdict | 'held'>> = { a: 'published', s: 'spam', d: 'deleted', z: 'held' };

/** What waits for a moderator, one after another: approve, spam, delete, each with a way back. */
export async function showQueue(stage: ThreadStage, opener: HTMLElement): Promise<void> {
  const { discussion } = stage;
  if (!discussion) return;
  const place = document.createElement('div');
  const dialog = showSheet(stage, actingStrings(stage.strings).text('queue'), place, opener);
  const queue = new Queue(stage, dialog, place);
  await queue.load();
}

class Queue {
  readonly #stage: ThreadStage;
  readonly #dialog: HTMLDialogElement;
  readonly #place: HTMLElement;
  #comments: readonly CommentData[] | undefined;
  #error: SourceError | undefined;
  /** What was decided here. */
  readonly #verdicts = new Map<string, Verdict>();
  /** Which decision was not taken, and why. */
  readonly #failures = new Map<string, { status: Verdict | 'held'; error: unknown }>();

  constructor(stage: ThreadStage, dialog: HTMLDialogElement, place: HTMLElement) {
    this.#stage = stage;
    this.#dialog = dialog;
    this.#place = place;
    dialog.addEventListener('keydown', (event) => this.#press(event));
    this.#draw();
  }

  async load(): Promise<void> {
    const { discussion } = this.#stage;
    try {
      this.#comments = await discussion?.loadHeld();
    } catch (error) {
      this.#error = SourceError.of(error);
    }
    this.#draw();
    this.#focus(0);
  }

  #draw(): void {
    const strings = this.#strings;
    render(
      html`<div aria-busy=${this.#comments ?? this.#error ? 'false' : 'true'}>
          ${this.#error
            ? html`<p class="failure" role="alert">${notDoneText(this.#error, strings.text('queue'), strings)}</p>`
            : this.#comments?.length === 0
              ? html`<p>${strings.text('queue.empty')}</p>`
              : html`<div role="list">${this.#comments?.map((comment) => this.#item(comment))}</div>`}
        </div>
        <form method="dialog" class="buttons"><button class="quiet">${strings.text('close')}</button></form>`,
      this.#place,
    );
  }

  #item(comment: CommentData): unknown {
    const strings = this.#strings;
    const name = authorName(comment.author, strings);
    const verdict = this.#verdicts.get(comment.id);
    const failed = this.#failures.get(comment.id);
    const failure = failed
      ? html`<p class="failure" role="alert">${notDoneText(failed.error, this.#label(failed.status), strings)}</p>`
      : nothing;
    const act = (status: Verdict | 'held') => {
      const text = this.#label(status);
      return html`<button part="action" aria-label=${`${text}: ${name}`} @click=${() => void this.#decide(comment.id, status)}>${text}</button>`;
    };
    return html`<div class="queued" role="listitem" data-queued=${comment.id}>
      ${verdict
        ? html`<p>${strings.text(verdict === 'published' ? 'mod.approved' : `status.${verdict}`)} ${act('held')}</p>${failure}`
        : html`${commentTemplate(comment, this.#settings, { depth: 0, listed: false })}
            ${failure}
            <p class="buttons">
              ${VERDICTS.map(act)}
              ${this.#contextTemplate(comment)}
            </p>`}
    </div>`;
  }

  /** What the button of a decision says. */
  #label(status: Verdict | 'held'): string {
    const strings = this.#strings;
    if (status === 'held') return strings.text('undo');
    return strings.text(status === 'deleted' ? 'delete' : `mod.${status}`);
  }

  /** To where it stands, or to what it answers. */
  #contextTemplate({ id, parentId }: CommentData): unknown {
    const { tree } = this.#stage.discussion?.state ?? {};
    const place = [id, parentId].find((one) => one !== null && tree?.has(one));
    if (place === null || place === undefined) return nothing;
    const go = (): void => {
      this.#dialog.close();
      void this.#stage.list.goTo(place);
    };
    return html`<button part="action" @click=${go}>${this.#strings.text('queue.context')}</button>`;
  }

  get #strings(): ActingStrings {
    return actingStrings(this.#stage.strings);
  }

  get #settings(): Parameters<typeof commentTemplate>[1] {
    return {
      strings: this.#strings,
      now: now(),
      headingLevel: 2,
      showNumbers: false,
      avatars: 'initials',
      images: 'link',
      renderers: {},
      anchor: (id) => `queued-${id}`,
      can: () => false,
    };
  }

  async #decide(id: string, status: Verdict | 'held'): Promise<void> {
    const at = this.#comments?.findIndex((comment) => comment.id === id) ?? -1;
    try {
      if (!(await moderate(this.#stage, id, status))) return;
      this.#failures.delete(id);
    } catch (error) {
      this.#failures.set(id, { status, error });
      return this.#draw();
    }
    if (status === 'held') this.#verdicts.delete(id);
    else this.#verdicts.set(id, status);
    this.#draw();
    this.#focus(status === 'held' ? at : at + 1);
  }

  /** The first button of the comment at this place, of the next that waits, or the last. */
  #focus(at: number): void {
    const items = [...this.#place.querySelectorAll<HTMLElement>('.queued')];
    const item = items[at] ?? items.at(-1);
    (item?.querySelector<HTMLElement>(':scope > p button') ?? this.#place.querySelector('button'))?.focus();
  }

  #press(event: KeyboardEvent): void {
    const { keys } = this.#stage.element as { keys?: boolean };
    const status = KEYS[event.key];
    const id = (event.target as Element).closest<HTMLElement>('.queued')?.dataset['queued'];
    if (!keys || !status || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const last = [...this.#verdicts.keys()].at(-1);
    const subject = status === 'held' ? last : id;
    if (subject !== undefined && (status === 'held') === this.#verdicts.has(subject)) void this.#decide(subject, status);
  }
}
