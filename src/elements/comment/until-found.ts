import { nothing } from 'lit';

/**
 * The attribute `hidden` of what is folded: not seen, but search in the page finds it. It says that it is `nothing`,
 * since the analyzer of templates takes `hidden` for a boolean.
 */
export function untilFound(isFolded: boolean | undefined): typeof nothing {
  return isFolded ? ('until-found' as unknown as typeof nothing) : nothing;
}
