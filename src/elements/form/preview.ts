import { html, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.js';
import type { BodyData } from '../../model/types.js';
import { bodyContent } from '../../text/body-directive.js';

/** The text as it will look, from the same gate that the thread's comments go through. */
export function previewTemplate(body: BodyData, strings: Strings): TemplateResult {
  return body.value.trim()
    ? html`<div class="prose">${bodyContent(body)}</div>`
    : html`<p class="nothing">${strings.text('noPreview')}</p>`;
}
