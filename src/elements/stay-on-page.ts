/** With a modifier a link opens elsewhere. */
export function isForBrowser({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey;
}

/**
 * Tells a link to a fragment the address of this page before it is followed, opened elsewhere or copied: under a `<base>`
 * it would lead to another page. At that moment, since an app may have changed the address.
 */
export function stayOnPage({ target }: Event): void {
  const link = (target as Element).closest<HTMLAnchorElement>('a[href^="#"], a[data-here]');
  if (!link) return;
  const href = location.href.split('#')[0] + link.hash;
  if (link.href === href) return;
  link.dataset['here'] = '';
  link.href = href;
}
