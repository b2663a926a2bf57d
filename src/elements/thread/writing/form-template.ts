import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Messages } from '../../../i18n/messages.js';
import type { Strings } from '../../../i18n/strings.js';
import type { CommentData, ThreadData } from '../../../model/types.js';
import type { Keeping } from '../../form/keeping.js';

const FORM_PARTS = ['form', 'field', 'label', 'input', 'textarea', 'toolbar', 'preview', 'hint', 'error', 'submit', 'cancel']
  .map((part) => `${part}:form-${part}`)
  .join(',');

/** What is written in a place, as far as it is known. */
export interface FormDraft {
  text: string;
  keeping: Keeping | undefined;
}

export interface FormSettings {
  /** Of the thread; another one has another form. */
  key: string | undefined;
  thread: ThreadData | undefined;
  messages: Partial<Messages> | undefined;
  strings: Strings;
  headingLevel: number;
}

/**
 * The form of the thread itself, with what the page owner puts above and into it. It is the only one of a list, by its key:
 * `keyed` would be a directive more.
 * @param turn until then it is empty
 */
export function composeTemplate(
  { key, thread, messages, strings, headingLevel }: FormSettings,
  { text, keeping }: FormDraft,
  turn?: Promise<unknown>,
): TemplateResult {
  return html`<div class="compose">
    <div class="visually-hidden" role="heading" aria-level=${headingLevel + 1}>${strings.text('join')}</div>
    <slot name="guidelines"></slot>
    ${repeat(
      [key],
      (one) => one,
      () => html`<discussion-form
        part="form"
        lang=${strings.locale}
        .turn=${turn}
        .thread=${thread}
        .messages=${messages}
        .value=${text}
        .keeping=${keeping}
        exportparts=${FORM_PARTS}
        ><slot name="before-submit" slot="before-submit"></slot
      ></discussion-form>`,
    )}
  </div>`;
}

/** The form under a comment that is answered, or in the place of the one that is edited. */
export function inlineFormTemplate(
  { thread, messages, strings }: FormSettings,
  comment: CommentData,
  editing: boolean,
  { text, keeping }: FormDraft,
  under?: string,
): TemplateResult {
  return html`<discussion-form
    part="form"
    class="inline"
    lang=${strings.locale}
    .thread=${thread}
    .messages=${messages}
    .replyTo=${editing ? undefined : comment}
    .under=${under}
    .editing=${editing ? comment : undefined}
    .value=${text}
    .keeping=${keeping}
    exportparts=${FORM_PARTS}
  ></discussion-form>`;
}

