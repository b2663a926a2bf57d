import { html, nothing, type TemplateResult } from 'lit';
import type { ActingStrings, TextKey } from '../../i18n/strings.js';
import type { GuestField, ThreadData } from '../../model/types.js';

const LABELS: Record<GuestField['name'], TextKey> = { name: 'fieldName', email: 'fieldEmail', url: 'fieldUrl' };
const DEFAULT: readonly GuestField[] = [{ name: 'name', required: false }];

/** Who is not signed in says who they are: the fields that the thread asks for, a name where it does not say. */
export function guestFieldsOf(thread: ThreadData | undefined): readonly GuestField[] {
  if (thread?.viewer) return [];
  const fields = thread?.guestFields ?? DEFAULT;
  return fields.filter(({ name }, i) => fields.findIndex((field) => field.name === name) === i);
}

export interface GuestFieldState {
  strings: ActingStrings;
  /** What it begins with. */
  value: string | undefined;
  disabled: boolean;
  /** What is wrong with the field, in words. */
  error: string | undefined;
  alert: boolean;
}

/** Label, input and error of one field. The input keeps its own value. */
export function guestFieldTemplate({ name, required }: GuestField, state: GuestFieldState): TemplateResult {
  const { strings, error } = state;
  const label = guestFieldLabel(name, strings);
  return html`<div class="guest" part="field">
    <label part="label" for=${name}>${required ? label : strings.text('optional', { label })}</label>
    <input
      class="field"
      part="input"
      id=${name}
      name=${name}
      type=${name === 'name' ? 'text' : name}
      autocomplete=${name}
      value=${state.value ?? nothing}
      dir=${name === 'name' ? 'auto' : 'ltr'}
      ?required=${required}
      ?disabled=${state.disabled}
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${error ? `${name}-error` : nothing}
    />
    ${error ? errorTemplate(`${name}-error`, error, state.alert) : nothing}
  </div>`;
}

export function guestFieldLabel(name: GuestField['name'], strings: ActingStrings): string {
  return strings.text(LABELS[name]);
}

/** A sentence beside what it is about; an alert only where the focus does not come to it. */
export function errorTemplate(id: string, text: string, alert: boolean): TemplateResult {
  return html`<p part="error" class="error" id=${id} role=${alert ? 'alert' : nothing}>${text}</p>`;
}
