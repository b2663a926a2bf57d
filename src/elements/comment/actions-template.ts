import { nothing } from 'lit';
import type { CommentData, Permissions, ReactionData } from '../../model/types.js';
import type { CommentSettings, CommentSituation } from './comment-view.js';
import { statusTemplate } from './extras-template.js';
import { rendered } from './rendered.js';
import { html } from './text-html.js';
import { timeLeft } from './time-left.js';

/** Stops of Tab that a comment may have; what is over them is in the menu. */
const MOST_STOPS = 6;

/**
 * Whether the comment can be answered: not while it is being changed, and on its way to the backend only when that
 * may take long. The answer waits for it.
 */
export function isAnswerable(comment: CommentData, { can }: CommentSettings, { local, editor, depth }: CommentSituation): boolean {
  const isWaiting = local?.state === 'queued';
  if (editor || (local && !isWaiting)) return false;
  return can('reply', isWaiting ? { ...comment, status: 'published' } : comment, depth);
}

/** What stands beside "Reply": what comes and goes, reactions, actions. What is not allowed is not there; clicks are heard by the thread, by `data-act`. */
export function actionTemplates(...about: [comment: CommentData, settings: CommentSettings, situation: CommentSituation, name: string]) {
  return [passingTemplate(...about), reactionsTemplate(...about), actionsTemplate(...about)] as const;
}

function passingTemplate(comment: CommentData, settings: CommentSettings, situation: CommentSituation, name: string): unknown {
  const isQuotable = situation.quotable && isAnswerable(comment, settings, situation);
  const quote = isQuotable ? actionTemplate('quote', settings.strings.text('quote'), name) : undefined;
  const status = statusTemplate(comment, settings, situation);
  return few([quote, status]);
}

/** Several are one stop for Tab: the arrows lead from one to the next. */
function reactionsTemplate(comment: CommentData, settings: CommentSettings, situation: CommentSituation, name: string): unknown {
  const reactions = shownReactions(comment, situation);
  const allowed = settings.can('react', comment, situation.depth);
  const buttons = reactions.map((reaction, i) => reactionTemplate(reaction, allowed, name, i === 0 ? undefined : -1));
  if (!allowed || buttons.length < 2) return few(buttons);
  return html`<span class="reactions" role="toolbar" aria-label=${`${settings.strings.text('reactions')}: ${name}`}>${buttons}</span>`;
}

/** The score, and what a writer or a moderator can do. */
function actionsTemplate(comment: CommentData, settings: CommentSettings, situation: CommentSituation, name: string): unknown {
  const { strings, renderers } = settings;
  const can = (right: keyof Permissions): boolean => settings.can(right, comment, situation.depth);
  const own = isOwn(situation);
  const all: unknown[] = [];
  if (comment.score !== undefined) all.push(scoreTemplate(comment.score, settings));
  const hasReactions = can('react') && shownReactions(comment, situation).length > 0;
  const free = MOST_STOPS - stopsOf(comment, situation) - Number(hasReactions);
  const showsDelete = own && can('delete') && free > 0;
  if (own && can('edit') && free > Number(showsDelete)) {
    all.push(actionTemplate('edit', strings.text('edit'), name));
    if (comment.editableUntil) all.push(timeLeftTemplate(comment.editableUntil, settings));
  }
  if (showsDelete) all.push(actionTemplate('delete', strings.text('delete'), name));
  if (renderers.actions) all.push(rendered(renderers.actions, comment, settings, situation));
  if (renderers.footer) all.push(html`<div class="footer">${rendered(renderers.footer, comment, settings, situation)}</div>`);
  return few(all);
}

/** A list costs two marker nodes for each of its items: for most comments it is none. */
function few(all: readonly unknown[]): unknown {
  const there = all.filter((one) => one !== undefined);
  return there.length > 1 ? there : (there[0] ?? nothing);
}

/** Not on its way, not being changed. */
function isOwn({ local, editor }: CommentSituation): boolean {
  return !local && !editor;
}

function shownReactions({ reactions = [] }: CommentData, situation: CommentSituation): readonly ReactionData[] {
  return isOwn(situation) ? reactions : [];
}

/** Nothing on a server, where the clock is another one. */
function timeLeftTemplate(until: string, { strings, now }: CommentSettings) {
  return html`<span class="tally" data-until=${until} .textContent=${timeLeft(until, now, strings)}></span>`;
}

function actionTemplate(act: 'quote' | 'edit' | 'delete', label: string, name: string) {
  return html`<button part="action" data-act=${act} aria-label=${`${label}: ${name}`} .textContent=${label}></button>`;
}

/** Permalink, Reply and the menu, and what stands before and after them. */
function stopsOf({ author }: CommentData, { after }: CommentSituation): number {
  return 3 + Number(Boolean(author.url)) + Number(after !== undefined && after !== nothing);
}

function reactionTemplate({ key, label, count, mine }: ReactionData, allowed: boolean, name: string, tabindex?: number) {
  const text = `${key === 'like' || key === 'up' ? '▲' : label} ${count}`;
  return allowed
    ? html`<button part="action" data-act="react" data-key=${key} tabindex=${tabindex ?? nothing} aria-pressed=${mine} aria-label=${`${label} ${count}: ${name}`} .textContent=${text}></button>`
    : html`<span class="tally" role="img" aria-label=${`${label} ${count}`} .textContent=${text}></span>`;
}

function scoreTemplate(score: number, { strings }: CommentSettings) {
  return html`<span class="tally" role="img" aria-label=${strings.count('points', score)} .textContent=${`▲ ${strings.number(score)}`}></span>`;
}
