import { nothing, type TemplateResult } from 'lit';
import type { CommentData } from '../../model/types.js';
import { plainExcerpt } from '../../text/excerpt.js';
import { linkRel, safeUrl } from '../../text/links.js';
import { failureText } from '../failure-text.js';
import { parentName } from './comment-name.js';
import type { CommentSettings, CommentSituation } from './comment-view.js';
import { rendered } from './rendered.js';
import { html } from './text-html.js';

/** Graphemes of a comment that tell it from others. */
const EXCERPT = 40;
const BADGES = ['author', 'staff', 'moderator', 'bot'] as const;

/**
 * What stands between the name and the permalink: badges, whom it answers, where it is from. Mostly nothing, or one.
 * @param avatar seen before the name
 */
export function extrasTemplate(
  comment: CommentData,
  settings: CommentSettings,
  situation: CommentSituation,
  avatar: TemplateResult | undefined,
): unknown {
  const { strings, renderers } = settings;
  const { author, origin, pinned, editedAt } = comment;
  const { parent } = situation;
  const badges = [...(author.badges ?? []), ...(author.kind === 'bot' ? ['bot'] : [])];
  const words: TemplateResult[] = [...new Set(badges)].map((badge) => html`<span part="badge" class="badge" .textContent=${badgeText(badge, settings)}></span>`);
  if (pinned) words.push(html`<span part="badge" class="badge" .textContent=${strings.text('pinned')}></span>`);
  if (renderers.badge) words.push(html`${rendered(renderers.badge, comment, settings, situation)}`);
  if (situation.marks?.includes('new')) words.push(html`<span class="new" .textContent=${strings.text('new')}></span>`);
  if (parent) words.push(inReplyTo(parent, settings, situation));
  if (origin) words.push(originTemplate(origin, settings));
  const time = strings.date(editedAt, 'short');
  if (time) words.push(html`<span class="edited" .textContent=${strings.text('edited', { time })}></span>`);
  if (avatar) words.push(avatar);
  return words.length > 1 ? words : (words[0] ?? nothing);
}

function badgeText(badge: string, { strings }: CommentSettings): string {
  const known = BADGES.find((one) => one === badge);
  return known ? strings.text(`badge.${known}`) : badge;
}

/** Always in the row: heard by a screen reader, and seen where the indent no longer tells. */
function inReplyTo(parent: CommentData, { strings, anchor }: CommentSettings, { flattened, depth }: CommentSituation) {
  const text = strings.text('inReplyTo', { name: parentName(parent, strings) });
  if (!flattened) return html`<span class="to visually-hidden" .textContent=${text}></span>`;
  return html`<span class="to"><a part="context" href=${`#${encodeURIComponent(anchor(parent.id))}`}>${text}</a>, ${strings.text(
    'level',
    { n: depth + 1 },
  )}</span>`;
}

function originTemplate({ name, url }: { name: string; url?: string }, { strings }: CommentSettings) {
  const text = strings.text('via', { name });
  const href = safeUrl(url);
  return html`<span class="origin">${href ? html`<a href=${href} rel=${linkRel}>${text}</a>` : text}</span>`;
}

/** Above the actions: its life here, or what the moderators made of it. */
export function statusTemplate(comment: CommentData, { strings }: CommentSettings, { local }: CommentSituation): TemplateResult | undefined {
  if (local && local.state !== 'removing') {
    // Several may wait or have failed at once: each button says which comment it is about.
    const words = plainExcerpt(comment.body, EXCERPT);
    const reason = local.state === 'failed' ? failureText(local.error, strings) : '';
    return html`<p part="status" class=${local.state}>
      <span>${strings.text(`local.${local.state}`)} ${reason}</span>
      ${local.state === 'sending'
        ? nothing
        : html`<span>${(['retry', 'discard'] as const).map((act) => {
            const text = strings.text(act);
            return html`<button part="action" data-act=${act} aria-label=${`${text}: ${words}`}>${text}</button> `;
          })}</span>`}
    </p>`;
  }
  const { status } = comment;
  if (status !== 'pending' && status !== 'held' && status !== 'spam') return undefined;
  return html`<p part="status" class=${status}>${strings.text(`status.${status}`)}</p>`;
}
