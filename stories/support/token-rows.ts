import { tokens } from '../../src/styles/tokens.js';

export interface TokenRow {
  name: string;
  meaning: string;
  /** What it is when the page does not set it. */
  initial: string;
}

/** The tokens as `src/styles/tokens.ts` has them: its comments say what each is for, the fallback is the default. */
export function tokenRows(): TokenRow[] {
  const css = tokens.cssText.split('@media')[0] ?? '';
  return [...css.matchAll(/\/\* (--discussion-[\w-]+): ([^*]+) \*\//g)].map(([, name = '', meaning = '']) => ({
    name,
    meaning,
    initial: initialOf(css, name),
  }));
}

function initialOf(css: string, name: string): string {
  const start = css.search(new RegExp(`var\\(\\s*${name},`));
  const from = css.indexOf(',', start) + 1;
  let depth = 1;
  let end = from;
  for (; depth > 0 && end < css.length; end++) depth += css[end] === '(' ? 1 : css[end] === ')' ? -1 : 0;
  return css.slice(from, end - 1).replace(/\s+/g, ' ').trim();
}
