import { html, type TemplateResult } from 'lit';
import { actingStrings } from '../../../i18n/acting.js';
import { emit } from '../../events.js';
import { notDoneText } from '../acts/telling.js';
import type { ThreadStage } from '../thread-stage.js';
import { showSheet } from './sheet.js';

const REASONS = ['spam', 'abuse', 'off-topic', 'other'] as const;

/** Asks why, and tells the moderators. What was written stays while it fails. */
export function report(stage: ThreadStage, id: string, opener: HTMLElement): void {
  const { discussion, element } = stage;
  const strings = actingStrings(stage.strings);
  const dialog = showSheet(
    stage,
    strings.text('report.title'),
    html`<form @submit=${(event: SubmitEvent) => void send(event)}>
      <fieldset>
        <legend class="visually-hidden">${strings.text('report.why')}</legend>
        ${REASONS.map((reason, i) => choiceTemplate(reason, strings.text(`report.${reason}`), i === 0))}
      </fieldset>
      <label>${strings.text('optional', { label: strings.text('report.note') })}<textarea class="field" name="note" rows="3" dir="auto"></textarea></label>
      <p class="failure" role="alert" hidden></p>
      <p class="buttons">
        <button class="primary">${strings.text('report.send')}</button>
        <button class="quiet" type="button" @click=${() => dialog.close()}>${strings.text('cancel')}</button>
      </p>
    </form>`,
    opener,
  );

  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const [reason, note] = ['reason', 'note'].map((name) => String(data.get(name) ?? '').trim()) as [string, string];
    if (!emit(element, 'discussion-report-request', { id, reason, note })) return dialog.close();
    try {
      await discussion?.report(id, reason, note);
      dialog.close();
      stage.say(strings.text('report.sent'));
    } catch (error) {
      const failure = dialog.querySelector<HTMLElement>('.failure');
      if (!failure) return;
      failure.hidden = false;
      failure.textContent = notDoneText(error, strings.text('menu.report'), strings);
    }
  }
}

function choiceTemplate(reason: string, label: string, isFirst: boolean): TemplateResult {
  return html`<label class="choice"><input type="radio" name="reason" value=${reason} ?checked=${isFirst} />${label}</label>`;
}
