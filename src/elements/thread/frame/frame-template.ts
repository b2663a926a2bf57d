import { html, nothing, type TemplateResult } from 'lit';
import { isShowing, type DiscussionState } from '../../../discussion/state.js';
import type { SourceError } from '../../../sources/source.js';
import { composeTemplate } from '../writing/form-template.js';
import type { ThreadEvents } from '../thread-events.js';
import type { ThreadList } from '../list/thread-list.js';
import {
  arrivalsTemplate,
  closedTemplate,
  emptyTemplate,
  errorTemplate,
  headTemplate,
  moreTemplate,
  noticesTemplate,
  partialTemplate,
  skeletonTemplate,
} from './thread-template.js';

/** What a thread shows at this moment, around its rows. */
export interface Frame {
  readonly state: DiscussionState | undefined;
  /** Why there is nothing to show. */
  readonly error: SourceError | undefined;
  /** Something is on its way. */
  readonly isExpected: boolean;
  readonly isWritable: boolean;
  readonly headingLevel: number;
  readonly pageSize: number;
  readonly form: 'bottom' | 'top' | 'none';
  readonly keys: boolean;
  readonly events: ThreadEvents;
  readonly list: ThreadList;
}

/** Everything around the rows, with one listener of each kind. */
export function frameTemplate(frame: Frame): TemplateResult {
  const { state, events, list, form } = frame;
  const { strings } = list;
  const compose = state && isShowing(state) ? formPlace(state, frame) : nothing;
  return html`<section
    aria-labelledby="heading"
    lang=${list.foreign ?? nothing}
    aria-busy=${state?.phase === 'loading'}
    @click=${events.click}
    @pointerover=${events.approach}
    @focusin=${events.approach}
    @beforematch=${events.found}
    @keydown=${frame.keys ? events.key : nothing}
    @discussion-submit-request=${events.submit}
    @discussion-edit-request=${events.save}
    @discussion-form-cancel=${events.cancel}
  >
    <slot name="header"></slot>
    ${headTemplate(state, strings, frame.headingLevel, list.view.fresh.size, list.may('moderate'))}
    ${noticesTemplate(state?.thread?.notices, strings, list.textLang)}
    <p part="status" class="missing" ?hidden=${!list.isTargetUnknown}>${strings.text('unknownComment')}</p>
    ${form === 'top' ? compose : nothing} ${listPlace(frame)} ${form === 'top' ? nothing : compose}
    <slot name="footer"></slot>
    <p class="visually-hidden" role="status" data-live></p>
  </section>`;
}

function listPlace({ state, error, isExpected, isWritable, pageSize, form, list }: Frame): unknown {
  const { strings } = list;
  if (error) return errorTemplate(error, strings);
  if (!state || !isShowing(state)) {
    return isExpected ? skeletonTemplate(strings) : nothing;
  }
  const arrivals = arrivalsTemplate(state, strings);
  if (list.isEmpty) return [emptyTemplate(strings, isWritable && form !== 'none'), arrivals, partialTemplate(state, strings)];
  const isNewestFirst = state.order === 'newest';
  const isWhole = !list.view.branch;
  return [
    isNewestFirst && isWhole ? arrivals : nothing,
    list.render(),
    isWhole ? moreTemplate(state, strings, pageSize) : nothing,
    isNewestFirst || !isWhole ? nothing : arrivals,
    list.view.fresh.size > 0
      ? html`<div class="next-new"><button data-act="next-new">${strings.text('key.n')}</button></div>`
      : nothing,
  ];
}

function formPlace(state: DiscussionState, { isWritable, list, form }: Frame): unknown {
  // Above the comments it would push them down.
  const turn = form === 'top' ? undefined : list.turn;
  // Why one cannot write is said without a form, too.
  if (!isWritable) return closedTemplate(state, list.strings, list.host.readonly);
  return form === 'none' ? nothing : composeTemplate(list.formSettings, list.draftOf('comment'), turn);
}
