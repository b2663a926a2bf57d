import { html, isServer, noChange, nothing, type TemplateResult } from 'lit';
import { Directive, directive, type ChildPart, type DirectiveResult } from 'lit/directive.js';
import { getCommittedValue, isDirectiveResult, isPrimitive, isTemplateResult, setChildPartValue } from 'lit/directive-helpers.js';
import type { CommentData } from '../../model/types.js';
import type { CommentSettings, CommentSituation, Renderer } from './comment-view.js';

type Arguments = [renderer: Renderer, comment: CommentData, settings: CommentSettings, situation: CommentSituation];

class RenderedDirective extends Directive {
  #isDrawn = false;

  override render(...[renderer, comment, settings, { depth, number }]: Arguments): unknown {
    try {
      return showable(renderer(comment, { depth, number, lang: settings.strings.locale }));
    } catch (error) {
      return broken(comment, settings, error);
    }
  }

  override update(part: ChildPart, given: Arguments): unknown {
    const value = this.render(...given);
    // What the server has drawn is Lit's to take over.
    const isServed = !this.#isDrawn && getCommittedValue(part) === nothing && part.startNode?.nextSibling !== part.endNode;
    this.#isDrawn = true;
    if (isServed) return value;
    const [, comment, settings] = given;
    try {
      setChildPartValue(part, value, this);
    } catch (error) {
      setChildPartValue(part, broken(comment, settings, error), this);
    }
    return noChange;
  }
}

/**
 * What a renderer of the page owner's makes of a comment. One that throws, at once or while its template is drawn,
 * leaves a placeholder, not a broken thread.
 */
export const rendered: (...given: Arguments) => DirectiveResult = directive(RenderedDirective);

function broken({ id }: CommentData, { strings, failed }: CommentSettings, error: unknown): TemplateResult {
  failed?.(id, error);
  return html`<span class="broken">${strings.text('broken')}</span>`;
}

/** Lit would write an object as "[object Object]", and cannot write a symbol at all. */
function showable(value: unknown): unknown {
  const isLits = value === nothing || value === noChange || isTemplateResult(value) || isDirectiveResult(value);
  const isText = typeof value !== 'symbol' && isPrimitive(value);
  const isDom = !isServer && value instanceof Node;
  if (isLits || isText || isDom || Array.isArray(value)) return value;
  throw new TypeError('a renderer returns a node, a string or a template');
}
