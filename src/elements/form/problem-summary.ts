import { html, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.js';
import type { FieldName } from './validate.js';

/** A problem in words. */
export interface ProblemLine {
  field?: FieldName | undefined;
  text: string;
}

/** What is wrong, above the form: one sentence about the whole, or a list whose lines lead to their fields. */
export function problemSummaryTemplate(
  lines: readonly ProblemLine[],
  alert: boolean,
  strings: Strings,
  onGo: (field: FieldName) => void,
): TemplateResult {
  const [only] = lines;
  return html`<div
    class="summary"
    part="error"
    tabindex="-1"
    role=${alert ? 'alert' : 'group'}
    aria-labelledby="summary"
  >
    <p id="summary">${lines.length === 1 ? only?.text : strings.count('problems', lines.length)}</p>
    ${lines.length > 1
      ? html`<ul>
          ${lines.map(({ field, text }) =>
            field
              ? html`<li><button type="button" @click=${() => onGo(field)}>${text}</button></li>`
              : html`<li>${text}</li>`,
          )}
        </ul>`
      : ''}
  </div>`;
}
