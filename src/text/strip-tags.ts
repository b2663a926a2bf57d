/** What nobody would see, then the tags; each pattern goes on behind what it has taken, so the time is linear. */
const hidden =
  /<!--[^]*?(?:-->|$)|<(head|iframe|math|noscript|script|select|style|svg|template|textarea|title)\b[^]*?(?:<\/\1\b[^>]*>?|$)/gi;
const tag = /<(?:(br|li\b|tr)|\/?(p|d[ivdtl]+|h\d|pre|[ou]l|blockquote|table|fig\w+|section)\b|[/!?a-z])[^<>]*>/gi;
const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00a0', amp: '&' };

/** The words of HTML, roughly and without parsing it: for as long as nothing better is loaded. */
export function stripTags(html: string): string {
  return html
    .replace(hidden, '')
    .replace(/\s+/g, ' ')
    .replace(tag, (_, line?: string, block?: string) => (block ? '\n\n' : line ? '\n' : ''))
    .replace(/&(lt|gt|quot|#39|nbsp|amp);/g, (_, name: string) => entities[name] ?? '');
}
