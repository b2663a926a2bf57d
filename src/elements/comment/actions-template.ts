import { html, nothing } from 'lit';
import type { CommentData, Permissions, ReactionData } from '../../model/types.js';
import type { CommentSettings, CommentSituation } from './comment-view.js';
import { statusTemplate } from './extras-template.js';
import { rendered } from './rendered.js';
import { timeLeft } from './time-left.js';

/**
 * Whether the comment can be answered: not while it is being changed, and on its way to the backend only when that
 * may take long. The answer waits for it.
 */
export function isAnswerable(comment: CommentData, { can }: CommentSettings, { local, editor, depth }: CommentSituation): boolean {
  const isWaiting = local?.state === 'queued';
  if (editor || (local && !isWaiting)) return false;
  return can('reply', isWaiting ? { ...comment, status: 'published' } : comment, depth);
}

/** What stands beside "Reply"; what is not allowed is not there. Clicks are heard by the thread, by `data-act`. */
export function actionsTemplate(
  comment: CommentData,
  settings: CommentSettings,
  situation: CommentSituation,
  name: string,
): unknown {
  const { strings, renderers } = settings;
  const can = (right: keyof Permissions): boolean => settings.can(right, comment, situation.depth);
  const own = !situation.local && !situation.editor;
  const all: unknown[] = [];
  if (situation.quotable && isAnswerable(comment, settings, situation)) all.push(actionTemplate('quote', strings.text('quote'), name));
  const status = statusTemplate(comment, settings, situation);
  if (status) all.push(status);
  if (own) for (const reaction of comment.reactions ?? []) all.push(reactionTemplate(reaction, can('react'), name));
  if (comment.score !== undefined) all.push(scoreTemplate(comment.score, settings));
  if (own && can('edit')) {
    all.push(actionTemplate('edit', strings.text('edit'), name));
    if (comment.editableUntil) all.push(timeLeftTemplate(comment.editableUntil, settings));
  }
  if (own && can('delete')) all.push(actionTemplate('delete', strings.text('delete'), name));
  if (renderers.actions) all.push(rendered(renderers.actions, comment, settings, situation));
  if (renderers.footer) all.push(html`<div class="footer">${rendered(renderers.footer, comment, settings, situation)}</div>`);
  // A list costs two marker nodes for each of its items.
  return all.length > 1 ? all : (all[0] ?? nothing);
}

/** Nothing on a server, where the clock is another one. */
function timeLeftTemplate(until: string, { strings, now }: CommentSettings) {
  return html`<span class="tally" data-until=${until}>${timeLeft(until, now, strings)}</span>`;
}

function actionTemplate(act: 'quote' | 'edit' | 'delete', label: string, name: string) {
  return html`<button part="action" data-act=${act} aria-label=${`${label}: ${name}`}>${label}</button>`;
}

function reactionTemplate({ key, label, count, mine }: ReactionData, allowed: boolean, name: string) {
  const text = `${key === 'like' || key === 'up' ? '▲' : label} ${count}`;
  return allowed
    ? html`<button part="action" data-act="react" data-key=${key} aria-pressed=${mine} aria-label=${`${label} ${count}: ${name}`}>${text}</button>`
    : html`<span class="tally" role="img" aria-label=${`${label} ${count}`}>${text}</span>`;
}

function scoreTemplate(score: number, { strings }: CommentSettings) {
  return html`<span class="tally" role="img" aria-label=${strings.count('points', score)}>${`▲ ${strings.number(score)}`}</span>`;
}
