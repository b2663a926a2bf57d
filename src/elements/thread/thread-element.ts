import { html, isServer, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Announcer } from '../../controllers/announcer.js';
import { subscribeClock } from '../../controllers/clock.js';
import { DiscussionController } from '../../controllers/discussion-controller.js';
import { Permalink } from '../../controllers/permalink.js';
import { StringsController } from '../../controllers/strings-controller.js';
import type { Discussion } from '../../discussion/discussion.js';
import type { DiscussionState, Outcome } from '../../discussion/state.js';
import type { Messages } from '../../i18n/en.js';
import type { DiscussionDocument, Order } from '../../model/types.js';
import type { DiscussionSource, SourceError } from '../../sources/source.js';
import { oneOf, wholeNumber } from '../choices.js';
import type { Renderers } from '../comment/comment-view.js';
import { emit } from '../events.js';
import { composeTemplate } from './form-template.js';
import { ThreadEvents } from './thread-events.js';
import { ThreadList } from './thread-list.js';
import { ThreadStage, type BeforePost } from './thread-stage.js';
import {
  closedTemplate,
  emptyTemplate,
  errorTemplate,
  headTemplate,
  moreTemplate,
  noticesTemplate,
  skeletonTemplate,
} from './thread-template.js';
import { threadStyles } from './thread.styles.js';

/**
 * The comments of an article: heading, reply tree and form, from a source or from a document.
 *
 * @example
 * <discussion-thread source="rest" src="/discussions/42"></discussion-thread>
 *
 * @slot header - Above everything.
 * @slot notice - Beside the notices of the thread.
 * @slot empty - In the place of the invitation when there are no comments.
 * @slot error - In the place of the message when the comments did not come.
 * @slot guidelines - Above the form.
 * @slot before-submit - Inside the form, before its button: a captcha, a consent.
 * @slot footer - Below everything.
 */
export class DiscussionThread extends LitElement {
  static override styles = threadStyles;

  /** The address that a person knows; what it means depends on `source`. */
  @property() src: string | undefined;
  /** The kind of source that `src` is the address of, `json` by default; or a source. */
  @property() source: DiscussionSource | string | undefined;
  /** How the top level is sorted: `oldest`, `newest` or `top`. */
  @property() order: Order = 'oldest';
  /** Top-level comments a page, where the source gives pages. */
  @property({ type: Number, attribute: 'page-size' }) pageSize = 50;
  /** How many levels are indented, 1 to 8; deeper replies follow flat. */
  @property({ type: Number, attribute: 'max-indent' }) maxIndent = 8;
  /** Hides the numbers; the time stays as the permalink. */
  @property({ type: Boolean, attribute: 'no-numbers' }) noNumbers = false;
  /** Where the form is: `bottom`, `top` or `none`. */
  @property() form: 'bottom' | 'top' | 'none' = 'bottom';
  /** Nothing can be written or changed, whatever the source can. */
  @property({ type: Boolean }) readonly = false;
  /** The level of the heading, 1 to 5; a comment's is one below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** `lazy` loads when the thread comes near the screen. */
  @property() loading: 'eager' | 'lazy' = 'eager';
  /** Comes before the id in permalinks; set it when two threads share a page. */
  @property({ attribute: 'anchor-prefix' }) anchorPrefix = 'comment-';
  /** `remote` shows the pictures that authors have elsewhere: their servers see your readers. */
  @property() avatars: 'initials' | 'remote' = 'initials';
  /** What becomes of strangers' images: a `link`, a box to `click`, or `show`. */
  @property() images: 'link' | 'click' | 'show' = 'link';
  /** A whole discussion; replaces everything, is writable, and nothing is stored. */
  @property({ attribute: false }) document: DiscussionDocument | undefined;
  /** A headless discussion of the page's own; it is not disposed here. */
  @property({ attribute: false }) discussion: Discussion | undefined;
  /** The page's own avatar, badge, body, actions or footer of a comment. */
  @property({ attribute: false }) renderers: Renderers = {};
  /** Called with each draft before it goes: may change, delay or refuse it. */
  @property({ attribute: false }) beforePost: BeforePost | undefined;
  /** Sentences of the page's own, over those of the language. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined;

  /** Why there is no discussion, when somebody else has to get it: a page does. */
  @property({ attribute: false }) failure: SourceError | undefined;

