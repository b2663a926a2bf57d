import { html } from 'lit';
import type { CommentData } from '../../model/types.js';
import type { CommentSettings, CommentSituation, Renderer } from './comment-view.js';

/** A renderer of the page owner's that throws leaves a placeholder, not a broken thread. */
export function rendered(
  renderer: Renderer,
  comment: CommentData,
  { strings, failed }: CommentSettings,
  { depth, number }: CommentSituation,
): unknown {
  try {
    return renderer(comment, { depth, number, lang: strings.locale });
  } catch (error) {
    failed?.(comment.id, error);
    return html`<span class="broken">${strings.text('broken')}</span>`;
  }
}

