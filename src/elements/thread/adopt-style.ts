import type { CSSResult } from 'lit';

/** Adds a style sheet that came later than the element. */
export function adoptStyle(root: Node, { styleSheet }: CSSResult): void {
  if (!styleSheet || !(root instanceof ShadowRoot) || root.adoptedStyleSheets.includes(styleSheet)) return;
  root.adoptedStyleSheets.push(styleSheet);
}
