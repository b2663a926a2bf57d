import { nothing } from 'lit';

/** The attribute `hidden` of what is folded: not seen, but search in the page finds it. */
// The analyzer of templates takes `hidden` for a boolean that cannot be bound; nothing else lets it through.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function untilFound(isFolded: boolean | undefined): any {
  return isFolded ? 'until-found' : nothing;
}
