import { nothing, type TemplateResult } from 'lit';
import type { CommentData } from '../../model/types.js';
import { isCut } from '../../text/body.js';
import { bodyContent } from '../../text/body-directive.js';
import { linkRel, safeUrl } from '../../text/links.js';
import { bodyLabels } from '../body-labels.js';
import { attachmentsTemplate } from './attachments-template.js';
import { initials, hueOf } from './avatar.js';
import { actionTemplates, isAnswerable } from './actions-template.js';
import { authorName, controlName } from './comment-name.js';
import type { CommentSettings, CommentSituation } from './comment-view.js';
import { extrasTemplate } from './extras-template.js';
import { folded } from './folded.js';
import { rendered } from './rendered.js';
import { html } from './text-html.js';

/**
 * The one definition of a comment's markup, for the thread, for `discussion-comment` and for the server.
 * Few child parts (each leaves a marker node, and there may be 10,000 rows); what can be an attribute is one, and
 * `nothing` where it is not there: `false` would be taken away first.
 */
export function commentTemplate(
  comment: CommentData,
  settings: CommentSettings,
  situation: CommentSituation,
): TemplateResult {
  const { strings, now } = settings;
  const { author, id, createdAt } = comment;
  const name = authorName(author, strings);
  const anchor = settings.anchor(id);
  // An id may have spaces in it, which a list of ids may not.
  const fragment = encodeURIComponent(anchor);
  const url = safeUrl(author.url);
  // Alone it stands away from its thread: its own fragment would lead nowhere.
  const home = situation.listed ? undefined : safeUrl(comment.url);
  const fullName = controlName(name, situation.number);
  const ownAvatar = avatar(comment, settings, situation);
  const [passing, reactions, actions] = actionTemplates(comment, settings, situation, fullName);
  return html`<div class="item" role=${situation.listed ? 'listitem' : nothing} data-id=${id}>
<article part=${partWords(comment, situation)} id=${anchor} tabindex="-1" aria-labelledby=${`${fragment}-by`}>
<header id=${`${fragment}-by`}><span part=${ownAvatar ? nothing : 'avatar'} data-initials=${initials(
    name,
  )} data-hue=${author.name ? hueOf(author) : nothing} aria-hidden="true"></span><span class="who" role="heading" aria-level=${settings.headingLevel + 1}><bdi part="author">${
    url ? html`<a href=${url} rel=${linkRel}>${name}</a>` : name
  }</bdi></span>${extrasTemplate(comment, settings, situation, ownAvatar)}
<a class="permalink" href=${home ?? `#${fragment}`} rel=${home ? linkRel : nothing}><span part="number" .textContent=${shownNumber(settings, situation)}></span><time part="time" datetime=${createdAt || nothing} title=${
    strings.isRecent(createdAt, now) ? strings.date(createdAt, 'full') : nothing
  } .textContent=${strings.relative(createdAt, now)}></time></a></header>
<div part="body" class="prose" dir="auto" lang=${comment.lang ?? settings.lang ?? nothing} ${folded(situation.collapsed)}>${
    situation.editor ?? body(comment, settings, situation)
  }</div>
<div part="actions"><button part="action" data-act="reply" aria-label=${strings.text(situation.begun ? 'continueReplyTo' : 'replyTo', {
    name: fullName,
  })} ?hidden=${!isAnswerable(comment, settings, situation) || nothing} .textContent=${strings.text(
    situation.begun ? 'continueReply' : 'reply',
  )}></button>${passing}${reactions}${actions}<button part="action" class="menu" data-act="menu" aria-haspopup="menu" aria-label=${`${strings.text('more')}: ${fullName}`} ?hidden=${
    !situation.listed || situation.local !== undefined || nothing
  }></button></div>
</article>${situation.form ?? nothing}${situation.replies ?? nothing}</div>`;
}

/** A comment that is gone, or not to be shown, and has replies: one muted line. */
export function tombstoneTemplate(
  comment: CommentData,
  settings: CommentSettings,
  situation: CommentSituation,
): TemplateResult {
  const { strings } = settings;
  const isLeaving = situation.local?.state === 'removing';
  const status = isLeaving || comment.status === 'published' || comment.status === 'pending' ? 'deleted' : comment.status;
  return html`<div class="item" role=${situation.listed ? 'listitem' : nothing} data-id=${comment.id}>
