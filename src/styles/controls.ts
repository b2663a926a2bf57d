import { css } from 'lit';

/**
 * Buttons, fields and small labels. A bare `button` has no look; the classes are:
 * `quiet` (a word among the text), `wide` (a bordered row), `primary` (one a form), `icon` (a square),
 * `field` (input, textarea, select), `chip` and `badge` (labels).
 */
export const controls = css`
  :where(button, summary) {
    font: inherit;
    letter-spacing: inherit;
    color: inherit;
    background: none;
    border: 0;
    padding: 0;
    text-align: start;
    cursor: pointer;
  }
  button:disabled,
  [aria-disabled='true'] {
    cursor: not-allowed;
  }
  .quiet,
  .icon,
  [part='action'] {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    min-block-size: 1.75rem;
    min-inline-size: 1.5rem;
    text-underline-offset: 0.2em;
  }
  .quiet:hover,
  [part='action']:hover {
    text-decoration: underline;
  }
  .icon {
    justify-content: center;
    inline-size: 2rem;
    block-size: 2rem;
    border-radius: calc(0.75 * var(--_radius));
  }
  .icon:hover {
    background: var(--_raised);
  }
  .wide {
    inline-size: 100%;
    padding: 0.65rem 1rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    font-size: 0.88em;
    font-weight: 600;
    text-align: center;
    transition: background 0.15s;
  }
  .wide:hover {
    background: var(--_raised);
  }
  .primary {
    padding: 0.68rem 1.2rem;
    border-radius: var(--_pill);
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.9em;
    font-weight: 650;
    text-align: center;
    transition: background 0.15s;
  }
  .primary:hover:not(:disabled) {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_surface-text));
  }
  .field {
    font: inherit;
    /* Smaller than 16 px, and a phone zooms in. */
    font-size: max(16px, 1em);
    color: inherit;
    min-inline-size: 0;
    padding: 0.38rem 0.55rem;
    border: 1px solid var(--_edge);
    border-radius: calc(0.75 * var(--_radius));
    background: none;
  }
  .field[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .field::placeholder,
  textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .chip,
  .badge {
    display: inline-block;
    border-radius: var(--_pill);
    font-weight: 600;
  }
  .chip {
    white-space: nowrap;
    padding: 0.12em 0.55em;
    font-size: 0.88em;
    background: var(--_raised);
  }
  /* The page's own words, however many: they wrap. */
  .badge {
    max-inline-size: 100%;
    padding: 0.1em 0.5em;
    font-size: 0.82em;
    line-height: 1.4;
    border: 1px solid color-mix(in oklab, var(--_accent) 45%, transparent);
    color: var(--_accent);
  }
  svg {
    inline-size: 1.05em;
    block-size: 1.05em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.7;
    stroke-linecap: round;
    stroke-linejoin: round;
    flex: none;
  }
  @media (forced-colors: active) {
    .primary {
      forced-color-adjust: none;
    }
  }
  @media (pointer: coarse) {
    /* An id weighs more than what each of them is given. */
    button:not(#none),
    summary,
    .primary,
    .field {
      min-block-size: 2.75rem;
    }
    .icon {
      min-inline-size: 2.75rem;
    }
  }
`;
