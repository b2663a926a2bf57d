import { LitElement, html, isServer, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { StringsController } from '../../controllers/strings-controller.js';
import type { Messages } from '../../i18n/messages.js';
import { coerceArticle } from '../../model/coerce.js';
import type { ArticleData, FigureData, RelatedStory } from '../../model/types.js';
import { base } from '../../styles/base.js';
import { prose } from '../../styles/prose.js';
import { tokens } from '../../styles/tokens.js';
import { bodyContent } from '../../text/body-directive.js';
import { bodyPart, isLoaded, loadPart } from '../../text/body.js';
import type { BodyOptions } from '../../text/options.js';
import { bodyLabels } from '../body-labels.js';
import { wrong } from '../choices.js';
import { stayOnPage } from '../stay-on-page.js';
import { articleBodyOptions } from './article-body.js';
import { articleStyles } from './article.styles.js';
import { bylineTemplates } from './byline.js';
import { hrefOf } from './href.js';

/**
 * An article: section and date, headline, byline, picture, body, related stories, the way to its comments.
 *
 * @example
 * ```html
 * <discussion-article headline="Night ferries return" published="2025-03-14">
 *   <p>The first night ferry left at ten past eleven.</p>
 * </discussion-article>
 * ```
 *
 * @slot - The body, as the page's own HTML. Wins over `article.body`.
 * @slot header - Above everything.
 * @slot byline - In place of the byline that is made from `article`.
 * @slot footer - Below everything.
 *
 * @csspart section - The section's name.
 * @csspart date - When it was published.
 * @csspart headline - The heading.
 * @csspart byline - Who posted, wrote, edited it, and where it is from.
 * @csspart count-link - The link to the comments.
 * @csspart figure - The picture with its caption.
 * @csspart caption - What the picture shows.
 * @csspart credit - Whose picture it is.
 * @csspart body - The text.
 * @csspart related - A related story.
 */
export class DiscussionArticle extends LitElement {
  static override styles = [tokens, base, prose, articleStyles];

  /** The headline, an `h1`; wins over the one of `article`. Without one there is no heading: the page gives its own. */
  @property() headline: string | undefined;

  /** Where the headline links to: http or https. */
  @property() href: string | undefined;

  /** When it was published, ISO 8601; wins over the date of `article`. */
  @property() published: string | undefined;

  /** The whole article as data. */
  @property({ attribute: false }) article: ArticleData | undefined;

  /** How many comments there are; shown as a link to them. */
  @property({ type: Number }) count: number | undefined;

  /** Where the comments are. */
  @property({ attribute: 'comments-href' }) commentsHref = '#comments';

  /** Own words for some messages. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined;

  readonly #words = new StringsController(this);
  #data: ArticleData | undefined;
  #options: BodyOptions = {};

  /** Only white space stands in the default slot: it must not hide `article.body`. */
  @state() private _isBlank = false;

  override connectedCallback(): void {
    // What a server rendered must first be taken over as it is.
    const isServed = !this.hasUpdated && this.shadowRoot !== null;
    super.connectedCallback();
    if (!isServer && !isServed) this.#handleSlotChange();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const labels = bodyLabels(this.#words.strings);
    const isNew = changed.has('article');
    if (isNew) this.#data = this.article && coerceArticle(this.article, warn);
    // New options draw the body anew.
    if (this.#data && (isNew || labels !== this.#options.labels)) {
      this.#options = articleBodyOptions(this.#data, isServer ? undefined : document.baseURI, labels);
    }
  }

  protected override firstUpdated(): void {
    this.#handleSlotChange();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const body = this.#data?.body;
    const part = changed.has('article') && body ? bodyPart(body) : undefined;
    if (!part || isLoaded(part)) return;
    // Where it does not come, the plain text stays.
    loadPart(part).then(
      () => this.requestUpdate(),
      () => undefined,
    );
  }

  protected override render(): TemplateResult {
    const article = this.#data;
    const headline = this.headline ?? article?.headline;
    return html`<article lang=${article?.lang ?? nothing} aria-labelledby=${headline ? 'headline' : nothing}>
      <slot name="header"></slot>
      ${this.#renderKicker()} ${headline ? this.#renderHeadline(headline) : nothing} ${this.#renderByline()}
      ${this.#renderFigure(article?.image)}
      <div class="prose" part="body" dir="auto">
        <slot name=${this._isBlank ? '-' : nothing} @slotchange=${this.#handleSlotChange}
          >${article?.body ? bodyContent(article.body, this.#options) : nothing}</slot
        ><slot @slotchange=${this.#handleSlotChange}></slot>
      </div>
      ${article?.related?.map((story) => this.#renderRelated(story))}
      <slot name="footer"></slot>
    </article>`;
  }

  #renderKicker(): TemplateResult | typeof nothing {
    const { section, publishedAt } = this.#data ?? {};
    const { strings } = this.#words;
    const own = strings.date(this.published, 'day');
    if (!own) wrong('published', this.published || undefined, 'a date');
    const published = own ? this.published : publishedAt;
    const date = own || strings.date(publishedAt, 'day');
    if (!date && !section) return nothing;
    return html`<p class="kicker">
      ${section ? html`<b part="section" dir="auto">${section}</b>` : nothing}
      ${date ? html`<time part="date" lang=${this.#words.foreign ?? nothing} datetime=${published ?? nothing}>${date}</time>` : nothing}
    </p>`;
  }

  #renderHeadline(headline: string): TemplateResult {
    const href = hrefOf(this.href);
    return html`<h1 id="headline" part="headline" dir="auto">
      ${href === undefined ? headline : html`<a href=${href}>${headline}</a>`}
    </h1>`;
  }

  #renderByline(): TemplateResult {
    const { strings } = this.#words;
    const names = this.#data ? bylineTemplates(this.#data, strings) : [];
    const { count } = this;
    const href = hrefOf(this.commentsHref) ?? nothing;
    const link =
      count !== undefined && Number.isFinite(count)
        ? html`<a part="count-link" href=${href} @click=${stayOnPage} @pointerover=${stayOnPage} @focus=${stayOnPage}>${strings.count('comments', count)}</a>`
        : nothing;
    return html`<p class="byline" part="byline" lang=${this.#words.foreign ?? nothing}>
      <slot name="byline">${names}</slot>${names.length > 0 && link !== nothing ? ' · ' : ' '}${link}
    </p>`;
  }

  #renderFigure(image: FigureData | undefined): TemplateResult | typeof nothing {
    const src = hrefOf(image?.src);
    if (!image || src === undefined) return nothing;
    const { alt, caption, credit, width, height } = image;
    return html`<figure part="figure">
      <img src=${src} alt=${alt} width=${width ?? nothing} height=${height ?? nothing} decoding="async" />
      ${
        caption || credit
          ? html`<figcaption part="caption" dir="auto">
              ${caption} ${credit ? html`<span part="credit">${credit}</span>` : nothing}
            </figcaption>`
          : nothing
      }
    </figure>`;
  }

  #renderRelated({ relation, headline, url, summary }: RelatedStory): TemplateResult {
    const href = hrefOf(url);
    const story = html`<small lang=${this.#words.foreign ?? nothing}>${this.#words.strings.text(`related.${relation}`)}</small>
      <b dir="auto">${headline}</b>${summary ? html`<span dir="auto">${summary}</span>` : nothing}`;
    return href === undefined
      ? html`<div class="related" part="related">${story}</div>`
      : html`<a class="related" part="related" href=${href}>${story}</a>`;
  }

  #handleSlotChange(): void {
    const isOurs = (node: Node): boolean => node instanceof Text || (node instanceof Element && !node.slot);
    const nodes = [...this.childNodes].filter(isOurs);
    this._isBlank = nodes.length > 0 && nodes.every((node) => node instanceof Text && !node.data.trim());
  }
}

function warn(message: string): void {
  console.warn(`<discussion-article> ${message}`);
}
