/**
 * Moves the focus inside a row of which one is a Tab stop (tabs, a toolbar): arrows in reading direction, Home
 * and End. Returns the one that has the focus now, `undefined` when the key was another.
 */
export function moveByArrow(event: KeyboardEvent, row: HTMLElement): HTMLElement | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  const items = [...row.querySelectorAll<HTMLElement>('button')];
  const at = items.indexOf(event.target as HTMLElement);
  const forward = row.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
  let next: HTMLElement | undefined;
  if (event.key === forward) next = items[(at + 1) % items.length];
  else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') next = items.at(at - 1);
  else if (event.key === 'Home') next = items[0];
  else if (event.key === 'End') next = items.at(-1);
  if (!next) return undefined;
  event.preventDefault();
  for (const item of items) item.tabIndex = item === next ? 0 : -1;
  next.focus();
  return next;
}
