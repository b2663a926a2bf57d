import { html, nothing, type TemplateResult } from 'lit';

/** Not `disabled` while it loads: that would throw the focus away. */
export function moreButton(text: string, isBusy: boolean, name?: string): TemplateResult {
  return html`<button
    part="more"
    class="wide"
    data-act="more"
    aria-label=${name ?? nothing}
    aria-disabled=${isBusy ? 'true' : nothing}
    >${text}</button
  >`;
}
