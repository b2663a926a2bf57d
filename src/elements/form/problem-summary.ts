import { html, nothing, type TemplateResult } from 'lit';
import type { ActingStrings } from '../../i18n/strings.js';
import { guestFieldLabel } from './guest-fields.js';
import type { FieldName, Problem } from './validate.js';

/** A problem in words. */
export interface ProblemLine {
  field?: FieldName | undefined;
  text: string;
}

export function describeProblem({ field, key, detail }: Problem, strings: ActingStrings): ProblemLine {
  const label = field && field !== 'body' ? guestFieldLabel(field, strings) : '';
  return { field, text: detail ?? strings.text(key, { label }) };
}

/**
 * What is wrong, above the form: one sentence about the whole, or a list whose lines lead to their fields.
 * Nothing where it is one field: its own error is enough.
 */
export function problemSummaryTemplate(
  lines: readonly ProblemLine[],
  alert: boolean,
  strings: ActingStrings,
  onGo: (field: FieldName) => void,
): TemplateResult | typeof nothing {
  const [only] = lines;
  if (!only || (lines.length === 1 && only.field)) return nothing;
  return html`<div
    class="summary"
    part="error"
    tabindex="-1"
    role=${alert ? 'alert' : 'group'}
    aria-labelledby="summary"
  >
    <p id="summary">${lines.length === 1 ? only.text : strings.count('problems', lines.length)}</p>
    ${lines.length > 1
      ? html`<ul>
          ${lines.map(({ field, text }) =>
            field
              ? html`<li><button type="button" @click=${() => onGo(field)}>${text}</button></li>`
              : html`<li>${text}</li>`,
          )}
        </ul>`
      : nothing}
  </div>`;
}
