import type { BodyData } from '../../model/types.js';
import { COMMENT } from './item.js';

/** A text as it stands in the page: untrusted HTML, for the text gate. Links are as seen from that page. */
export function bodyOf(element: Element | undefined): BodyData | undefined {
  const content = element?.getAttribute('content');
  if (content != null) return content ? { format: 'text', value: content } : undefined;
  if (!element?.textContent.trim() && !element?.querySelector('img')) return undefined;
  const copy = element.cloneNode(true) as Element;
  // Replies may stand in the text of what they answer.
  for (const comment of copy.querySelectorAll(COMMENT)) comment.remove();
  for (const link of copy.querySelectorAll('a')) if (link.hasAttribute('href')) link.setAttribute('href', link.href);
  for (const image of copy.querySelectorAll('img')) if (image.hasAttribute('src')) image.setAttribute('src', image.src);
  return { format: 'html', value: copy.innerHTML };
}
