import { safeTable } from '../../src/text/safe-table.js';
import { expectSafeValue } from '../text/safety.js';

const table: Record<string, readonly string[]> = safeTable;

/** What no shadow root of ours has, whatever it was given. */
const forbidden =
  'script, style:not([data-own]), link, meta, base, iframe, frame, frameset, object, embed, applet, portal, template, noscript, ' +
  'title, math, audio, video, source, track, canvas, map, area, dialog, marquee, font, plaintext, xmp, foreignObject, use, animate, set';
const forbiddenName =
  /^(?:on.*|srcdoc|srcset|ping|formaction|action|background|cite|is|contenteditable|accesskey|autofocus|popover.*|command.*|xlink:.*|xmlns.*|target|download|style)$/i;

/** What is wrong in the shadow roots inside a node, as sentences; nothing, if all is well. */
export function findHarm(root: Document | ShadowRoot | Element): string[] {
  const harm: string[] = [];
  for (const host of root.querySelectorAll('*')) {
    if (host.shadowRoot) harm.push(...harmIn(host.shadowRoot), ...findHarm(host.shadowRoot));
  }
  return harm;
}

function harmIn(root: ShadowRoot): string[] {
  const harm = Array.from(root.querySelectorAll(forbidden), ({ localName }) => `there is a <${localName}>`);
  for (const element of root.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      const isOwnStyle = name === 'style' && (element.matches('.block') || isAlignment(element, value));
      if (forbiddenName.test(name) && !isOwnStyle) harm.push(`<${element.localName}> has ${name}="${value}"`);
      if (/^(?:href|src)$/.test(name) && !leadsSomewhere(value)) harm.push(`<${element.localName}> has ${name}="${value}"`);
    }
  }
  for (const body of root.querySelectorAll('[part~=body], [part~=preview] > .prose')) harm.push(...harmInBody(body));
  return harm;
}

/** Inside a body there is only what the table has, besides the library's own editor and buttons. */
function harmInBody(body: Element): string[] {
  const harm: string[] = [];
  for (const element of body.querySelectorAll('*')) {
    const { localName, namespaceURI } = element;
    if (element.closest('discussion-form, [data-act], slot') || /^(?:details|summary)$/.test(localName)) continue;
    if (namespaceURI !== 'http://www.w3.org/1999/xhtml' || !Object.hasOwn(table, localName)) harm.push(`a body has a <${localName}>`);
    for (const { name, value } of element.attributes) {
      const isOwn = table[localName]?.includes(name) || (name === 'style' && isAlignment(element, value));
      if (!isOwn) harm.push(`a body has <${localName} ${name}>`);
      try {
        if (name !== 'style') expectSafeValue(localName, name, value);
      } catch {
        harm.push(`a body has <${localName} ${name}="${value}">`);
      }
    }
  }
  return harm;
}

/** As the browser reads it. */
function leadsSomewhere(address: string): boolean {
  try {
    return /^(?:https?|mailto):$/.test(new URL(address, document.baseURI).protocol);
  } catch {
    return false;
  }
}

function isAlignment(element: Element, style: string): boolean {
  return /^t[dh]$/.test(element.localName) && /^text-align: (?:left|center|right);$/.test(style);
}
