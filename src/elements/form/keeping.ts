import { html, nothing, type TemplateResult } from 'lit';
import type { ActingStrings } from '../../i18n/strings.js';
import type { DraftData } from '../../model/types.js';

/** What is remembered for a form on this device. A new object is a new state. */
export interface Keeping {
  /** `back` = the text is a draft of before; `other` = another page has another one. */
  readonly note: 'back' | 'other' | undefined;
  /** Who wrote here last. */
  readonly guest: DraftData['author'];
  /** Whether guests are remembered; `undefined` = that is not to be had. */
  readonly remembers: boolean | undefined;
  /** Throws the draft away. */
  discard(): void;
  /** It was sent by whoever reset the form. */
  done(): void;
  /** Goes on with the text of the other page; this one is kept there. */
  swap(): void;
  remember(on: boolean): void;
}

/** Below the text: where it comes from, and the way out. */
export function noteTemplate(keeping: Keeping | undefined, strings: ActingStrings): TemplateResult | typeof nothing {
  if (!keeping?.note) return nothing;
  const isBack = keeping.note === 'back';
  return html`<p part="hint" class="kept">
    <span>${strings.text(isBack ? 'draft.back' : 'draft.other')}</span>
    <button type="button" class="quiet" @click=${() => (isBack ? keeping.discard() : keeping.swap())}>
      ${strings.text(isBack ? 'draft.discard' : 'draft.swap')}
    </button>
  </p>`;
}

/** Below the fields of a guest: only who wishes it is remembered. */
export function rememberTemplate(keeping: Keeping | undefined, strings: ActingStrings): TemplateResult | typeof nothing {
  if (keeping?.remembers === undefined) return nothing;
  return html`<label part="label" class="remember">
    <input
      type="checkbox"
      name="remember"
      .checked=${keeping.remembers}
      @change=${({ target }: Event) => keeping.remember((target as HTMLInputElement).checked)}
    />
    ${strings.text('remember')}
  </label>`;
}
