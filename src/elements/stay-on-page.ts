/** With a modifier a link opens elsewhere. */
export function isForBrowser({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey;
}

/** Follows a link to a fragment here where it would lead to another page: under a `<base>`. */
export function stayOnPage(event: MouseEvent): void {
  const link = (event.target as Element).closest('a');
  const fragment = link?.getAttribute('href');
  if (!fragment?.startsWith('#') || event.defaultPrevented || isForBrowser(event)) return;
  const { href } = new URL(fragment, location.href);
  if (link?.href === href) return;
  event.preventDefault();
  location.href = href;
}
