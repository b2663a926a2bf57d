import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ActingStrings } from '../../i18n/strings.js';
import type { BodyData, GuestField } from '../../model/types.js';
import { errorTemplate, guestFieldTemplate } from './guest-fields.js';
import type { Format } from './markdown-edit.js';
import { noteTemplate, rememberTemplate, type Keeping } from './keeping.js';
import { previewTemplate } from './preview.js';
import { problemSummaryTemplate, type ProblemLine } from './problem-summary.js';
import { tabsTemplate, type Tab } from './tabs.js';
import { describeLeft } from './text-length.js';
import { toolbarTemplate } from './toolbar.js';
import type { FieldName } from './validate.js';

/** What the form shows at this moment, and whom it tells what is done to it. */
export interface FormView {
  strings: ActingStrings;
  body: BodyData;
  purpose: 'comment' | 'reply' | 'edit';
  /** The name of the one who is answered. */
  parent: string;
  placeholder: string;
  tab: Tab;
  fields: readonly GuestField[];
  /** The name of the one who is signed in. */
  viewer: string | undefined;
  problems: readonly ProblemLine[];
  /** Whether problems say themselves, because the focus is elsewhere. */
  alert: boolean;
  /** Characters left, when the limit is near. */
  left: number | undefined;
  required: boolean;
  disabled: boolean;
  readonly: boolean;
  busy: boolean;
  keeping: Keeping | undefined;
  onTab(tab: Tab): void;
  onFormat(format: Format): void;
  onGo(field: FieldName): void;
  onCancel(): void;
  /** Not left to the `submit` event: a sandboxed frame may have no forms. */
  onSubmit(event: Event): void;
}

/** All inside the `form`: label, tabs, toolbar, text, preview, guest fields, buttons, hint. */
export function formTemplate(view: FormView): TemplateResult {
  const { strings, tab, left } = view;
  const label = labelOf(view);
  const isMarkdown = view.body.format === 'markdown';
  return html`${problemSummaryTemplate(view.problems, view.alert, strings, view.onGo)}
    <label part="label" class="title" for="body">${label}</label>
    <div class="box">
      <div class="bar">
        ${tabsTemplate(strings, label, tab, view.onTab)}
        ${isMarkdown && tab === 'write' && !view.disabled && !view.readonly
          ? toolbarTemplate(strings, view.onFormat)
          : nothing}
      </div>
      <div role="tabpanel" id="write-panel" aria-labelledby="write-tab" ?hidden=${tab !== 'write'}>
        ${textTemplate(view, isMarkdown)}
      </div>
      <div
        role="tabpanel"
        id="preview-panel"
        part="preview"
        aria-labelledby="preview-tab"
        tabindex="0"
        ?hidden=${tab !== 'preview'}
      >
        ${tab === 'preview' ? previewTemplate(view.body, strings) : nothing}
      </div>
      <div class="foot">
        ${writerTemplate(view)}
        <slot name="before-submit"></slot>
        ${buttonsTemplate(view)}
      </div>
      <div class="notes">
        ${isMarkdown ? html`<p part="hint" id="hint">${strings.text('hint')}</p>` : nothing}
        ${left === undefined
          ? nothing
          : html`<p class="counter" ?data-over=${left < 0}>${describeLeft(left, strings)}</p>`}
      </div>
    </div>
    <p class="visually-hidden" role="status" data-live></p>`;
}

function labelOf({ strings, purpose, parent }: FormView): string {
  if (purpose === 'reply') return strings.text('yourReply', { name: parent });
  return strings.text(purpose === 'edit' ? 'editComment' : 'yourComment');
}

function textTemplate(view: FormView, isMarkdown: boolean): TemplateResult {
  const error = view.problems.find(({ field }) => field === 'body')?.text;
  const described = [isMarkdown && 'hint', error && 'body-error'].filter(Boolean).join(' ');
  return html`<div class="grow">
      <textarea
        part="textarea"
        id="body"
        name="body"
        dirname="body.dir"
        dir="auto"
        rows="3"
        placeholder=${view.placeholder}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${described || nothing}
        ?required=${view.required}
        ?disabled=${view.disabled}
        ?readonly=${view.readonly || view.busy}
        .value=${live(view.body.value)}
      ></textarea>
    </div>
    ${error ? errorTemplate('body-error', error, view.alert) : nothing}${noteTemplate(view.keeping, view.strings)}`;
}

function writerTemplate(view: FormView): unknown {
  const { strings, viewer, problems } = view;
  if (view.purpose === 'edit') return nothing;
  if (viewer !== undefined) {
    return html`<p class="viewer">${strings.parts('postingAs', { name: html`<bdi>${viewer}</bdi>` })}</p>`;
  }
  if (view.fields.length === 0) return nothing;
  const fields = view.fields.map((field) =>
    guestFieldTemplate(field, {
      strings,
      value: view.keeping?.guest?.[field.name],
      disabled: view.disabled,
      error: problems.find((problem) => problem.field === field.name)?.text,
      alert: view.alert,
    }),
  );
  return html`${fields}${rememberTemplate(view.keeping, strings)}`;
}

function buttonsTemplate(view: FormView): TemplateResult {
  const { strings, purpose, busy } = view;
  const isReply = purpose === 'reply';
  const name = view.parent;
  const verb = isReply ? 'postReply' : purpose === 'edit' ? 'save' : 'post';
  return html`<div class="buttons">
    ${purpose === 'comment'
      ? nothing
      : html`<button
          type="button"
          part="cancel"
          class="quiet"
          aria-label=${isReply ? strings.text('cancelReply', { name }) : nothing}
          @click=${view.onCancel}
        >
          ${strings.text('cancel')}
        </button>`}
    <button
      part="submit"
      class="primary"
      @click=${view.onSubmit}
      aria-label=${isReply && !busy ? strings.text('postReplyTo', { name }) : nothing}
      aria-disabled=${busy ? 'true' : nothing}
      ?disabled=${view.disabled || view.readonly}
    >
      ${strings.text(busy ? 'posting' : verb)}
    </button>
  </div>`;
}
