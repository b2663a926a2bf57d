/** With a modifier a link opens elsewhere. */
export function isForBrowser({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey;
}

/** Follows a link to a fragment of this page, which under a `<base>` would lead to another. */
export function stayOnPage(event: MouseEvent): void {
  const fragment = (event.target as Element).closest('a')?.getAttribute('href');
  if (!fragment?.startsWith('#') || event.defaultPrevented || isForBrowser(event)) return;
  event.preventDefault();
  location.hash = fragment;
}
