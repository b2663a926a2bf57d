import { LitElement, css, html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { StringsController } from '../../controllers/strings-controller.js';
import type { Messages } from '../../i18n/messages.js';
import type { DiscussionSource } from '../../sources/source.js';
import { sourceOrKind, wrong } from '../choices.js';
import { requestCount } from './count-batch.js';

/**
 * How many comments there are: "41 comments". Many on a page ask together.
 *
 * @example
 * ```html
 * <a href="/42#comments"><discussion-count src="/discussions/42.json">Comments</discussion-count></a>
 * ```
 *
 * @slot - What stands there until the number is known, and when it cannot be had. Nothing, if empty.
 */
export class DiscussionCount extends LitElement {
  static override styles = css`
    :host {
      unicode-bidi: plaintext;
    }
    :host([hidden]) {
      display: none;
    }
  `;

  /** The address of the discussion. */
  @property() src: string | undefined;

  /** The kind of source that `src` is the address of; `json` if absent. As a property, a source too. */
  @property() source: DiscussionSource | string | undefined;

  /** The number: what the source said, or what was set. `undefined` = unknown. */
  @property({ attribute: false }) value: number | undefined;

  /** Own words for some messages. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined;

  readonly #strings = new StringsController(this);
  #request: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.#request && this.value === undefined) void this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // To move an element is to disconnect and connect it in one task.
    queueMicrotask(() => {
      if (!this.isConnected) this.#leave();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!Number.isFinite(this.value)) {
      wrong('value', this.value, 'a number');
      this.value = undefined;
    }
    const isMoved = changed.has('src') || changed.has('source');
    // A number that is set along with the address stays.
    if (isMoved && !changed.has('value')) this.value = undefined;
  }

  protected override render(): TemplateResult {
    const { value } = this;
    return value === undefined ? html`<slot></slot>` : html`${this.#strings.strings.count('comments', value)}`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('src') && !changed.has('source')) return;
    this.#leave();
    if (this.value === undefined) void this.#ask();
  }

  async #ask(): Promise<void> {
    const { src, isConnected } = this;
    if (!src || !isConnected) return;
    // An attribute that is removed is `null`.
    const source = sourceOrKind(this.source) ?? 'json';
    const request = new AbortController();
    this.#request = request;
    try {
      const value = await requestCount(source, src, this.#strings.lang, request.signal);
      if (!request.signal.aborted) this.value = value;
    } catch {
      // No number is better than a wrong one, and a line of small print is no place for an error.
    } finally {
      if (this.#request === request) this.#request = undefined;
    }
  }

  #leave(): void {
    this.#request?.abort();
    this.#request = undefined;
  }
}
