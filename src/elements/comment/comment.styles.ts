import { css } from 'lit';
import { base } from '../../styles/base.js';
import { controls } from '../../styles/controls.js';
import { prose } from '../../styles/prose.js';
import { tokens } from '../../styles/tokens.js';

/** A comment, wherever it stands: in a thread or alone. */
export const comment = css`
  article {
    position: relative;
    padding-block: calc(1.7 * var(--_space)) calc(1.1 * var(--_space));
    scroll-margin-block-start: 5rem;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.1rem 0.8rem;
    /* A dot that would begin a line hangs out of it. */
    clip-path: inset(-1rem -3px);
    min-block-size: var(--_avatar);
    font-size: 0.86em;
    line-height: 1.3;
  }
  [part='avatar'] {
    display: grid;
    place-items: center;
    flex: none;
    margin-inline-end: -0.3rem;
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
  /* In its place is the page's own, or a picture. */
  [data-initials]:not([part]),
  [part='number']:empty {
    display: none !important;
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
    /* A long name breaks beside the avatar, not below it. */
    max-inline-size: calc(100% - var(--_avatar) - 0.5rem);
  }
  /* Nobody has this hue. */
  [data-initials]:not([data-hue]) + .who {
    font-weight: 500;
    color: var(--_muted);
  }
  .who a:not(:hover) {
    text-decoration-color: transparent;
  }
  .to {
    color: var(--_muted);
  }
  .permalink,
  .origin,
  .edited {
    position: relative;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .permalink:not(:hover) {
    text-decoration: none;
  }
  /* Read before the permalink, seen after it: the place of what is there always does not change. */
  .edited {
    order: 1;
  }
  .permalink::before,
  .edited::before,
  [part~='tombstone'] [part='number']::before {
    content: '· ' / '';
  }
  .permalink::before,
  .edited::before {
    position: absolute;
    inset-inline-end: calc(100% + 0.26rem);
  }
  time {
    white-space: nowrap;
  }
  /* In a page that runs the other way "2 days ago" keeps its order, and the dot its place. */
  time::before {
    content: '\\200e';
  }
  [part='number']::after {
    content: ' ';
  }
  [part='number']:not(:empty) + time::before {
    content: '· \\200e';
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
    content: '● ' / '';
    font-size: 0.7em;
    vertical-align: 0.15em;
  }
  [part='body'] {
    margin-block-start: calc(0.7 * var(--_space));
  }
  [part='actions'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.1rem 1.1rem;
    margin-block-start: calc(0.6 * var(--_space));
    font-size: 0.82em;
    color: var(--_muted);
  }
  .menu {
    justify-content: center;
  }
  .menu::before {
    content: '⋯' / '';
    font-size: 1.3em;
    line-height: 1;
  }
  /* Where there is no room they go to the next line together. */
  .reactions,
  [part='status'] span + span {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0.1rem 1.1rem;
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
  /* What became of a comment stands before what can be done with it. */
  [part='status'] {
    display: flex;
    order: -1;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.2rem 0.8rem;
  }
  [part='status'].failed {
    color: var(--_danger);
  }
  [part='status'].done {
    color: var(--_success);
  }
  :is([part~='pending'], [part~='queued'], [part~='held'], [part~='spam']) > [part='body'] {
    padding-inline-start: 0.8rem;
    border-inline-start: 3px solid var(--_border);
  }
  /* Reaches over its column by a shadow: at the edge of the screen that makes nothing scroll. */
  [part~='target'] {
    border-radius: var(--_radius);
    background: var(--_highlight);
    box-shadow: 0 0 0 var(--_space) var(--_highlight);
    animation: fade 1.5s 3s forwards;
  }
  @keyframes fade {
    to {
      background: none;
      box-shadow: none;
    }
  }
  [part~='collapsed'] > [part='actions'] {
    display: none;
  }
  [part='body'][hidden] {
    margin: 0;
  }
  [part~='tombstone'] {
    padding-block: calc(1.4 * var(--_space)) calc(0.6 * var(--_space));
    font-size: 0.86em;
    color: var(--_muted);
  }
  [part~='tombstone'] [part='action'] {
    margin-inline-start: 0.8rem;
  }
  [part~='tombstone'] .menu {
    text-decoration: none;
  }
  .sensitive summary {
    color: var(--_muted);
  }
  article:focus-visible {
    outline-offset: 0.25rem;
    border-radius: var(--_radius);
  }
  @media (pointer: coarse) {
    [part='action'] {
      min-inline-size: 2.75rem;
    }
    /* Reach as far as neither the line below nor the text begins: a header may wrap. */
    .who a {
      margin-inline: -0.7rem;
      padding: 0.85rem 0.7rem 0.2rem;
    }
    .permalink {
      margin-block: -0.25rem;
      padding-block: 0.25rem;
    }
  }
  @media (forced-colors: active) {
    [part~='target'] {
      outline: 2px solid Highlight;
    }
    [data-initials] {
      border: 1px solid;
    }
    [part='action'][aria-pressed='true'] {
      text-decoration: underline;
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
