import { given } from '../foreign.js';
import { Item } from './item.js';

export interface Person {
  name?: string;
  url?: string;
  avatarUrl?: string;
}

/** A person as an item, as a link, or as no more than a name. */
export function personOf(element: Element | undefined): Person {
  if (!element) return {};
  const item = element.hasAttribute('itemscope') ? new Item(element) : undefined;
  const name = item ? item.text('name') : (element.getAttribute('content') ?? element.textContent).trim();
  const link = element.matches('a[href]') ? (element as HTMLAnchorElement).href : undefined;
  return given({ name: name || undefined, url: item?.text('url', 'sameAs') ?? link, avatarUrl: item?.text('image') });
}
