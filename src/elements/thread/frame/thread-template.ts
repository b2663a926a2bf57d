import { html, nothing, type TemplateResult } from 'lit';
import { isShowing, type DiscussionState } from '../../../discussion/state.js';
import type { Strings } from '../../../i18n/strings.js';
import type { NoticeData, Order } from '../../../model/types.js';
import type { SourceError } from '../../../sources/source.js';
import { linkRel, safeUrl } from '../../../text/links.js';
import { failureText } from '../../failure-text.js';
import { moreButton } from './more-button.js';

const ORDERS: readonly Order[] = ['oldest', 'newest', 'top'];

/** "41 comments" and how they are sorted. */
export function headTemplate(
  state: DiscussionState | undefined,
  strings: Strings,
  level: number,
  fresh: number,
  mayModerate: boolean,
): TemplateResult {
  const ready = state && isShowing(state);
  const text = ready
    ? state.count > 0
      ? strings.count('comments', state.count)
      : strings.text('noComments')
    : strings.text('heading');
  return html`<div class="head">
    <div part="heading" id="heading" role="heading" aria-level=${level} tabindex="-1">
      <span part="count">${text}</span>${fresh > 0
        ? html`<span class="visually-hidden">, </span><span class="fresh">${strings.count('newCount', fresh)}</span>`
        : nothing}
    </div>
    ${ready && mayModerate
      ? html`<button part="action" data-act="manage" aria-haspopup="menu">${strings.text('moderate')}</button>`
      : nothing}
    ${ready && state.loaded > 1 ? toolbarTemplate(state, strings) : nothing}
  </div>`;
}

function toolbarTemplate({ order, thread, complete }: DiscussionState, strings: Strings): TemplateResult {
  const orders = ORDERS.filter((one) => thread?.orders?.includes(one) ?? (complete || one === order));
  if (orders.length < 2) return html``;
  return html`<div part="toolbar" role="group" aria-label=${strings.text('sort')}>
    ${orders.map(
      (one) =>
        html`<button data-act="order" data-order=${one} aria-pressed=${one === order}>
          ${strings.text(`order.${one}`)}
        </button>`,
    )}
  </div>`;
}

export function noticesTemplate(notices: readonly NoticeData[] | undefined, strings: Strings, lang: string | undefined): TemplateResult {
  return html`<div part="notices">
    ${notices?.map(({ text, url }) => {
      const href = localUrl(url);
      return html`<p part="notice">
        <span lang=${lang ?? nothing}>${text}</span> ${href ? html`<a href=${href}>${strings.text('readMore')}</a>` : nothing}
      </p>`;
    })}
    <slot name="notice"></slot>
  </div>`;
}

/** A notice may point inside the page it stands on. */
function localUrl(url: string | undefined): string | undefined {
  return url && /^(?:#|\/(?![/\\\s]))/.test(url) ? url : safeUrl(url);
}

/** Lines where the comments will be: no spinner, no jump. */
export function skeletonTemplate(strings: Strings): TemplateResult {
  return html`<div part="status" class="skeleton" role="status">
    <span class="visually-hidden">${strings.text('loading')}</span>
    ${[0, 1, 2].map(() => html`<div aria-hidden="true"><i></i><i></i><i></i></div>`)}
  </div>`;
}

export function errorTemplate(error: SourceError, strings: Strings): TemplateResult {
  return html`<slot name="error"
    ><div part="error" role="alert">
      <p><strong>${strings.text('notLoaded')}</strong> ${failureText(error, strings)}</p>
      <button part="action" class="wide" data-act="reload">${strings.text('retry')}</button>
    </div></slot
  >`;
}

/** An invitation, where one can write. That there are no comments is said by the heading. */
export function emptyTemplate(strings: Strings, canPost: boolean): TemplateResult {
  return html`<slot name="empty"><p part="empty" ?hidden=${!canPost}>${strings.text('firstComment')}</p></slot>`;
}

/** New comments of others: let in when somebody wants to see them. */
export function arrivalsTemplate({ waiting }: DiscussionState, strings: Strings): unknown {
  const arrivals = waiting.get('');
  if (!arrivals) return nothing;
  return html`<button part="more" class="wide arrivals" data-act="arrivals">${strings.count('showNew', arrivals)}</button>`;
}

/** What comes after the list: what is still at the backend, and that it does not give all. */
export function moreTemplate(state: DiscussionState, strings: Strings, pageSize: number): unknown {
  const rest = Math.max(0, state.count - state.loaded);
  return [
    state.complete
      ? nothing
      : moreButton(
          rest > 0
            ? strings.text('showMore', { n: Math.min(pageSize, rest), total: strings.number(rest) })
            : strings.text('showMoreComments'),
          state.loadingMore.has(''),
        ),
    partialTemplate(state, strings),
  ];
}

/** That the backend keeps something back, also where it gave no comment at all. */
export function partialTemplate({ partial, thread }: DiscussionState, strings: Strings): unknown {
  if (!partial) return nothing;
  const url = safeUrl(thread?.url);
  return html`<p part="notice">
    ${strings.text(partial === 'federation' ? 'mayMiss' : 'notAll')}
    ${url ? html`<a href=${url} rel=${linkRel}>${strings.text('seeAll')}</a>` : nothing}
  </p>`;
}

/** In the place of the form when one cannot write here. */
export function closedTemplate(state: DiscussionState, strings: Strings, isReadonly: boolean): unknown {
  const reply = safeUrl(state.thread?.replyUrl);
  if (reply) {
    const place = state.thread?.origin?.name ?? new URL(reply).host;
    return html`<p class="elsewhere"><a class="primary" href=${reply} rel=${linkRel}>${strings.text('replyOn', { place })}</a></p>`;
  }
  const own = state.thread?.state ?? 'open';
  const closed = own === 'open' && isReadonly ? 'readonly' : own;
  return closed === 'open' ? nothing : html`<p part="status" class="closed">${strings.text(`state.${closed}`)}</p>`;
}