  readonly #words = new StringsController(this);
  readonly #announcer = new Announcer(this);
  readonly #source = new DiscussionController(this, {
    outcome: (outcome) => this.#tell(outcome),
    failed: (error) => this.#tell({ type: 'failed', operation: 'load', error }),
  });
  readonly #list = new ThreadList(this, this.#words);
  readonly #permalink = new Permalink(
    this,
    () => this.anchorPrefix,
    (id) => void this.#goTo(id),
  );
  readonly #events = new ThreadEvents(
    new ThreadStage({ element: this, source: this.#source, list: this.#list, words: this.#words, announcer: this.#announcer }),
  );
  #stopClock: (() => void) | undefined;
  #nearness: IntersectionObserver | undefined;
  #isNear = false;
  #followed: Discussion | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopClock = subscribeClock((now) => this.#list.tick(now));
    this.#watchNearness();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopClock?.();
    this.#nearness?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!isServer && (this.#isNear || this.discussion || oneOf('loading', this.loading, ['eager', 'lazy']) === 'eager')) {
      const { discussion, document, source, src } = this;
      this.#source.follow({ discussion, document, source, src }, this.#settings);
    }
    if (changed.has('order') && this.#current) void this.#current.setOrder(this.#settings.order);
    this.#list.update(this.#current);
  }

  protected override render(): TemplateResult {
    const state = this.#state;
    const strings = this.#strings;
    const form = oneOf('form', this.form, ['bottom', 'top', 'none']);
    const compose = state?.phase === 'ready' && form !== 'none' ? this.#renderForm(state) : nothing;
    return html`<section
      aria-labelledby="heading"
      aria-busy=${state?.phase === 'loading' ? 'true' : 'false'}
      @click=${this.#events.click}
      @input=${this.#events.input}
      @discussion-submit-request=${this.#events.submit}
      @discussion-edit-request=${this.#events.save}
      @discussion-form-cancel=${this.#events.cancel}
    >
      <slot name="header"></slot>
      ${headTemplate(state, strings, this.#level, this.#list.view.fresh.size)}
      ${noticesTemplate(state?.thread?.notices, strings)}
      <p part="status" class="missing" ?hidden=${!this.#list.isTargetUnknown}>${strings.text('unknownComment')}</p>
      ${form === 'top' ? compose : nothing} ${this.#renderList(state)} ${form === 'top' ? nothing : compose}
      <slot name="footer"></slot>
      <p class="visually-hidden" role="status" data-live></p>
    </section>`;
  }

  protected override updated(): void {
    const discussion = this.#current;
    if (!discussion || discussion.state.phase !== 'ready') return;
    if (this.#followed === discussion) return;
    this.#followed = discussion;
    const { id } = this.#permalink;
    if (id !== undefined) void this.#goTo(id);
  }

  #renderList(state: DiscussionState | undefined): unknown {
    const strings = this.#strings;
    const error = this.failure ?? this.#source.error ?? (state?.phase === 'error' ? state.error : undefined);
    if (error) return errorTemplate(error, strings);
    if (!state || state.phase === 'idle' || state.phase === 'loading') {
      return this.#hasOrigin ? skeletonTemplate(strings) : nothing;
    }
    if (this.#list.isEmpty) return emptyTemplate(strings, this.#isWritable);
    return [this.#list.render(), moreTemplate(state, strings, this.#settings.pageSize)];
  }

  #renderForm(state: DiscussionState): unknown {
    if (!this.#isWritable) return closedTemplate(state, this.#strings);
    return composeTemplate(this.#list.formSettings);
  }

  get #strings() {
    return this.#words.strings;
  }

  /** On a server the discussion is handed in, loaded. */
  get #current(): Discussion | undefined {
    return isServer ? this.discussion : this.#source.discussion;
  }

  get #state(): DiscussionState | undefined {
    return this.#current?.state;
  }

  get #hasOrigin(): boolean {
    return [this.discussion, this.document, this.source, this.src].some((one) => one !== undefined);
  }

  get #isWritable(): boolean {
    const thread = this.#state?.thread;
    const isOpen = (thread?.state ?? 'open') === 'open' && thread?.can?.reply !== false;
    return !this.readonly && isOpen && this.#current?.source.post !== undefined;
  }

  get #level(): number {
    return wholeNumber('heading-level', this.headingLevel, 1, 5, 2);
  }

  get #settings() {
    return {
      order: oneOf('order', this.order, ['oldest', 'newest', 'top']),
      pageSize: wholeNumber('page-size', this.pageSize, 1, 1000, 50),
      lang: this.#strings.locale,
    };
  }

  /** Shows the comment that a permalink points at; one that is not loaded is asked for. */
  async #goTo(id: string): Promise<void> {
    const discussion = this.#current;
    if (!discussion || discussion.state.phase !== 'ready') return;
    if (!discussion.state.tree.has(id) && !discussion.state.complete) await discussion.loadAround(id);
    await this.#list.goTo(id);
    if (this.#list.isTargetUnknown) this.#announcer.say(this.#strings.text('unknownComment'));
  }

  #watchNearness(): void {
    if (this.#isNear || this.loading !== 'lazy') return;
    this.#nearness ??= new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.#isNear = true;
        this.#nearness?.disconnect();
        this.requestUpdate();
      },
      { rootMargin: '600px' },
    );
    this.#nearness.observe(this);
  }

  #tell(outcome: Outcome): void {
    const { type, ...detail } = outcome;
    if (outcome.type === 'failed') {
      const { kind, field, retryAfter, detail: sentence } = outcome.error satisfies SourceError;
      emit(this, 'discussion-failed', { operation: outcome.operation, error: { kind, field, retryAfter, detail: sentence } });
      if (outcome.operation !== 'load') this.#announcer.say(this.#strings.text(`error.${kind}`));
      return;
    }
    emit(this, `discussion-${type}`, detail as never);
  }
}
