import { css } from 'lit';

export const branchStyles = css`
  .path {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.1rem 0.9rem;
    padding-block: 0.4rem;
    border-block-end: 1px solid var(--_border);
    font-size: 0.86em;
    color: var(--_muted);
    scroll-margin-block-start: 5rem;
  }
  .path > * + *::before {
    content: '›' / '';
    margin-inline-end: 0.9rem;
  }
  .path > * + *:dir(rtl)::before {
    content: '‹' / '';
  }
  .path [aria-current] {
    font-weight: 600;
  }
  @media print {
    .path {
      display: none;
    }
  }
`;
