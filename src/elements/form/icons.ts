import { svg, type SVGTemplateResult } from 'lit';
import type { Format } from './markdown-edit.js';

/** What is drawn on the toolbar's buttons, in a box of 24 by 24. */
export const icons: Record<Format, SVGTemplateResult> = {
  bold: svg`<path stroke-width="2.6" d="M7 5h6a3.5 3.5 0 0 1 0 7H7zm0 7h7a3.5 3.5 0 0 1 0 7H7z"/>`,
  italic: svg`<path d="M10 5h8M6 19h8M14 5l-4 14"/>`,
  quote: svg`<path d="M4 5v14M9 7h11M9 12h11M9 17h7"/>`,
  code: svg`<path d="m8 7-5 5 5 5m8-10 5 5-5 5"/>`,
  link: svg`<path d="M10 14a4.5 4.5 0 0 0 6.4 0l3-3A4.5 4.5 0 0 0 13 4.6L12 5.6M14 10a4.5 4.5 0 0 0-6.4 0l-3 3a4.5 4.5 0 0 0 6.4 6.4l1-1"/>`,
};
