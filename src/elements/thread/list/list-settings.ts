import type { LitElement } from 'lit';
import { now } from '../../../controllers/clock.js';
import type { Discussion } from '../../../discussion/discussion.js';
import type { Messages } from '../../../i18n/messages.js';
import type { Strings } from '../../../i18n/strings.js';
import { can } from '../../../model/rights.js';
import { oneOf, wholeNumber } from '../../choices.js';
import type { CommentSettings, Renderers } from '../../comment/comment-view.js';
import { capabilitiesOf } from '../capabilities.js';

/** The properties of the thread that its rows are drawn from. */
export interface ListHost extends LitElement {
  readonly maxIndent: number;
  readonly noNumbers: boolean;
  readonly readonly: boolean;
  readonly headingLevel: number;
  readonly anchorPrefix: string;
  readonly avatars: string;
  readonly images: string;
  readonly renderers: Renderers;
  readonly linkNumbers: boolean;
  readonly messages: Partial<Messages> | undefined;
}

/** What only the list of a thread knows. */
type ListParts = Required<Pick<CommentSettings, 'anchor' | 'failed' | 'lang' | 'prepare' | 'reference'>>;

/** With what all comments of a thread are drawn. */
export function settingsOf(
  host: ListHost,
  strings: Strings,
  { source, state: { thread } }: Discussion,
  { reference, ...parts }: ListParts,
): CommentSettings {
  const capabilities = host.readonly ? {} : capabilitiesOf(source);
  return {
    ...parts,
    reference: host.linkNumbers ? reference : undefined,
    strings,
    get now() {
      return now();
    },
    headingLevel: levelOf(host),
    showNumbers: !host.noNumbers,
    avatars: oneOf('avatars', host.avatars, ['initials', 'remote']),
    images: oneOf('images', host.images, ['link', 'click', 'show']),
    // A framework that takes its value back sets nothing.
    renderers: host.renderers ?? {},
    can(right, comment) {
      const time = now();
      return can(right, comment, { thread, capabilities, ...(time !== undefined && { now: time }) });
    },
  };
}

/** When one of these is another, all rows are drawn anew. */
export function basisOf(host: ListHost): unknown[] {
  return [host.noNumbers, host.readonly, host.headingLevel, host.anchorPrefix, host.avatars, host.images, host.renderers, host.linkNumbers, host.messages];
}

export function levelOf({ headingLevel }: ListHost): number {
  return wholeNumber('heading-level', headingLevel, 1, 5, 2);
}
