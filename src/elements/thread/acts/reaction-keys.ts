import { moveByArrow } from '../../arrow-keys.js';

const listened = new WeakSet<ShadowRoot>();

/** The arrows move among the reactions of a comment, which are one stop for Tab. One listener for the thread. */
export function listenToArrows(root: ShadowRoot): void {
  if (listened.has(root)) return;
  listened.add(root);
  root.addEventListener('keydown', (event) => {
    const row = (event.target as Element).closest('[data-act=react]')?.closest<HTMLElement>('[role=toolbar]');
    if (row) moveByArrow(event as KeyboardEvent, row);
  });
}
