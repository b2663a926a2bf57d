const listened = new WeakSet<EventTarget>();

/** The arrows move among the reactions of a comment, which are one stop for Tab. One listener for the thread. */
export function listenToArrows(root: EventTarget): void {
  if (listened.has(root)) return;
  listened.add(root);
  root.addEventListener('keydown', (event) => move(event as KeyboardEvent));
}

function move(event: KeyboardEvent): void {
  const { key, target } = event;
  const row = target instanceof HTMLElement && target.matches('[data-act=react]') ? target.closest('[role=toolbar]') : null;
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  const buttons = [...row.querySelectorAll<HTMLElement>('button')];
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  const isRtl = row.matches(':dir(rtl)');
  const next = buttons[buttons.indexOf(target as HTMLElement) + (isRtl ? -step : step)];
  if (!step || !next) return;
  event.preventDefault();
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next.focus();
}
