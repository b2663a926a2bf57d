/** DEL, which no cleaned text has in it: before the name of an attribute it makes that another one. */
const mark = '\x7f';
const active = /(?<=[\s"'/])(?=style[\s/>=]|on[a-z]+\s*=)/gi;
const tags = /<(\/?)(style|base|frameset|track)(?=[\s/>])/gi;
/** To sanitize them takes longer than anything else. */
const comments = /<!--[^]*?(?:-->|$)/g;
/** What is parsed in the same way, and has no effect. */
const instead: Record<string, string> = { style: 'noframes', base: 'param', track: 'param', frameset: 'div' };

/**
 * HTML whose parsing a page's policy has nothing to say about. Browsers report handlers, styles, bases and tracks as
 * soon as they are parsed, even where nothing could ever run; frames would leave no body. Not what makes HTML safe:
 * that comes after it.
 */
export function disarm(html: string): string {
  return html
    .replace(comments, '')
    .replace(tags, (_, slash: string, name: string) => `<${slash}${instead[name.toLowerCase()] ?? ''}`)
    .replace(active, mark);
}

/** A value as it was written. */
export function unmark(value: string | null): string {
  return value?.replaceAll(mark, '') ?? '';
}
