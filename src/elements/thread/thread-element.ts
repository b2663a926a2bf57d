import { isServer, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Announcer } from '../../controllers/announcer.js';
import { subscribeClock } from '../../controllers/clock.js';
import { DiscussionController } from '../../controllers/discussion-controller.js';
import { Nearness } from '../../controllers/nearness.js';
import { Permalink } from '../../controllers/permalink.js';
import { StringsController } from '../../controllers/strings-controller.js';
import type { Discussion } from '../../discussion/discussion.js';
import { isWhole, type DiscussionState, type Outcome } from '../../discussion/state.js';
import type { Messages } from '../../i18n/messages.js';
import type { DiscussionDocument, Order } from '../../model/types.js';
import type { DiscussionSource } from '../../sources/source.js';
import type { ImageProxy } from '../../text/options.js';
import { isDue, oneOf, originOf, settingsOf, wholeNumber } from '../choices.js';
import type { Renderers } from '../comment/comment-view.js';
import { ComingBack } from './coming-back/coming-back.js';
import { frameTemplate } from './frame/frame-template.js';
import { emit } from '../events.js';
import { failureText } from '../failure-text.js';
import { emitOutcome, postedText } from './outcomes.js';
import { ThreadEvents } from './thread-events.js';
import { ThreadLife } from './life/thread-life.js';
import { ThreadList } from './list/thread-list.js';
import { ThreadStage, type BeforePost, type Supply } from './thread-stage.js';
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
 *
 * @csspart heading - The heading; `count` is the number in it.
 * @csspart count - "41 comments".
 * @csspart toolbar - How the thread is sorted.
 * @csspart notices - All notices.
 * @csspart notice - One of them.
 * @csspart list - The comments.
 * @csspart comment - A comment, the `article`. Also `pending held spam queued failed pinned new target by-author collapsed`.
 * @csspart tombstone - The line of a comment that is not shown.
 * @csspart number - The number, and nothing else.
 * @csspart avatar - The initials or the picture.
 * @csspart author - The name.
 * @csspart badge - "Author", "Staff", "Pinned", …
 * @csspart time - When it was written.
 * @csspart body - The text.
 * @csspart actions - The row of actions.
 * @csspart action - One of them.
 * @csspart replies - The replies of a comment with their line.
 * @csspart toggle - The line that folds them.
 * @csspart more - A button that brings more comments.
 * @csspart context - The link to the comment that is answered, past the indent cap.
 * @csspart form - The form; its own parts are `form-field`, `form-label`, `form-input`, `form-textarea`, …
 * @csspart status - What became of a comment or of the thread, in words.
 * @csspart empty - The invitation when there are no comments.
 * @csspart error - The message when the comments did not come.
 *
 * @fires discussion-reply-request - `{comment}`. Requests can be prevented.
 * @fires discussion-submit-request - `{draft}`
 * @fires discussion-edit-request - `{id, body}`
 * @fires discussion-delete-request - `{id}`
 * @fires discussion-react-request - `{id, key, on}`
 * @fires discussion-report-request - `{id, reason, note}`
 * @fires discussion-moderate-request - `{id, status}`
 * @fires discussion-load-more-request - `{parentId?, cursor?}`
 * @fires discussion-navigate-request - `{id}`: a permalink is followed.
 * @fires discussion-sign-in-request - `{reason}`: prevent it to sign somebody in by another way than the source's session.
 * @fires discussion-loaded - `{total, loaded, complete}`. Outcomes come once, from here.
 * @fires discussion-posted - `{comment}`
 * @fires discussion-changed - `{comment}`
 * @fires discussion-removed - `{id}`
 * @fires discussion-failed - `{operation, error}`
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
  /** Hosts whose images are shown whatever `images` says, such as `['img.example']`. */
  @property({ attribute: false }) imageHosts: readonly string[] | undefined;
  /** Where images are fetched from in place of their own address: a function of that, or a URL with `{url}` in it. */
  @property({ attribute: false }) imageProxy: ImageProxy | undefined;
  /** Follows what others do while the page is open, where the source can. */
  @property({ type: Boolean }) live = false;
  /** Switches single-key shortcuts on: j k u x r n, and ? for the list. */
  @property({ type: Boolean }) keys = false;
  /** Makes `#17` in a text a link to comment 17. */
  @property({ type: Boolean, attribute: 'link-numbers' }) linkNumbers = false;
  /** Does not mark what is new since the last visit. */
  @property({ type: Boolean, attribute: 'no-unread' }) noUnread = false;
  /** Remembers nothing on the reader's device. */
  @property({ type: Boolean, attribute: 'no-storage' }) noStorage = false;
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

  /** @internal How it stands with the discussion that a page gets for this thread. */
  @property({ attribute: false }) supply: Supply | undefined;

  readonly #words = new StringsController(this);
  readonly #announcer = new Announcer(this);
  readonly #source = new DiscussionController(this, {
    outcome: (outcome) => this.#tell(outcome),
    signIn: (reason) => emit(this, 'discussion-sign-in-request', { reason }),
    failed: (error) => this.#tell({ type: 'failed', operation: 'load', error }),
  });
  readonly #nearness = new Nearness(this, () => this.loading === 'lazy');
  readonly #list = new ThreadList(this, this.#words);
  readonly #life = new ThreadLife(
    this.#list.view.fresh,
    (arrivals) => this.#announcer.say(this.#strings.count('showNew', arrivals)),
    (id) => this.#list.redraw(id),
  );
  readonly #permalink = new Permalink(
    this,
    () => this.#list.places.prefix,
    (id) => void this.#goTo(id),
  );
  readonly #stage = new ThreadStage({
    element: this,
    source: this.#source,
    list: this.#list,
    words: this.#words,
    announcer: this.#announcer,
  });
  readonly #events = new ThreadEvents(this.#stage);
  readonly #return = new ComingBack();
  #stopClock: (() => void) | undefined;
  #shown: Discussion | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopClock = subscribeClock(this.#list.tick);
    addEventListener('beforeprint', this.#list.flush);
    this.#return.connect(this.#stage);
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('#heading')?.focus(options);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopClock?.();
    removeEventListener('beforeprint', this.#list.flush);
    this.#return.disconnect();
    this.#life.follow(undefined);
    this.#stage.desk?.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!isServer) this.#events.holdFocus();
    if (isDue(this, this.#nearness.isNear)) this.#source.follow(originOf(this), this.#settings);
    // A discussion that is handed in keeps its order, unless another one is asked for here.
    if (changed.has('order') && (this.hasUpdated || this.order !== 'oldest') && this.#current) void this.#current.setOrder(this.#settings.order);
    this.#list.update(this.#current);
    if (!isServer && this.#state?.phase === 'ready' && this.#current) this.#life.enter(this.#current, this);
  }

  protected override render(): TemplateResult {
    const state = this.#state;
    return frameTemplate({
      state,
      error: this.supply?.error ?? this.#source.error ?? (state?.phase === 'error' ? state.error : undefined),
      isExpected: this.supply !== undefined || Object.values(originOf(this)).some((one) => one !== undefined),
      isWritable: this.#isWritable,
      headingLevel: wholeNumber('heading-level', this.headingLevel, 1, 5, 2),
      pageSize: this.#settings.pageSize,
      form: oneOf('form', this.form, ['bottom', 'top', 'none']),
      keys: this.keys,
      events: this.#events,
      list: this.#list,
    });
  }

  protected override firstUpdated(): void {
    this.#list.tick(Date.now(), true);
  }

  protected override updated(): void {
    this.#events.giveFocus();
    const discussion = this.#current;
    this.#life.follow(this.live && this.isConnected ? discussion : undefined);
    if (!discussion || discussion.state.phase !== 'ready') return;
    // The form is a part of its own: who only reads never loads it.
    if (this.#isWritable) this.#openDesk(discussion).catch(() => undefined);
    if (this.#shown === discussion) return;
    this.#shown = discussion;
    void this.#arrive();
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

  get #isWritable(): boolean {
    const thread = this.#state?.thread;
    const isOpen = (thread?.state ?? 'open') === 'open' && thread?.can?.reply !== false;
    return !this.readonly && isOpen && this.#current?.source.post !== undefined;
  }

  get #settings() {
    return settingsOf(this, this.#words.lang);
  }

  async #openDesk(discussion: Discussion): Promise<void> {
    await this.#list.turn;
    // Whoever sends without a network needs this here before.
    Promise.all([import('./acts/acts.js'), discussion.prepareToWrite()]).catch(() => undefined);
    // Looking through thousands of rows is for once.
    const form = this.#stage.desk ? null : this.renderRoot.querySelector('discussion-form');
    const [{ Desk }] = await Promise.all([import('./writing/desk.js'), import('../form/discussion-form.js')]);
    (this.#stage.desk ??= new Desk(this.#stage)).open(discussion, this.noStorage, form);
  }

  /** Goes to where the reader was, or to where the address points. */
  async #arrive(): Promise<void> {
    if (await this.#return.restore(this.#stage).catch(() => false)) return;
    const { id } = this.#permalink;
    if (id !== undefined) return this.#goTo(id);
    // Where an article's link to its comments leads.
    if (location.hash === '#comments') this.focus();
  }

  /** Shows the comment that a permalink points at; one that is not loaded is asked for. */
  async #goTo(id: string): Promise<void> {
    const discussion = this.#current;
    if (!discussion || discussion.state.phase !== 'ready') return;
    if (!discussion.state.tree.has(id) && !isWhole(discussion.state)) await discussion.loadAround(id);
    await this.#list.goTo(id);
    if (this.#list.isTargetUnknown) this.#announcer.say(this.#strings.text('unknownComment'));
  }

  #tell(outcome: Outcome): void {
    emitOutcome(this, outcome);
    if (outcome.type === 'posted') {
      if (!this.noStorage && !this.noUnread) this.#life.remember();
      if (outcome.isLater) this.#announcer.say(this.#strings.text(postedText(outcome.comment)));
    }
    // What else fails is said where it was asked for.
    if (outcome.type === 'failed' && outcome.operation === 'post') {
      this.#announcer.say(outcome.isQueued ? this.#strings.text('local.queued') : failureText(outcome.error, this.#strings));
    }
  }
}
