import { bodyPart, bodyTree, loadPart } from '../../text/body.js';
import type { SafeElement, SafeTree } from '../../text/safe-tree.js';

/** Elements that WordPress keeps in the comment of anybody; it takes the tags of others away. */
const KEPT: ReadonlySet<string> = new Set(['strong', 'em', 'del', 'code']);

/** Markdown as the little HTML that WordPress keeps of a comment. Paragraphs and lines are made of line breaks again, there. */
export async function commentHtml(markdown: string): Promise<string> {
  const body = { format: 'markdown', value: markdown } as const;
  const part = bodyPart(body);
  if (part) await loadPart(part);
  const html = write(bodyTree(body, { full: true }));
  return html.replace(/\n{3,}/g, '\n\n').trim();
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function write(tree: SafeTree): string {
  return tree.map((node) => (typeof node === 'string' ? escapeHtml(node) : writeElement(node))).join('');
}

function writeElement({ tag, children, attributes = {} }: SafeElement): string {
  const words = write(children);
  if (KEPT.has(tag)) return `<${tag}>${words}</${tag}>`;
  if (/^h\d$/.test(tag)) return `<strong>${words}</strong>\n\n`;
  switch (tag) {
    case 'a':
      return attributes.href ? `<a href="${escapeHtml(attributes.href)}">${words}</a>` : words;
    case 'br':
      return '\n';
    case 'blockquote':
      return `<blockquote>${words.trim()}</blockquote>\n\n`;
    case 'ul':
    case 'ol':
      return `\n${listed(children, tag === 'ol' ? Number(attributes.start ?? 1) : undefined)}\n`;
    case 'hr':
      return '* * *\n\n';
    case 'th':
    case 'td':
      return `${words} `;
    case 'tr':
      return `${words.trim()}\n`;
    case 'input':
      return attributes.checked === undefined ? '[ ]' : '[x]';
    case 'img':
      return escapeHtml(attributes.alt ?? '');
    case 'p':
    case 'pre':
    case 'table':
    case 'figure':
      return `${words.trim()}\n\n`;
    default:
      return words;
  }
}

function listed(items: SafeTree, start: number | undefined): string {
  return items
    .map((item, at) => `${start === undefined ? '•' : `${start + at}.`} ${write([item]).trim().replace(/\n{2,}/g, '\n')}\n`)
    .join('');
}
