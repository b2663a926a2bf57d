import type { CSSResult } from 'lit';

/** Adds a style sheet that came later than the element. */
export function adoptStyle(root: ShadowRoot, { styleSheet }: CSSResult): void {
  if (!styleSheet || root.adoptedStyleSheets.includes(styleSheet)) return;
  root.adoptedStyleSheets.push(styleSheet);
}
