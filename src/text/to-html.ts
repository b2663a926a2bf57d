import type { SafeTree } from './safe-tree.js';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const isVoid = /^(?:br|hr|img|input)$/;

const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? '');

/** Writes a safe tree as HTML, for the server. What is not a tag or attribute name of the table is escaped. */
export function toHtml(tree: SafeTree): string {
  let html = '';
  for (const node of tree) {
    if (typeof node === 'string') {
      html += escape(node);
      continue;
    }
    html += `<${node.tag}`;
    for (const [name, value] of Object.entries(node.attributes ?? {})) html += ` ${name}="${escape(value)}"`;
    html += isVoid.test(node.tag) ? '>' : `>${toHtml(node.children)}</${node.tag}>`;
  }
  return html;
}
