import { css } from 'lit';
import { commentStyles } from '../comment/comment.styles.js';

const thread = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: calc(0.6 * var(--_space)) calc(2 * var(--_space));
    padding-block-start: calc(2.8 * var(--_space));
    border-block-start: 2px solid currentColor;
  }
  .head + .note,
  .branch > .note {
    margin-block-start: calc(1.2 * var(--_space));
    font-size: 0.84em;
  }
  [part='heading'] {
    font: 700 1.45em/1.2 var(--_font-heading);
    letter-spacing: -0.01em;
    font-variant-numeric: tabular-nums;
  }
  .fresh {
    margin-inline-start: 0.35em;
    font: 600 0.6em/1 var(--_font-body);
    color: var(--_accent);
  }
  [part='toolbar'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.9rem;
    margin-inline-start: auto;
  }
  [part='toolbar'] button {
    padding: 0.35rem 0.2rem;
    min-block-size: 1.75rem;
  }
  [part='toolbar'] [aria-pressed='true'] {
    color: var(--_text);
    font-weight: 600;
    padding-block-end: calc(0.35rem - 2px);
    border-block-end: 2px solid var(--_accent);
  }
  [part='notices'] {
    margin-block: calc(0.8 * var(--_space)) calc(2 * var(--_space));
  }
  [part='toolbar'],
  [part='notices'],
  .head > [part='action'] {
    font-size: 0.84em;
    color: var(--_muted);
  }
  .missing {
    padding: 0.6rem 0.9rem;
    border-radius: var(--_radius);
    background: var(--_raised);
  }

  .long > .block {
    content-visibility: auto;
    contain-intrinsic-inline-size: none;
    /* Highlights and focus rings reach over the edge that containment cuts at. */
    overflow-clip-margin: 1rem;
  }
  /* Told apart by space and a hairline, not by boxes. */
  [part='list'] > .block > .item {
    padding-block: calc(0.7 * var(--_space));
  }
  [part='list'] > .block > .item + .item,
  [part='list'] > .block + .block > .item:first-child {
    border-block-start: 1px solid var(--_border);
  }

  /* The line beside the replies is the button that folds them. */
  .branch {
    position: relative;
  }
  .branch:not(.folded) {
    margin-inline-start: calc(var(--_avatar) / 2);
    padding-inline-start: var(--_indent);
  }
  .branch:not(.folded) > [part='toggle'] {
    position: absolute;
    inset-block: 0.1rem 0.4rem;
    inset-inline-start: -0.75rem;
    inline-size: 1.5rem;
  }
  .branch:not(.folded) > [part='toggle']::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: calc(0.75rem - 1px);
    inline-size: 2px;
    border-radius: 2px;
    background: var(--_line);
    transition: background 0.15s;
  }
  .branch > [part='toggle']:is(:hover, :focus-visible)::before {
    background: var(--_accent);
  }
  /* Paper has what is folded as the others. */
  @media screen {
    .folded {
      display: flex;
      align-items: center;
      gap: 0.6rem;
      padding-block-end: calc(1.2 * var(--_space));
      font-size: 0.86em;
      color: var(--_muted);
    }
    /* Not seen, but found by search: see beforematch. */
    .folded > [role='list'] {
      position: absolute;
      inset-inline: 0;
    }
  }
  .folded > [part='toggle'] {
    flex: none;
    min-block-size: 1.75rem;
  }
  .folded .excerpt {
    min-inline-size: 0;
    cursor: pointer;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .wide {
    margin-block: calc(2 * var(--_space));
  }

  .next-new {
    position: sticky;
    inset-block-end: 1rem;
    z-index: 1;
    display: flex;
    justify-content: end;
    pointer-events: none;
  }
  .next-new button {
    pointer-events: auto;
    padding: 0.35rem 0.9rem;
    min-block-size: 2rem;
    border: 1px solid var(--_border);
    border-radius: var(--_pill);
    background: var(--_surface);
    color: var(--_surface-text);
    font-size: 0.84em;
    font-weight: 600;
    box-shadow: 0 0.1rem 0.5rem rgb(0 0 0 / 0.15);
  }
  .compose {
    margin-block: calc(4.4 * var(--_space)) calc(2.4 * var(--_space));
  }
  ::slotted([slot='before-submit']) {
    flex: 1 1 100%;
  }
  .inline {
    margin-block: calc(0.8 * var(--_space)) calc(2 * var(--_space));
  }
  [part='empty'] {
    margin-block: calc(3 * var(--_space));
    color: var(--_muted);
  }
  [part='error'] {
    margin-block: calc(3 * var(--_space));
    padding: calc(2 * var(--_space));
    border: 1px solid var(--_danger);
    border-radius: var(--_radius);
  }
  .closed,
  .elsewhere {
    margin-block: calc(4 * var(--_space)) 0;
  }
  .closed {
    padding-block-start: calc(2 * var(--_space));
    border-block-start: 1px solid var(--_border);
  }
  .elsewhere .primary {
    display: inline-block;
    text-decoration: none;
  }
  .skeleton > div {
    padding-block: calc(1.8 * var(--_space));
  }
  .skeleton i {
    display: block;
    block-size: 0.8em;
    margin-block: 0.55em;
    border-radius: calc(0.5 * var(--_radius));
    background: var(--_raised);
    inline-size: 92%;
  }
  .skeleton i:first-child {
    inline-size: 34%;
  }
  .skeleton i:last-child {
    inline-size: 71%;
  }
  @container (max-width: 30rem) {
    [part='toolbar'] {
      flex-basis: 100%;
      margin-inline-start: 0;
    }
    [part='toolbar'] button {
      /* Long words of sorting break inside their buttons before the buttons do. */
      flex: 1;
      min-inline-size: min-content;
      max-inline-size: max-content;
      overflow-wrap: break-word;
    }
    .branch:not(.folded) {
      /* Leaves 200 px for the text at 320 px. */
      margin-inline-start: 0.125rem;
    }
    [part='list'] > .block > .item > .branch:not(.folded) {
      /* The button beside it begins where the thread does: nothing scrolls sideways. */
      margin-inline-start: 0.75rem;
    }
    /* Only four levels are indented. The lines of those below lie on the fourth, and are seen when they are meant. */
    .branch .branch .branch .branch .branch:not(.folded) {
      margin: 0;
      padding: 0;
    }
    .branch .branch .branch .branch .branch:not(.folded) > [part='toggle'] {
      --_line: transparent;
      margin-inline-start: calc(-1 * var(--_indent));
    }
    .branch .branch .branch .branch .branch .to.visually-hidden {
      all: unset;
      color: var(--_muted);
    }
  }
  @media (pointer: coarse) {
    [part='notice'] a {
      display: inline-flex;
      align-items: center;
      min-block-size: 2.75rem;
    }
    /* The line takes the space beside the replies: 44 px, where eight levels of it leave room for the text. */
    .branch:not(.folded) > [part='toggle'] {
      inline-size: calc(0.75rem + var(--_indent));
    }
    @container (min-width: 40rem) {
      .branch {
        --_indent: var(--discussion-indent, 2rem);
      }
    }
    @container (max-width: 30rem) {
      .branch {
        --_indent: var(--discussion-indent, calc((100cqi - 210px) / 8));
      }
      .branch:not(.folded) {
        margin-inline-start: 0.75rem;
      }
    }
  }
  @media print {
    .long > .block {
      content-visibility: visible;
    }
    .folded {
      margin-inline-start: calc(var(--_avatar) / 2);
      padding-inline-start: var(--_indent);
    }
    .excerpt,
    .elsewhere,
    .compose {
      display: none;
    }
  }
`;

export const threadStyles = [...commentStyles, thread];
