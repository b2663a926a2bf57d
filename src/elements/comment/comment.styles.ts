import { css } from 'lit';
import { base } from '../../styles/base.js';
import { controls } from '../../styles/controls.js';
import { prose } from '../../styles/prose.js';
import { tokens } from '../../styles/tokens.js';

/** A comment, wherever it stands: in a thread or alone. */
export const comment = css`
  article {
    position: relative;
    padding-block: 0.85rem 0.55rem;
    scroll-margin-block-start: 5rem;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.1rem 0.5rem;
    min-block-size: var(--_avatar);
    font-size: 0.86em;
    line-height: 1.3;
  }
  [part='avatar'] {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: var(--_avatar);
    block-size: var(--_avatar);
    border-radius: 50%;
    overflow: clip;
    object-fit: cover;
    font-size: 0.78rem;
    font-weight: 650;
  }
  .own {
    order: -1;
  }
  [data-initials] {
    font-size: 0.68rem;
    letter-spacing: 0.02em;
    background: var(--_raised);
  }
  [data-hue] {
    --_hue: 0;
    background: light-dark(oklch(0.9 0.05 var(--_hue)), oklch(0.36 0.06 var(--_hue)));
    color: light-dark(oklch(0.34 0.09 var(--_hue)), oklch(0.92 0.05 var(--_hue)));
  }
  [data-initials]::before {
    content: attr(data-initials);
  }
  [data-hue='1'] { --_hue: 30; }
  [data-hue='2'] { --_hue: 60; }
  [data-hue='3'] { --_hue: 90; }
  [data-hue='4'] { --_hue: 120; }
  [data-hue='5'] { --_hue: 150; }
  [data-hue='6'] { --_hue: 180; }
  [data-hue='7'] { --_hue: 210; }
  [data-hue='8'] { --_hue: 240; }
  [data-hue='9'] { --_hue: 270; }
  [data-hue='10'] { --_hue: 300; }
  [data-hue='11'] { --_hue: 330; }
  .who {
    font-weight: 640;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .nameless {
    font-weight: 500;
    color: var(--_muted);
  }
  .who a {
    text-decoration-color: transparent;
  }
  .who a:hover {
    text-decoration-color: currentColor;
  }
  .permalink,
  .to,
  .origin,
  .edited {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .permalink {
    text-decoration: none;
  }
  .permalink:hover {
    text-decoration: underline;
  }
  .edited::before,
  [part='number'] + time::before {
    content: '·';
    margin-inline-end: 0.35em;
  }
  [part='number'] + time::before {
    margin-inline-start: 0.35em;
  }
  [part='number'][hidden] + time::before {
    content: none;
  }
  .to a {
    text-decoration-style: dotted;
  }
  .to::before {
    content: '↳ ' / '';
  }
  .to:dir(rtl)::before {
    content: '↲ ' / '';
  }
  .new {
    color: var(--_accent);
    font-weight: 600;
  }
  .new::before {
    content: '';
    display: inline-block;
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-inline-end: 0.4em;
    border-radius: 50%;
    background: currentColor;
    vertical-align: 0.08em;
  }
  [part='body'] {
    margin-block-start: 0.35rem;
  }
  [part='actions'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.1rem 1.1rem;
    margin-block-start: 0.3rem;
    font-size: 0.82em;
    color: var(--_muted);
  }
  [part='action'] {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    min-block-size: 1.75rem;
    min-inline-size: 1.5rem;
    text-underline-offset: 0.2em;
  }
  .menu {
    justify-content: center;
  }
  .menu::before {
    content: '⋯' / '';
    font-size: 1.3em;
    line-height: 1;
  }
  .reactions {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0.1rem 1.1rem;
  }
  [part='action']:hover {
    text-decoration: underline;
  }
  [part='action'][aria-pressed='true'] {
    color: var(--_accent);
    font-weight: 600;
  }
  [part='status'] [part='action'],
  [part~='tombstone'] [part='action'] {
    font-weight: 650;
    text-decoration: underline;
  }
  .footer {
    flex-basis: 100%;
  }
  /* What became of a comment stands above what can be done with it. */
  [part='status'] {
    display: flex;
    flex: 1 0 100%;
    order: -1;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.2rem 0.8rem;
    margin-block-start: 0.15rem;
  }
  [part='status'].failed {
    color: var(--_danger);
  }
  :is([part~='pending'], [part~='queued'], [part~='held'], [part~='spam']) > [part='body'] {
    padding-inline-start: 0.8rem;
    border-inline-start: 3px solid var(--_border);
  }
  /* Reaches over its column by a shadow: at the edge of the screen that makes nothing scroll. */
  [part~='target'] {
    border-radius: var(--_radius);
    background: var(--_highlight);
    box-shadow: 0 0 0 0.5rem var(--_highlight);
  }
  [part~='collapsed'] > [part='actions'] {
    display: none;
  }
  [part='body'][hidden] {
    margin: 0;
  }
  [part~='tombstone'] {
    padding-block: 0.7rem 0.3rem;
    font-size: 0.86em;
    color: var(--_muted);
  }
  [part~='tombstone'] [part='action'] {
    margin-inline-start: 0.8rem;
  }
  [part~='tombstone'] .menu {
    text-decoration: none;
  }
  [part~='tombstone'] [part='number']::before {
    content: '· ';
  }
  .sensitive summary {
    color: var(--_muted);
  }
  article:focus,
  [part~='tombstone']:focus {
    outline: none;
  }
  article:focus-visible {
    outline: var(--_ring);
    outline-offset: 0.25rem;
    border-radius: var(--_radius);
  }
  @media (pointer: coarse) {
    [part='action'] {
      min-block-size: 2.75rem;
      min-inline-size: 2.75rem;
    }
  }
  @media (forced-colors: active) {
    [part~='target'] {
      outline: 2px solid Highlight;
    }
    [data-initials] {
      border: 1px solid;
    }
  }
  @media print {
    [hidden='until-found'] {
      display: block;
      content-visibility: visible;
    }
    .sensitive::details-content {
      content-visibility: visible;
    }
    [part='actions'] > :not([part='status']) {
      display: none;
    }
  }
`;

export const commentStyles = [tokens, base, prose, controls, comment];
