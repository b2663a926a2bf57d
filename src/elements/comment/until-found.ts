import { nothing } from 'lit';

/** The attribute `hidden` of what is folded: not seen, but search in the page finds it. */
export function untilFound(isFolded: boolean | undefined): string | typeof nothing {
  return isFolded ? 'until-found' : nothing;
}
