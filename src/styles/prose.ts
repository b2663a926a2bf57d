import { css } from 'lit';

/** A body of text: what an author or a stranger wrote. `--_gap` is the space between its blocks. */
export const prose = css`
  .prose {
    max-inline-size: var(--_measure);
    hyphens: auto;
    /* Stacked accents stay in their box; a focus ring at the edge does not. */
    overflow: clip;
    overflow-clip-margin: 4px;
  }
  .prose :where(p, ul, ol, blockquote, pre, table, figure, hr, h1, h2, h3, h4, h5, h6) {
    margin: 0 0 var(--_gap, 0.7em);
  }
  .prose > :last-child,
  .prose :where(li, blockquote, figure) > :last-child {
    margin-block-end: 0;
  }
  .prose p {
    unicode-bidi: isolate;
    text-wrap: pretty;
  }
  /* As high as its line: links that stand alone below each other are targets of 24 px. */
  .prose a {
    padding-block: calc((1lh - 1.2em) / 2);
  }
  .prose :where(h1, h2, h3, h4, h5, h6) {
    margin-block-start: 1.4em;
    font: 700 1.1em/1.25 var(--_font-heading);
    text-wrap: balance;
  }
  .prose > :first-child {
    margin-block-start: 0;
  }
  .prose :where(ul, ol) {
    padding-inline-start: 1.5em;
  }
  .prose li + li {
    margin-block-start: 0.25em;
  }
  .prose blockquote {
    padding-inline-start: 0.8em;
    border-inline-start: 3px solid var(--_border);
    color: var(--_muted);
  }
  .prose code {
    padding: 0.1em 0.3em;
    border-radius: calc(0.5 * var(--_radius));
    background: var(--_raised);
    font: 0.9em var(--_font-mono);
    hyphens: none;
  }
  .prose pre {
    padding: 0.8em 1em;
    border-radius: var(--_radius);
    background: var(--_raised);
    line-height: 1.45;
    overflow-x: auto;
    overflow-wrap: normal;
    tab-size: 2;
  }
  .prose pre code {
    padding: 0;
    background: none;
  }
  .prose table {
    display: block;
    max-inline-size: 100%;
    overflow-x: auto;
    overflow-wrap: normal;
    border-collapse: collapse;
    font-size: 0.94em;
    font-variant-numeric: tabular-nums;
  }
  .prose :where(th, td) {
    padding: 0.35em 0.8em;
    border-block-end: 1px solid var(--_border);
    text-align: start;
  }
  .prose :where(pre, table):focus-visible {
    outline-offset: -2px;
  }
  .prose hr {
    border: 0;
    border-block-start: 1px solid var(--_border);
    margin-block: 1.4em;
  }
  .prose :where(img) {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--_radius);
  }
  .prose em:lang(zh, ja, ko) {
    font-style: normal;
    text-emphasis: filled dot;
  }
  @media print {
    .prose :where(pre, table) {
      overflow: visible;
      white-space: pre-wrap;
    }
  }
`;