<div part=${`tombstone${situation.marks?.length ? ` ${situation.marks.join(' ')}` : ''}`} id=${settings.anchor(comment.id)} tabindex="-1">${strings.text(
    `status.${status}`,
  )} <span part="number" .textContent=${shownNumber(settings, situation)}></span>${
    isLeaving
      ? undoTemplate(controlName(authorName(comment.author, strings), situation.number), settings)
      : settings.can('moderate', comment, situation.depth)
        ? menuTemplate(controlName(authorName(comment.author, strings), situation.number), settings)
        : nothing
  }</div>${situation.form ?? nothing}${situation.replies ?? nothing}</div>`;
}

/** The rest of a text that is cut for its length. */
function showAllTemplate({ author }: CommentData, { strings }: CommentSettings, { number }: CommentSituation): TemplateResult {
  const text = strings.text('showAll');
  const name = `${text}: ${controlName(authorName(author, strings), number)}`;
  return html`<button part="action" class="wide" data-act="show-all" aria-label=${name} .textContent=${text}></button>`;
}

/** Moderators can let it be seen again. */
function menuTemplate(name: string, { strings }: CommentSettings) {
  return html` <button part="action" class="menu" data-act="menu" aria-haspopup="menu" aria-label=${`${strings.text('more')}: ${name}`}></button>`;
}

/** As long as a deletion can be taken back. */
function undoTemplate(name: string, { strings }: CommentSettings) {
  const text = strings.text('undo');
  return html` <button part="action" data-act="undo" aria-label=${`${text}: ${name}`} .textContent=${text}></button>`;
}

/** The style sheet hides what is empty. */
function shownNumber({ showNumbers }: CommentSettings, { number }: CommentSituation): string {
  return (showNumbers && number) || '';
}

function partWords(comment: CommentData, { collapsed, local, marks = [] }: CommentSituation): string {
  const words = ['comment', ...marks];
  if (local && local.state !== 'sending') words.push(local.state);
  else if (comment.status !== 'published') words.push(comment.status);
  if (comment.pinned) words.push('pinned');
  if (comment.author.badges?.includes('author')) words.push('by-author');
  if (collapsed) words.push('collapsed');
  return words.join(' ');
}

/**
 * The page owner's avatar, or the author's picture. Mostly neither: initials are drawn by style sheet from an
 * attribute, no text that search in the page would find.
 */
function avatar(comment: CommentData, settings: CommentSettings, situation: CommentSituation): TemplateResult | undefined {
  const { avatar: renderer } = settings.renderers;
  if (renderer) return html`<span part="avatar" class="own" aria-hidden="true">${rendered(renderer, comment, settings, situation)}</span>`;
  const src = settings.avatars === 'remote' ? safeUrl(comment.author.avatarUrl) : undefined;
  if (!src || src.startsWith('mailto:')) return undefined;
  return html`<img part="avatar" class="own" src=${src} alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer" />`;
}

function body(comment: CommentData, settings: CommentSettings, situation: CommentSituation): unknown {
  const { strings, renderers } = settings;
  settings.prepare?.(comment.body);
  const content = renderers.body
    ? rendered(renderers.body, comment, settings, situation)
    : bodyContent(comment.body, {
        headingLevel: settings.headingLevel + 2,
        images: settings.images,
        imageHosts: settings.imageHosts,
        imageProxy: settings.imageProxy,
        labels: bodyLabels(strings),
        ...(situation.full && { full: true }),
        ...(settings.reference && { reference: settings.reference }),
      });
  const isPart = !renderers.body && !situation.full && isCut(comment.body);
  const { attachments } = comment;
  const shown =
    isPart || attachments
      ? [content, isPart ? showAllTemplate(comment, settings, situation) : nothing, attachments ? attachmentsTemplate(attachments, settings) : nothing]
      : content;
  if (!comment.sensitive) return shown;
  return html`<details class="sensitive">
    <summary>${strings.text('sensitive', { summary: comment.sensitive.summary })}</summary>
    ${shown}
  </details>`;
}
