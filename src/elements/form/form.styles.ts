import { css } from 'lit';
import { base } from '../../styles/base.js';
import { controls } from '../../styles/controls.js';
import { prose } from '../../styles/prose.js';
import { tokens } from '../../styles/tokens.js';

export const formStyles = [
  tokens,
  base,
  controls,
  prose,
  css`
    form {
      display: grid;
      gap: var(--_space);
    }
    .title {
      font: 700 1.1em/1.2 var(--_font-heading);
    }
    .box {
      min-inline-size: 0;
      border: 1px solid var(--_border);
      border-radius: calc(var(--_radius) * 1.4);
      background: var(--_surface);
      color: var(--_surface-text);
      overflow: clip;
      transition:
        border-color 0.15s,
        box-shadow 0.15s;
    }
    .box:focus-within {
      border-color: var(--_accent);
      box-shadow: 0 0 0 3px color-mix(in oklab, var(--_accent) 16%, transparent);
    }
    .box:has(textarea[aria-invalid='true']) {
      border-color: var(--_danger);
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      padding: 0.35rem 0.6rem 0 0.4rem;
    }
    .tabs,
    .tools {
      display: flex;
      gap: 0.2rem;
      color: var(--_muted);
    }
    [role='tab'] {
      padding: 0.4rem 0.6rem calc(0.4rem + 2px);
      min-block-size: 2rem;
      font-size: 0.86em;
    }
    [role='tab']:is(:hover, [aria-selected='true']) {
      color: var(--_surface-text);
    }
    [role='tab'][aria-selected='true'] {
      padding-block-end: 0.4rem;
      border-block-end: 2px solid var(--_accent);
      font-weight: 600;
    }
    .grow {
      display: grid;
    }
    textarea,
    .grow::after {
      grid-area: 1 / 1;
      min-inline-size: 0;
      min-block-size: 5.2rem;
      max-block-size: 60vh;
      padding: 0.75rem 1rem;
      border: 0;
      font: inherit;
      font-size: max(16px, 1em);
      overflow-wrap: anywhere;
    }
    textarea {
      display: block;
      inline-size: 100%;
      margin: 0;
      color: inherit;
      background: none;
      resize: none;
      field-sizing: content;
    }
    textarea:focus-visible {
      outline: 0;
    }
    .grow::after {
      content: attr(data-text);
      visibility: hidden;
      white-space: pre-wrap;
      overflow: hidden;
    }
    @supports (field-sizing: content) {
      .grow::after {
        content: none;
      }
    }
    [part='preview'] {
      min-block-size: 5.2rem;
      padding: 0.75rem 1rem;
    }
    [part='preview']:focus-visible {
      outline-offset: -3px;
    }
    .nothing,
    .viewer,
    .notes {
      color: var(--_muted);
    }
    .foot {
      display: flex;
      flex-wrap: wrap;
      align-items: start;
      gap: 0.6rem;
      padding: 0.55rem 0.75rem 0 1rem;
    }
    ::slotted(*) {
      flex: 1 1 100%;
    }
    .guest {
      display: grid;
      gap: 0.15rem;
      flex: 1 1 9rem;
      max-inline-size: 14rem;
    }
    .guest label {
      font-size: 0.8em;
      color: var(--_muted);
    }
    .viewer {
      flex: 1 1 9rem;
      font-size: 0.86em;
      align-self: center;
    }
    .viewer bdi {
      font-weight: 600;
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      align-self: end;
      gap: 0.3rem 1rem;
      margin-inline-start: auto;
    }
    .buttons .quiet {
      padding-inline: 0.4rem;
      font-size: 0.9em;
    }
    .buttons .primary:is(:disabled, [aria-disabled]) {
      background: var(--_raised);
      color: var(--_muted);
    }
    .kept {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 0.75rem;
      padding: 0 0.75rem 0.3rem 1rem;
      font-size: 0.86em;
      color: var(--_muted);
    }
    .kept button,
    .summary li button {
      vertical-align: top;
      min-block-size: 1.75rem;
      text-decoration: underline;
      text-underline-offset: 0.16em;
    }
    .remember {
      display: flex;
      align-items: center;
      gap: 0.5rem;
      flex-basis: 100%;
      min-block-size: 1.75rem;
      font-size: 0.86em;
    }
    .notes {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 1rem;
      padding: 0.55rem 0.75rem 0.75rem 1rem;
      font-size: 0.8em;
      font-variant-numeric: tabular-nums;
    }
    .counter[data-over],
    .error {
      color: var(--_danger);
      font-weight: 600;
    }
    .error {
      font-size: 0.86em;
    }
    #body-error {
      padding: 0 1rem 0.3rem;
    }
    .summary {
      padding: 0.7rem 1rem;
      border: 1px solid var(--_danger);
      border-radius: var(--_radius);
      font-size: 0.94em;
    }
    .summary p {
      font-weight: 600;
      color: var(--_danger);
    }
    .summary ul {
      padding-inline-start: 1.2em;
    }
    @container (max-width: 30rem) {
      form:not(:focus-within) .tools {
        display: none;
      }
      .bar {
        padding-inline-end: 0.4rem;
      }
      .tools {
        gap: 0;
      }
      .icon {
        inline-size: 1.65rem;
      }
      .guest {
        flex-basis: 100%;
        max-inline-size: none;
      }
      .buttons {
        flex: 1 1 100%;
      }
      .buttons .quiet {
        flex: auto;
        justify-content: center;
      }
      .primary {
        flex: 9 auto;
      }
    }
    @media (pointer: coarse) {
      .remember {
        min-block-size: 2.75rem;
      }
    }
    @media (forced-colors: active) {
      textarea:focus-visible {
        outline: var(--_ring);
        outline-offset: -4px;
      }
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
];
