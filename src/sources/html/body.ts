import type { BodyData } from '../../model/types.js';
import { COMMENT } from './item.js';

/** A document of no window: in it nothing loads, and nothing runs. */
let inert: Document | undefined;

/** A text as it stands in the page: untrusted HTML, for the text gate. Links are as seen from that page. */
export function bodyOf(element: Element | undefined): BodyData | undefined {
  const content = element?.getAttribute('content');
  if (content != null) return content ? { format: 'text', value: content } : undefined;
  if (!element?.textContent.trim() && !element?.querySelector('img')) return undefined;
  inert ??= document.implementation.createHTMLDocument('');
  const copy = inert.importNode(element, true);
  resolve(element, copy, 'a', 'href');
  resolve(element, copy, 'img', 'src');
  // Replies may stand in the text of what they answer.
  for (const comment of copy.querySelectorAll(COMMENT)) comment.remove();
  return { format: 'html', value: copy.innerHTML };
}

function resolve<T extends 'a' | 'img'>(element: Element, copy: Element, tag: T, name: keyof HTMLElementTagNameMap[T] & string): void {
  const copies = copy.querySelectorAll(tag);
  for (const [at, original] of element.querySelectorAll(tag).entries()) {
    if (original.hasAttribute(name)) copies[at]?.setAttribute(name, String(original[name]));
  }
}
