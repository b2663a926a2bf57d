/** HTML for what a backend gives apart from its text: nothing of a stranger's becomes markup here, and the gate reads it. */

/** Text as HTML, for content and for attributes in quotes. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function linkHtml(href: string, words: string): string {
  return `<a href="${escapeText(href)}">${escapeText(words)}</a>`;
}

/** A picture, which the gate loads when somebody asks for it. */
export function imageHtml(src: string, alt: string): string {
  return `<img src="${escapeText(src)}" alt="${escapeText(alt)}">`;
}
