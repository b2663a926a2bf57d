/** Registers `element` as `tag`, unless it is taken: then the one that was first stays, and a foreign one is told of. */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const taken = customElements.get(tag);
  if (taken === undefined) customElements.define(tag, element);
  else if (taken !== element) console.warn(`<${tag}> is defined already: this copy of discussion-elements leaves it alone.`);
}
