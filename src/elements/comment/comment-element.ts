import { LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { now, subscribeClock } from '../../controllers/clock.js';
import { StringsController } from '../../controllers/strings-controller.js';
import type { Messages } from '../../i18n/messages.js';
import { coerceComment } from '../../model/coerce.js';
import type { CommentData } from '../../model/types.js';
import { bodyPart, isLoaded, loadPart } from '../../text/body.js';
import { wholeNumber } from '../choices.js';
import { commentTemplate, tombstoneTemplate } from './comment-template.js';
import { commentStyles } from './comment.styles.js';
import { tellTimes } from './tell-times.js';

const TOMBSTONES: readonly string[] = ['hidden', 'blocked', 'deleted', 'missing'];

/**
 * One comment alone, drawn as in a thread: a quote elsewhere, "latest comments", a queue. It shows no actions:
 * what is behind them is the thread's.
 *
 * @example
 * document.querySelector('discussion-comment').comment = {
 *   id: '7', parentId: null, author: { kind: 'guest', name: 'Ann' },
 *   body: { format: 'text', value: 'Hello' }, createdAt: '2025-03-14T11:59:00Z', status: 'published',
 * };
 *
 * @csspart comment - The article; with state words: `pending held spam pinned by-author failed queued`.
 * @csspart tombstone - The line of a comment that is not shown.
 * @csspart number - The number, and nothing else.
 * @csspart avatar - The initials or the picture.
 * @csspart author - The name.
 * @csspart badge - "Author", "Staff", …
 * @csspart time - When it was written.
 * @csspart body - The text.
 * @csspart actions - The row of actions.
 * @csspart status - What became of it: waits, held, not sent.
 */
export class DiscussionComment extends LitElement {
  static override styles = commentStyles;

  /** The comment as data. */
  @property({ attribute: false }) comment: CommentData | undefined;
  /** The number to show. */
  @property() number: string | undefined;
  /** How deep it stands in its thread; 0 is the top level. */
  @property({ type: Number }) depth = 0;
  /** The level of the heading above; the comment's own is one below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** Sentences of the page's own, over those of the language. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined;

  readonly #words = new StringsController(this);
  #data: CommentData | undefined;
  #isFull = false;
  #stopClock: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopClock = subscribeClock((time) => tellTimes(this.renderRoot, this.#words.strings, time));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopClock?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('comment')) {
      this.#isFull = false;
      this.#data = this.comment && coerceComment(this.comment, (message) => console.warn(`<discussion-comment> ${message}`));
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const comment = this.#data;
    if (!comment) return nothing;
    const template = TOMBSTONES.includes(comment.status) ? tombstoneTemplate : commentTemplate;
    return template(
      comment,
      {
        strings: this.#words.strings,
        now: now(),
        headingLevel: wholeNumber('heading-level', this.headingLevel, 1, 5, 2),
        showNumbers: true,
        avatars: 'initials',
        images: 'link',
        renderers: {},
        anchor: (id) => `comment-${id}`,
        can: () => false,
      },
      { depth: this.depth, listed: false, number: this.number ?? comment.number, full: this.#isFull },
    );
  }

  protected override firstUpdated(): void {
    tellTimes(this.renderRoot, this.#words.strings, Date.now(), true);
    // The one act that a comment alone has: the rest of a text that is cut.
    this.renderRoot.addEventListener('click', ({ target }) => {
      if (!(target as Element).closest('[data-act=show-all]')) return;
      this.#isFull = true;
      this.requestUpdate();
    });
  }

  protected override updated(): void {
    const part = this.#data && bodyPart(this.#data.body);
    if (!part || isLoaded(part)) return;
    // Plain text is there; it stays when the part does not come.
    loadPart(part).then(
      () => this.requestUpdate(),
      () => undefined,
    );
  }
}
