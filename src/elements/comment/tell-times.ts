import type { Strings } from '../../i18n/strings.js';

/**
 * Writes anew the times that are told from now, which have the date beside them. Of what a server rendered `all` are:
 * its zone is not the reader's, and Lit takes its words for those it would have written. Lit keeps the text node.
 */
export function tellTimes(root: ParentNode, strings: Strings, now: number, all?: boolean): void {
  for (const element of root.querySelectorAll<HTMLTimeElement>(`[part=time]${all ? '' : '[title]'}`)) {
    const { dateTime, childNodes } = element;
    if (all && strings.isRecent(dateTime, now)) element.title = strings.date(dateTime, 'full');
    const words = strings.relative(dateTime, now);
    for (const text of childNodes) if (text instanceof Text && text.data !== words) text.data = words;
  }
}
