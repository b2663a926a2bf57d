import { css } from 'lit';

export const articleStyles = css`
  .kicker {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.6em;
    margin: clamp(1.8rem, 5cqi, 3.2rem) 0 0.6rem;
    font-size: 0.82em;
  }
  .kicker b {
    color: var(--_accent);
    font-weight: 650;
  }
  time,
  .byline,
  figcaption,
  small {
    color: var(--_muted);
  }
  h1 {
    margin: 0 0 0.5em;
    font: 700 clamp(1.75em, 1em + 3.6cqi, 2.85em) / 1.12 var(--_font-heading);
    letter-spacing: -0.018em;
    text-wrap: balance;
  }
  h1 a {
    text-decoration-thickness: 0.06em;
  }
  h1 a:not(:hover) {
    text-decoration: none;
  }
  .byline {
    margin: 0 0 calc(3.6 * var(--_space));
    padding-block-end: calc(2 * var(--_space));
    border-block-end: 1px solid var(--_border);
    font-size: 0.88em;
  }
  .byline b {
    font-weight: 600;
    color: var(--_text);
  }
  .prose {
    --_gap: 1.05em;
  }
  ::slotted(p) {
    margin: 0 0 1.05em;
    text-wrap: pretty;
  }
  ::slotted(figure) {
    margin: calc(3.6 * var(--_space)) 0;
  }
  figure {
    max-inline-size: var(--_measure);
  }
  figure,
  .prose figure {
    margin: calc(3.6 * var(--_space)) 0;
  }
  img {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--_radius);
  }
  figure > img {
    inline-size: 100%;
    background: var(--_raised);
  }
  figcaption {
    margin-block-start: var(--_space);
    font-size: 0.82em;
    line-height: 1.45;
  }
  .related {
    display: block;
    max-inline-size: var(--_measure);
    margin-block: calc(4 * var(--_space)) 0;
    padding: 0.9rem 1.1rem;
    border-inline-start: 3px solid var(--_accent);
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
    background: var(--_raised);
    text-decoration: none;
  }
  .related + .related {
    margin-block-start: calc(1.5 * var(--_space));
  }
  a.related:hover b {
    text-decoration: underline;
    text-underline-offset: 0.16em;
  }
  .related small,
  .related b,
  .related span {
    display: block;
  }
  small {
    font-size: 0.8em;
  }
  .related b {
    font-family: var(--_font-heading);
    font-weight: 600;
  }
  .related span {
    margin-block-start: 0.25em;
    font-size: 0.88em;
  }
`;
