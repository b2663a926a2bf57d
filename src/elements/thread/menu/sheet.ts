import { html, render } from 'lit';
import type { ThreadStage } from '../thread-stage.js';
import { adoptStyle } from '../adopt-style.js';
import { menuStyles } from './menu.styles.js';

/** Shows a dialog over the page. When it closes the focus is back where it was opened, or on the comment. */
export function showSheet({ root, list }: ThreadStage, title: string, content: unknown, opener: HTMLElement): HTMLDialogElement {
  adoptStyle(root, menuStyles);
  const dialog = document.createElement('dialog');
  dialog.className = 'sheet';
  if (list.foreign) dialog.lang = list.foreign;
  dialog.setAttribute('aria-labelledby', 'sheet');
  render(html`<h2 id="sheet">${title}</h2>${content}`, dialog);
  dialog.addEventListener('close', () => {
    dialog.remove();
    // Unless what was chosen in it has moved the focus already.
    if (!root.activeElement) opener.focus();
  });
  root.append(dialog);
  dialog.showModal();
  return dialog;
}
