import { css } from 'lit';

/** What every shadow root starts from. Not for inline elements: the host is a block and a size container. */
export const base = css`
  :host {
    display: block;
    container-type: inline-size;
    /* A size container has no width of its own: else it vanishes in a flex or grid that shrinks it. */
    min-inline-size: min(100%, 20rem);
    overflow-wrap: anywhere;
    /* What pages set for their own layout, and what would come in with the font. */
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
    word-break: normal;
    cursor: auto;
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }
  :host([hidden]),
  [hidden]:not([hidden='until-found']) {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: var(--_ring);
    outline-offset: 2px;
    border-radius: 3px;
  }
  :where(a) {
    color: inherit;
    text-decoration-color: color-mix(in oklab, currentColor 45%, transparent);
    text-decoration-thickness: from-font;
    text-underline-offset: 0.16em;
  }
  :where(a:hover) {
    text-decoration-color: currentColor;
  }
  :where(p, h1, h2, h3, h4, h5, h6, ul, ol, figure) {
    margin: 0;
  }
  /* Our sentences keep their order where the page runs the other way and has a language that we lack. */
  :where(p, label, button, .chip, .fresh, .tally, [part='count']) {
    unicode-bidi: plaintext;
  }
  /* … and stand where the page begins its lines. */
  :where(p, label):dir(rtl) {
    text-align: right;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
  @media print {
    button {
      display: none !important;
    }
    .prose a[href^='http']:not(.bare)::after {
      content: ' (' attr(href) ')';
    }
  }
`;
