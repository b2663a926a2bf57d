import { css } from 'lit';

/**
 * The public tokens, with what they are when the page sets none. Set them on any ancestor:
 * `discussion-thread { --discussion-color-accent: teal; }`. Inside, only the private `--_` names are used, so
 * that a token of the page always wins.
 *
 * The defaults that hold `currentColor` are taken anew where they are used. Muted is no fainter inside muted, and fades
 * less the nearer a text is to a middle grey: what is readable on its paper stays AA.
 * A part that paints `--_surface` also sets `color: var(--_surface-text)`: the two are a pair.
 */
export const tokens = css`
  :host {
    /* --discussion-color-text: the text; the page's own by default. */
    color: var(--discussion-color-text, inherit);
    --_text: var(--discussion-color-text, currentColor);
    /* --discussion-color-muted: dates, numbers, actions, captions. */
    --_muted: var(--discussion-color-muted, oklab(from currentColor l a b / min(alpha, max(0.72, min(1.4 * l + 0.33, 1.91 - 1.4 * l)))));
    /* --discussion-color-surface: what floats or is written in (form, menu, dialog). Opaque. */
    --_surface: var(--discussion-color-surface, light-dark(#fff, #191c21));
    --_surface-text: var(--discussion-color-text, light-dark(#1d2026, #e6e4df));
    /* --discussion-color-surface-raised: code, chips, boxes, skeletons. */
    --_raised: var(--discussion-color-surface-raised, color-mix(in oklab, currentColor 5%, transparent));
    /* --discussion-color-border: hairlines. */
    --_border: var(--discussion-color-border, color-mix(in oklab, currentColor 15%, transparent));
    /* --discussion-color-accent: the one colour: primary button, badge, section, hover of lines. */
    --_accent: var(--discussion-color-accent, light-dark(#a4341f, #ff9c85));
    /* --discussion-color-on-accent: text on the accent. */
    --_on-accent: var(--discussion-color-on-accent, light-dark(#fff, #2a0d06));
    /* --discussion-color-danger: errors, failed comments. */
    --_danger: var(--discussion-color-danger, light-dark(#a1121f, #ff9aa0));
    /* --discussion-color-success: what went well. */
    --_success: var(--discussion-color-success, light-dark(#17663a, #86d9a5));
    /* --discussion-color-highlight: behind the comment that a permalink points at. */
    --_highlight: var(--discussion-color-highlight, light-dark(#f5c51838, #f5c5182b));
    /* --discussion-font-body: the page's own by default. */
    font-family: var(--discussion-font-body, inherit);
    /* For small print inside a heading, where the page's own cannot be inherited any more. */
    --_font-body: var(--discussion-font-body, ui-sans-serif, system-ui, sans-serif);
    /* --discussion-font-heading: headline, headings, story titles. */
    --_font-heading: var(--discussion-font-heading, ui-serif, Georgia, 'Noto Serif', serif);
    /* --discussion-font-mono: code. */
    --_font-mono: var(--discussion-font-mono, ui-monospace, 'Noto Sans Mono', Menlo, monospace);
    /* --discussion-font-size: of the text; everything else is relative to it. */
    font-size: var(--discussion-font-size, inherit);
    /* --discussion-line-height: of the text, no unit. */
    line-height: var(--discussion-line-height, 1.55);
    /* --discussion-measure: the longest line of text. */
    --_measure: var(--discussion-measure, 68ch);
    /* --discussion-space: one step of space. */
    --_space: var(--discussion-space, max(0.5rem, 8px));
    /* --discussion-indent: of one level of replies; by default it shrinks with the container. */
    --_indent: var(--discussion-indent, clamp(8px, 3cqi, 24px));
    /* --discussion-radius: of corners. */
    --_radius: var(--discussion-radius, 0.5rem);
    /* Round ends, unless corners are to be hardly round. */
    --_pill: max(var(--_radius), 999 * (var(--_radius) - 0.3rem));
    /* --discussion-avatar-size: width and height. */
    --_avatar: var(--discussion-avatar-size, max(1.75rem, 28px));
    /* --discussion-line-color: of the line beside an open branch. */
    --_line: var(--discussion-line-color, color-mix(in oklab, currentColor 18%, transparent));
    /* --discussion-focus-ring: an outline. */
    --_ring: var(--discussion-focus-ring, 2px solid var(--_accent));
    /* Borders of what can be filled in: 3:1 against the paper, where the text is readable on it. */
    --_edge: oklab(from currentColor l a b / min(alpha, max(0.52, min(1.4 * l + 0.1, 1.7 - 1.4 * l))));
  }
  @media (prefers-contrast: more) {
    :host {
      --_muted: var(--discussion-color-muted, oklab(from currentColor l a b / min(alpha, 0.92)));
      --_border: var(--discussion-color-border, color-mix(in oklab, currentColor 60%, transparent));
      --_line: var(--discussion-line-color, color-mix(in oklab, currentColor 60%, transparent));
      --_accent: var(--discussion-color-accent, light-dark(#7d2112, #ffc2b3));
      --_danger: var(--discussion-color-danger, light-dark(#7d0b16, #ffc3c6));
      --_success: var(--discussion-color-success, light-dark(#0b4d28, #a8ecc1));
      --_edge: currentColor;
    }
  }
  @media (forced-colors: active) {
    :host {
      --_muted: CanvasText;
      --_border: CanvasText;
      --_line: CanvasText;
      --_edge: CanvasText;
      --_accent: Highlight;
      --_on-accent: HighlightText;
    }
  }
`;
