import { html } from 'lit';
import { actingStrings } from '../../../i18n/acting.js';
import type { ThreadStage } from '../thread-stage.js';
import { showDone } from '../acts/telling.js';
import { showSheet } from './sheet.js';

/** Puts the address of a comment on this page on the clipboard; where that is not allowed, shows it to be copied. */
export async function copyLink(stage: ThreadStage, id: string, opener: HTMLElement): Promise<void> {
  const strings = actingStrings(stage.strings);
  const url = new URL(location.href);
  url.hash = stage.list.places.anchor(id);
  try {
    await navigator.clipboard.writeText(url.href);
    stage.say(strings.text('menu.copied'));
    showDone(stage, id, strings.text('menu.copied'));
  } catch {
    showSheet(
      stage,
      strings.text('menu.copy'),
      html`<input class="field" readonly aria-label=${strings.text('menu.copy')} .value=${url.href} />
        <form method="dialog" class="buttons"><button class="quiet">${strings.text('close')}</button></form>`,
      opener,
    )
      .querySelector('input')
      ?.select();
  }
}
