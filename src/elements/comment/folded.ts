import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

class FoldedDirective extends Directive {
  #isFolded = false;

  render(_isFolded: boolean | undefined): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [isFolded = false]: [boolean | undefined]): unknown {
    if (isFolded === this.#isFolded) return noChange;
    this.#isFolded = isFolded;
    if (isFolded) element.setAttribute('hidden', 'until-found');
    else element.removeAttribute('hidden');
    return noChange;
  }
}

/** In the place of an attribute: what is folded is not seen, but search in the page finds it. Servers fold nothing. */
export const folded = directive(FoldedDirective);
