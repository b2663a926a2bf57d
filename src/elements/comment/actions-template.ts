import { nothing } from 'lit';
import type { CommentData, ReactionData } from '../../model/types.js';
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

/**
 * What stands beside "Reply": what comes and goes, the reactions, the actions. What is not allowed is not there.
 * Clicks are heard by the thread, by `data-act`.
 */
export function actionTemplates(
  comment: CommentData,
  settings: CommentSettings,
  situation: CommentSituation,
  name: string,
): readonly [passing: unknown, reactions: unknown, actions: unknown] {
  const isOwn = !situation.local && !situation.editor;
  const isQuotable = situation.quotable && isAnswerable(comment, settings, situation);
  const canReact = settings.can('react', comment, situation.depth);
  const reactions = (isOwn && comment.reactions) || [];
  const free = MOST_STOPS - stopsOf(comment, situation) - Number(canReact && reactions.length > 0);
  return [
    few([isQuotable && actionTemplate('quote', settings.strings.text('quote'), name), statusTemplate(comment, settings, situation)]),
    reactionsTemplate(reactions, canReact, settings, name),
    few([
      comment.score !== undefined && scoreTemplate(comment.score, settings),
      ...(isOwn ? ownTemplates(comment, settings, situation, name, free) : []),
      ...ownersTemplates(comment, settings, situation),
    ]),
  ];
}

/** What the writer or a moderator can do, as far as there are stops for it. */
function ownTemplates(comment: CommentData, settings: CommentSettings, { depth }: CommentSituation, name: string, free: number): unknown[] {
  const { strings, can } = settings;
  const showsDelete = can('delete', comment, depth) && free > 0;
  const showsEdit = can('edit', comment, depth) && free > Number(showsDelete);
  return [
    showsEdit && actionTemplate('edit', strings.text('edit'), name),
    showsEdit && comment.editableUntil && timeLeftTemplate(comment.editableUntil, settings),
    showsDelete && actionTemplate('delete', strings.text('delete'), name),
  ];
}

/** The page owner's. */
function ownersTemplates(comment: CommentData, settings: CommentSettings, situation: CommentSituation): unknown[] {
  const { actions, footer } = settings.renderers;
  return [
    actions && rendered(actions, comment, settings, situation),
    footer && html`<div class="footer">${rendered(footer, comment, settings, situation)}</div>`,
  ];
}

/** A list costs two marker nodes for each of its items: for most comments it is none. */
function few(all: readonly unknown[]): unknown {
  const there = all.filter(Boolean);
  return there.length > 1 ? there : (there[0] ?? nothing);
}

/** Nothing on a server, where the clock is another one. */
function timeLeftTemplate(until: string, { strings, now }: CommentSettings) {
  return html`<span class="tally" data-until=${until} .textContent=${timeLeft(until, now, strings)}></span>`;
}

function actionTemplate(act: 'quote' | 'edit' | 'delete', label: string, name: string) {
  return html`<button part="action" data-act=${act} aria-label=${`${label}: ${name}`} .textContent=${label}></button>`;
}

/** Permalink, Reply and the menu, and what stands before and after them. */
function stopsOf({ author }: CommentData, { form, replies }: CommentSituation): number {
  return 3 + Number(Boolean(author.url)) + Number(Boolean(form ?? replies));
}

/** Several are one stop for Tab: the arrows lead from one to the next. */
function reactionsTemplate(reactions: readonly ReactionData[], allowed: boolean, { strings }: CommentSettings, name: string): unknown {
  const buttons = reactions.map((reaction, i) => reactionTemplate(reaction, allowed, name, i === 0 ? undefined : -1));
  if (!allowed || buttons.length < 2) return few(buttons);
  return html`<span class="reactions" role="toolbar" aria-label=${`${strings.text('reactions')}: ${name}`}>${buttons}</span>`;
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
