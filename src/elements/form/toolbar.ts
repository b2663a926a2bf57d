import { html, type TemplateResult } from 'lit';
import type { ActingStrings } from '../../i18n/strings.js';
import { moveByArrow } from '../arrow-keys.js';
import { icons } from './icons.js';
import type { Format } from './markdown-edit.js';
import { replaceSelection } from './replace-text.js';

const loadEdit = () => import('./markdown-edit.js');

/** For who begins to write: what formats a text is here before it is wanted, also where the network goes meanwhile. */
export function prepareFormat(): void {
  loadEdit().catch(() => undefined);
}

const FORMATS: readonly Format[] = ['bold', 'italic', 'quote', 'code', 'link'];

/** A row of buttons, one Tab stop; `onFormat` is told which was pressed. */
export function toolbarTemplate(strings: ActingStrings, onFormat: (format: Format) => void): TemplateResult {
  const handleKey = (event: KeyboardEvent) => moveByArrow(event, event.currentTarget as HTMLElement);
  return html`<div
    class="tools"
    part="toolbar"
    role="toolbar"
    aria-label=${strings.text('toolbar')}
    aria-controls="body"
    @keydown=${handleKey}
  >
    ${FORMATS.map(
      (format, i) => html`<button
        type="button"
        class="icon"
        tabindex=${i ? -1 : 0}
        aria-label=${strings.text(format)}
        title=${strings.text(format)}
        @click=${() => onFormat(format)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">${icons[format]}</svg>
      </button>`,
    )}
  </div>`;
}

/** Formats what is selected, as if it were typed: the browser's own undo takes it back. */
export function applyFormat(textarea: HTMLTextAreaElement, format: Format): void {
  loadEdit().then(
    ({ formatText }) => {
      const { value, selectionStart, selectionEnd, readOnly } = textarea;
      if (readOnly) return;
      const edit = formatText(value, selectionStart, selectionEnd, format);
      textarea.setSelectionRange(edit.start, edit.end);
      replaceSelection(textarea, edit.text);
      textarea.setSelectionRange(edit.from, edit.to);
    },
    // Where it does not come the text stays as it is.
    () => undefined,
  );
}
