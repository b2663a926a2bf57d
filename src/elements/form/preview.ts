import { html, type TemplateResult } from 'lit';
import type { ActingStrings } from '../../i18n/strings.js';
import type { BodyData } from '../../model/types.js';
import { bodyPart, loadPart } from '../../text/body.js';
import { bodyContent } from '../../text/body-directive.js';

/** The text as it will look, from the same gate that the thread's comments go through. */
export function previewTemplate(body: BodyData, strings: ActingStrings): TemplateResult {
  return body.value.trim()
    ? html`<div class="prose">${bodyContent(body)}</div>`
    : html`<p class="nothing">${strings.text('noPreview')}</p>`;
}

/** Fetches what the text needs to look as it will. Where that cannot be had it stays plain text, as the comment will. */
export async function preparePreview(body: BodyData, changed: () => void): Promise<void> {
  const part = bodyPart(body);
  if (part) await loadPart(part).then(changed, () => undefined);
}
