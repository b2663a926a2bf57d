import { html, render } from 'lit';
import { actingStrings, loadActing } from '../../i18n/acting.js';
import type { ThreadEvents } from './thread-events.js';
import type { ThreadStage } from './thread-stage.js';

const KEYS = ['j', 'k', 'u', 'x', 'r', 'n', '?'] as const;

/** What a single key does, for threads with `keys`: pressed at `from`, and in the thread at `target`. */
export function press(
  { key: pressed, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent,
  from: EventTarget | undefined,
  target: Element,
  stage: ThreadStage,
  events: ThreadEvents,
): void {
  const key = KEYS.find((one) => one === pressed);
  if (!key || ctrlKey || metaKey || altKey || isComposing || isEditable(from)) return;
  if (key === '?') return void showHelp(stage);
  const here = target.closest<HTMLElement>('.item');
  const click = (act: string): void => {
    const button = here?.querySelector<HTMLElement>(`[data-act=${act}]`);
    if (button && !button.hidden) void events.act(button);
  };
  if (key === 'r') return click('reply');
  if (key === 'x') return click('toggle');
  const places = [...stage.root.querySelectorAll<HTMLElement>('.item > [tabindex]')].filter((one) => !one.closest('.item [hidden]'));
  const place = here ? places.findIndex((one) => one.parentElement === here) : -1;
  const next = {
    j: () => places[place + 1],
    k: () => places[place < 0 ? places.length - 1 : place - 1],
    u: () => here?.parentElement?.closest('.item')?.querySelector<HTMLElement>('[tabindex]'),
    n: () => places.slice(place + 1).find((one) => one.part.contains('new')) ?? places.find((one) => one.part.contains('new')),
  }[key]();
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function isEditable(from: EventTarget | undefined): boolean {
  return from instanceof HTMLElement && (from.isContentEditable || from.matches('input, textarea, select'));
}

async function showHelp(stage: ThreadStage): Promise<void> {
  await loadActing(stage.strings.locale);
  const strings = actingStrings(stage.strings);
  const dialog = document.createElement('dialog');
  if (stage.list.foreign) dialog.lang = stage.list.foreign;
  dialog.setAttribute('aria-labelledby', 'keys');
  render(
    html`<h2 id="keys">${strings.text('keys')}</h2>
      <dl>
        ${KEYS.map((key) => html`<div><dt><kbd>${key}</kbd></dt><dd>${strings.text(`key.${key}`)}</dd></div>`)}
      </dl>
      <form method="dialog"><button class="wide">${strings.text('close')}</button></form>`,
    dialog,
  );
  dialog.addEventListener('close', () => dialog.remove());
  stage.root.append(dialog);
  dialog.showModal();
}
