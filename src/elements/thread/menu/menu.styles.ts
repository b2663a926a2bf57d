import { css } from 'lit';

/** What floats: the menu and the dialogs that it opens. */
export const menuStyles = css`
  .popup {
    position: absolute;
    inset: auto;
    margin: 0;
    padding: 0.3rem;
    min-inline-size: 11rem;
    max-inline-size: calc(100vw - 1rem);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_surface-text);
    font-size: 0.9em;
    box-shadow: 0 0.4rem 1.6rem rgb(0 0 0 / 0.22);
  }
  .popup [role='menuitem'] {
    display: block;
    inline-size: 100%;
    padding: 0.4rem 0.7rem;
    min-block-size: 2rem;
    border-radius: calc(var(--_radius) - 0.15rem);
    text-decoration: none;
  }
  .popup [role='menuitem']:is(:hover, :focus) {
    background: var(--_raised);
  }
  .popup p {
    padding: 0.3rem 0.7rem;
    border-block-end: 1px solid var(--_border);
    margin-block-end: 0.3rem;
    font-size: 0.9em;
    color: var(--_muted);
  }
  .popup .danger {
    color: var(--_danger);
  }
  .popup hr {
    margin: 0.3rem 0;
    border: 0;
    border-block-start: 1px solid var(--_border);
  }
  .sheet {
    box-sizing: border-box;
    inline-size: min(34rem, 100vw - 2rem);
    max-block-size: calc(100vh - 3rem);
    overflow: auto;
    padding: 1.2rem 1.4rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_surface-text);
  }
  .sheet::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  .sheet h2 {
    margin: 0 0 0.8rem;
    font: 700 1.2em/1.25 var(--_font-heading);
  }
  .sheet fieldset {
    margin: 0 0 0.8rem;
    padding: 0;
    border: 0;
  }
  .sheet .choice {
    display: flex;
    align-items: center;
    gap: 0.6rem;
    min-block-size: 2rem;
  }
  .sheet .choice input {
    margin: 0;
  }
  .sheet textarea {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    margin-block: 0.3rem 1rem;
  }
  .sheet .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6rem 1.2rem;
  }
  .sheet .failure {
    margin: 0 0 0.8rem;
    color: var(--_danger);
  }
  .queued {
    padding-block: 0.4rem 0.8rem;
    border-block-end: 1px solid var(--_border);
    margin-block-end: 0.6rem;
  }
  .queued article [part='actions'] {
    display: none;
  }
  @media print {
    .popup,
    .sheet {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .sheet .choice {
      min-block-size: 2.75rem;
    }
  }
`;
