const warned = new Set<string>();

/** Says something to the page's developer, once. */
export function warnOnce(message: string): void {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(`discussion-elements: ${message}`);
}
