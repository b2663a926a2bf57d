/** An item of microdata, with the properties that are not those of an item in it: https://html.spec.whatwg.org/#microdata */
export class Item {
  readonly element: Element;
  #properties: Map<string, Element> | undefined;

  constructor(element: Element) {
    this.element = element;
  }

  /** The first element that holds one of these properties; the names are tried in turn. */
  first(...names: string[]): Element | undefined {
    const properties = (this.#properties ??= propertiesOf(this.element));
    return names.map((name) => properties.get(name)).find(Boolean);
  }

  /** What that element says. Addresses come whole, as seen from the page that they stand in. */
  text(...names: string[]): string | undefined {
    const element = this.first(...names);
    return (element && valueOf(element).trim()) || undefined;
  }
}

/** What is an item of one of these types of schema.org. */
export function selectorOf(types: string): string {
  return `[itemscope]:is(${types.split(' ').map((type) => `[itemtype$="/${type}"]`).join()})`;
}

/** An answer is what a question gets. */
export const COMMENT = selectorOf('Comment Answer UserComments');

function propertiesOf(item: Element): Map<string, Element> {
  const { ownerDocument: page } = item;
  const found = new Map<string, Element>();
  /** Whether what is in it belongs to another item. */
  const take = (element: Element): boolean => {
    for (const name of element.getAttribute('itemprop')?.trim().split(/\s+/) ?? []) {
      if (!found.has(name)) found.set(name, element);
    }
    return element.hasAttribute('itemscope');
  };
  const elsewhere = item.getAttribute('itemref')?.split(/\s+/).flatMap((id) => page.getElementById(id) ?? []) ?? [];
  for (const root of [item, ...elsewhere]) {
    if (root !== item && take(root)) continue;
    const walker = page.createTreeWalker(root, NodeFilter.SHOW_ELEMENT, (node) =>
      take(node as Element) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP,
    );
    walker.nextNode();
  }
  return found;
}

function valueOf(element: Element): string {
  const attribute = (name: string): string | null => element.getAttribute(name);
  if (element.hasAttribute('itemscope')) return attribute('itemid') ?? '';
  if ('href' in element) return String(element.href);
  if ('src' in element) return String(element.src);
  return attribute('content') ?? attribute('datetime') ?? attribute('value') ?? element.textContent;
}
