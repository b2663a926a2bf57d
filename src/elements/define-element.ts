/** Registers `element` as `tag`. A tag that is taken stays as it is, with a warning if by another class. */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const taken = customElements.get(tag);
  if (taken === undefined) customElements.define(tag, element);
  else if (taken !== element) console.warn(`<${tag}> is defined already; this one is left out.`);
}
