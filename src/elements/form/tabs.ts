import { html, type TemplateResult } from 'lit';
import type { ActingStrings } from '../../i18n/strings.js';
import { moveByArrow } from '../arrow-keys.js';

export type Tab = 'write' | 'preview';

const TABS: readonly Tab[] = ['write', 'preview'];

/** Two tabs, one Tab stop; an arrow key selects at once. Their panels are `#write-panel` and `#preview-panel`. */
export function tabsTemplate(
  strings: ActingStrings,
  label: string,
  selected: Tab,
  onSelect: (tab: Tab) => void,
): TemplateResult {
  const handleKey = (event: KeyboardEvent) => moveByArrow(event, event.currentTarget as HTMLElement)?.click();
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${handleKey}>
    ${TABS.map(
      (tab) =>
        html`<button
          type="button"
          role="tab"
          id="${tab}-tab"
          aria-controls="${tab}-panel"
          aria-selected=${tab === selected}
          tabindex=${tab === selected ? 0 : -1}
          @click=${() => onSelect(tab)}
        >
          ${strings.text(tab)}
        </button>`,
    )}
  </div>`;
}
