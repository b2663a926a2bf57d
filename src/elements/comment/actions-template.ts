import { html, nothing } from 'lit';
import type { CommentData, Permissions, ReactionData } from '../../model/types.js';
import type { CommentSettings, CommentSituation } from './comment-view.js';
import { rendered } from './rendered.js';

/** Reply first; what is not allowed is not there. Clicks are heard by the thread, by `data-act`. */
export function actionsTemplate(
  comment: CommentData,
  settings: CommentSettings,
  situation: CommentSituation,
  name: string,
): unknown {
  const { strings, renderers } = settings;
  const can = (right: keyof Permissions): boolean => settings.can(right, comment, situation.depth);
  if (situation.confirming) return confirmTemplate(settings);
  const own = !situation.local && !situation.editor;
  const more: unknown[] = [];
  if (own && comment.reactions?.length) {
    more.push(comment.reactions.map((reaction) => reactionTemplate(reaction, can('react'), name)));
  }
  if (comment.score !== undefined) more.push(scoreTemplate(comment.score, settings));
  if (own && can('edit')) more.push(actionTemplate('edit', strings.text('edit'), name));
  if (own && can('delete')) more.push(actionTemplate('delete', strings.text('delete'), name));
  if (renderers.actions) more.push(rendered(renderers.actions, comment, settings, situation));
  if (renderers.footer) more.push(html`<div class="footer">${rendered(renderers.footer, comment, settings, situation)}</div>`);
  return html`<button part="action" data-act="reply" aria-label=${strings.text('replyTo', { name })} ?hidden=${
    !own || !can('reply')
  }>${strings.text('reply')}</button>${more.length > 0 ? more : nothing}`;
}

/** Deleting asks first, in the place of the actions. */
function confirmTemplate({ strings }: CommentSettings) {
  return html`<span role="alert">${strings.text('confirmDelete')}</span>
    <button part="action" class="danger" data-act="delete-now">${strings.text('delete')}</button>
    <button part="action" data-act="cancel">${strings.text('cancel')}</button>`;
}

function actionTemplate(act: 'edit' | 'delete', label: string, name: string) {
  return html`<button part="action" data-act=${act} aria-label=${`${label}: ${name}`}>${label}</button>`;
}

function reactionTemplate({ key, label, count, mine }: ReactionData, allowed: boolean, name: string) {
  const text = html`<span aria-hidden="true">${key === 'like' || key === 'up' ? '▲' : label}</span> ${count}`;
  return allowed
    ? html`<button part="action" data-act="react" data-key=${key} aria-pressed=${mine} aria-label=${`${label} ${count}: ${name}`}>${text}</button>`
    : html`<span class="tally" role="img" aria-label=${`${label} ${count}`}>${text}</span>`;
}

function scoreTemplate(score: number, { strings }: CommentSettings) {
  return html`<span class="tally" role="img" aria-label=${strings.count('points', score)}>▲ ${strings.number(score)}</span>`;
}
