/** What a key pressed in the form asks for. Keys that belong to an input method ask for nothing. */
export function commandOf(event: KeyboardEvent): 'submit' | 'cancel' | undefined {
  // 229: some engines end a composition before the key that ended it is told.
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return undefined;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return 'submit';
  return event.key === 'Escape' ? 'cancel' : undefined;
}
