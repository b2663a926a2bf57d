import { css, html, isServer, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { DiscussionController } from '../../controllers/discussion-controller.js';
import { Nearness } from '../../controllers/nearness.js';
import { StringsController } from '../../controllers/strings-controller.js';
import type { Discussion } from '../../discussion/discussion.js';
import type { Messages } from '../../i18n/messages.js';
import type { ArticleData, DiscussionDocument, Order } from '../../model/types.js';
import type { DiscussionSource } from '../../sources/source.js';
import type { ImageProxy } from '../../text/options.js';
import { emit } from '../events.js';
import { isDue, originOf, settingsOf } from '../choices.js';
import type { Renderers } from '../comment/comment-view.js';
import type { DiscussionThread } from '../thread/thread-element.js';
import type { BeforePost, Supply } from '../thread/thread-stage.js';
import { ARTICLE_PARTS, THREAD_PARTS } from './exported-parts.js';

/** The fragment of the link to the comments. */
const COMMENTS = 'comments';

/** What the page hands on to its thread. */
const SLOTS = ['header', 'notice', 'guidelines', 'before-submit', 'footer'];
/** Also these, but only what is there: a slot that is handed on, even empty, takes the place of the thread's own words. */
const REPLACED = ['empty', 'error'];

/**
 * An article with its comments, from one source: `discussion-article` over `discussion-thread`. The attributes
 * are the thread's.
 *
 * @example
 * <discussion-page src="/discussions/42.json"></discussion-page>
 *
 * @slot header - Above the comments.
 * @slot notice - Beside the notices of the thread.
 * @slot empty - In the place of the invitation when there are no comments.
 * @slot error - In the place of the message when the page did not come.
 * @slot guidelines - Above the form.
 * @slot before-submit - Inside the form, before its button.
 * @slot footer - Below everything.
 */
export class DiscussionPage extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
    :host([hidden]) {
      display: none;
    }
    discussion-thread {
      margin-block-start: calc(6.8 * var(--discussion-space, max(0.5rem, 8px)));
    }
  `;

  /** The address that a person knows; what it means depends on `source`. */
  @property() src: string | undefined;
  /** The kind of source that `src` is the address of, `json` by default; or a source. */
  @property() source: DiscussionSource | string | undefined;
  /** How the top level is sorted: `oldest`, `newest` or `top`. */
  @property() order: Order = 'oldest';
  /** Top-level comments a page, where the source gives pages. */
  @property({ type: Number, attribute: 'page-size' }) pageSize = 50;
  /** How many levels are indented, 1 to 8. */
  @property({ type: Number, attribute: 'max-indent' }) maxIndent = 8;
  /** Hides the numbers. */
  @property({ type: Boolean, attribute: 'no-numbers' }) noNumbers = false;
  /** Where the form is: `bottom`, `top` or `none`. */
  @property() form: 'bottom' | 'top' | 'none' = 'bottom';
  /** Nothing can be written or changed. */
  @property({ type: Boolean }) readonly = false;
  /** The level of the thread's heading, 1 to 5. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** `lazy` loads when the page comes near the screen. */
  @property() loading: 'eager' | 'lazy' = 'eager';
  /** Comes before the id in permalinks. */
  @property({ attribute: 'anchor-prefix' }) anchorPrefix = 'comment-';
  /** `remote` shows the pictures that authors have elsewhere. */
  @property() avatars: 'initials' | 'remote' = 'initials';
  /** What becomes of strangers' images: a `link`, a box to `click`, or `show`. */
  @property() images: 'link' | 'click' | 'show' = 'link';
  /** Hosts whose images are shown whatever `images` says. */
  @property({ attribute: false }) imageHosts: readonly string[] | undefined;
  /** Where images are fetched from in place of their own address. */
  @property({ attribute: false }) imageProxy: ImageProxy | undefined;
  /** Follows what others do while the page is open, where the source can. */
  @property({ type: Boolean }) live = false;
  /** Switches single-key shortcuts on. */
  @property({ type: Boolean }) keys = false;
  /** Makes `#17` in a text a link to comment 17. */
  @property({ type: Boolean, attribute: 'link-numbers' }) linkNumbers = false;
  /** Does not mark what is new since the last visit. */
  @property({ type: Boolean, attribute: 'no-unread' }) noUnread = false;
  /** Remembers nothing on the reader's device. */
  @property({ type: Boolean, attribute: 'no-storage' }) noStorage = false;
  /** The whole page as data; writable, and nothing is stored. */
  @property({ attribute: false }) document: DiscussionDocument | undefined;
  /** A headless discussion of the page's own. */
  @property({ attribute: false }) discussion: Discussion | undefined;
  /** The page's own avatar, badge, body, actions or footer of a comment. */
  @property({ attribute: false }) renderers: Renderers = {};
  /** Called with each draft before it goes: may change, delay or refuse it. */
  @property({ attribute: false }) beforePost: BeforePost | undefined;
  /** Sentences of the page's own, over those of the language. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined;

  readonly #words = new StringsController(this);
  readonly #source = new DiscussionController(this, {
    // What comes of the discussion itself is the thread's to tell.
    failed: ({ kind, detail }) =>
      emit(this._thread ?? this, 'discussion-failed', { operation: 'load', error: { kind, detail } }),
  });
  readonly #nearness = new Nearness(this, () => this.loading === 'lazy');
  @query('discussion-thread') private readonly _thread!: DiscussionThread | null;

  @state() private _replaced: readonly string[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#handleHash);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#handleHash);
  }

  protected override willUpdate(): void {
    if (isDue(this, this.#nearness.isNear)) this.#source.follow(originOf(this), settingsOf(this, this.#words.lang));
  }

  protected override render(): TemplateResult {
    const discussion = isServer ? this.discussion : this.#source.discussion;
    const state = discussion?.state;
    return html`${state?.article ? this.#renderArticle(state.article, state.count) : nothing}
      <discussion-thread
        .discussion=${discussion}
        .supply=${this.#supply}
        .order=${this.order}
        .pageSize=${this.pageSize}
        .maxIndent=${this.maxIndent}
        .noNumbers=${this.noNumbers}
        .form=${this.form}
        .readonly=${this.readonly}
        .headingLevel=${this.headingLevel}
        .anchorPrefix=${this.anchorPrefix}
        .avatars=${this.avatars}
        .images=${this.images}
        .imageHosts=${this.imageHosts}
        .imageProxy=${this.imageProxy}
        .live=${this.live}
        .keys=${this.keys}
        .linkNumbers=${this.linkNumbers}
        .noUnread=${this.noUnread}
        .noStorage=${this.noStorage}
        .renderers=${this.renderers}
        .beforePost=${this.beforePost}
        .messages=${this.messages}
        exportparts=${THREAD_PARTS}
      >
        ${[...SLOTS, ...this._replaced].map((name) => html`<slot name=${name} slot=${name}></slot>`)}
      </discussion-thread>`;
  }

  /** Not before: a server does not know what is there. */
  protected override updated(): void {
    const replaced = REPLACED.filter((name) => [...this.children].some(({ slot }) => slot === name));
    if (replaced.join() !== this._replaced.join()) this._replaced = replaced;
  }

  /** A new object each time: the thread has to look again. */
  get #supply(): Supply | undefined {
    const { document, source, src } = originOf(this);
    const hasOrigin = [document, source, src].some((one) => one !== undefined);
    return hasOrigin ? { error: this.#source.error, retry: () => this.#source.retry() } : undefined;
  }

  #renderArticle(article: ArticleData, count: number): TemplateResult {
    return html`<discussion-article
      .article=${article}
      .count=${count}
      .commentsHref=${`#${COMMENTS}`}
      .messages=${this.messages}
      exportparts=${ARTICLE_PARTS}
      @click=${this.#handleClick}
    ></discussion-article>`;
  }

  /** The browser does not look for fragments inside shadow roots. */
  readonly #handleHash = (): void => {
    if (location.hash === `#${COMMENTS}`) this._thread?.focus();
  };

  #handleClick(event: Event): void {
    // Following the link a second time changes no address.
    const [target] = event.composedPath();
    if (target instanceof HTMLAnchorElement && target.hash === location.hash) this.#handleHash();
  }
}
