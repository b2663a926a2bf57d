import { html as litHtml, isServer, type TemplateResult } from 'lit';

/** Lit's support for taking over what a server rendered is loaded before any element. */
const takesOver = isServer || 'litElementHydrateSupport' in globalThis;
const asChildren = new WeakMap<TemplateStringsArray, TemplateStringsArray>();

/**
 * Lit's `html` for markup of which there are thousands: `.textContent=${words}`, as the last attribute, leaves no
 * marker node. A server writes no properties, and a browser takes over none: there the same words are a child.
 */
export function html(strings: TemplateStringsArray, ...values: unknown[]): TemplateResult<1> {
  return litHtml(takesOver ? withChildren(strings) : strings, ...values);
}

function withChildren(strings: TemplateStringsArray): TemplateStringsArray {
  let made = asChildren.get(strings);
  if (!made) {
    const changed = strings.join('\0').replace(/ \.textContent=("?)\0\1>/g, '>\0').split('\0');
    asChildren.set(strings, (made = Object.assign(changed, { raw: changed })));
  }
  return made;
}
