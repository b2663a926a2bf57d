import { html, render } from 'lit';
import { linkRel } from '../../../text/links.js';
import { adoptStyle } from '../adopt-style.js';
import { menuStyles } from './menu.styles.js';

/** One line of a menu: what it does, or where it leads. */
export interface Entry {
  readonly label: string;
  readonly isDanger?: boolean;
  readonly href?: string;
  run?(): unknown;
}

type Groups = readonly (readonly Entry[])[];

/** Pixels between a menu and the edge of the window. */
const MARGIN = 8;

/**
 * Shows a menu at the button that opened it: arrows, Home, End and first letters move, Enter and Space choose, Esc and
 * Tab close. The focus goes back to the button before what was chosen happens.
 * @param note stands above the lines; heard as the name of their group when the focus comes in
 */
export function showMenu(root: ShadowRoot, opener: HTMLElement, label: string, groups: Groups, note?: string): void {
  adoptStyle(root, menuStyles);
  const entries = groups.flat();
  const menu = document.createElement('div');
  menu.className = 'popup';
  menu.role = 'menu';
  menu.ariaLabel = label;
  speakAs(menu, root.querySelector('section')?.lang);
  menu.popover = 'auto';
  render(menuTemplate(groups, note), menu);
  const items = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const close = (): void => {
    menu.hidePopover();
    opener.focus();
  };
  menu.addEventListener('click', ({ target }) => {
    const entry = entries[items.indexOf(target as HTMLElement)];
    if (!entry) return;
    close();
    entry.run?.();
  });
  menu.addEventListener('keydown', followBySpace);
  menu.addEventListener('keydown', (event) => {
    const next = itemFor(event.key, items, items.indexOf(event.target as HTMLElement));
    if (event.key === 'Tab' || event.key === 'Escape') close();
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    next.focus();
  });
  menu.addEventListener('toggle', ({ newState }) => {
    if (newState === 'open') return;
    opener.removeAttribute('aria-expanded');
    menu.remove();
  });
  root.append(menu);
  opener.ariaExpanded = 'true';
  menu.showPopover();
  place(menu, opener);
  items[0]?.focus();
}

/** A menu stands beside the section of its thread, which hears other keys. */
function speakAs(element: HTMLElement, lang: string | undefined): void {
  if (lang) element.lang = lang;
}

/** What a button does by itself. */
function followBySpace(event: KeyboardEvent): void {
  if (event.key !== ' ' || !(event.target instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  event.target.click();
}

function menuTemplate(groups: Groups, note: string | undefined): unknown {
  const lines = groups
    .filter((group) => group.length > 0)
    .map(
      (group, i) => html`${i > 0 ? html`<hr />` : ''}${group.map(
        ({ label, isDanger, href }) =>
          href
            ? html`<a role="menuitem" tabindex="-1" href=${href} rel=${linkRel}>${label}</a>`
            : html`<button role="menuitem" tabindex="-1" class=${isDanger ? 'danger' : ''}>${label}</button>`,
      )}`,
    );
  return note ? html`<div role="group" aria-labelledby="note"><p id="note">${note}</p>${lines}</div>` : lines;
}

/** Where a key leads to; round again at the ends. */
function itemFor(key: string, items: readonly HTMLElement[], at: number): HTMLElement | undefined {
  const { length } = items;
  switch (key) {
    case 'ArrowDown':
      return items[(at + 1) % length];
    case 'ArrowUp':
      return items[(at - 1 + length) % length];
    case 'Home':
      return items[0];
    case 'End':
      return items[length - 1];
    default: {
      if (key.length !== 1 || key === ' ') return undefined;
      const after = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      return after.find(({ textContent }) => textContent.toLowerCase().startsWith(key.toLowerCase()));
    }
  }
}

/** Below the button, or above it where there is no room; never out of the window. It scrolls with the page. */
function place(menu: HTMLElement, opener: HTMLElement): void {
  const { clientWidth, clientHeight } = document.documentElement;
  const { left, right, top, bottom } = opener.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const start = opener.matches(':dir(rtl)') ? right - width : left;
  const x = Math.max(MARGIN, Math.min(start, clientWidth - width - MARGIN));
  const isAbove = bottom + height > clientHeight && top > height;
  menu.style.left = `${x + scrollX}px`;
  menu.style.top = `${(isAbove ? top - height : bottom) + scrollY}px`;
}
