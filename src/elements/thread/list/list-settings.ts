import type { LitElement } from 'lit';
import { now } from '../../../controllers/clock.js';
import type { Discussion } from '../../../discussion/discussion.js';
import type { Messages } from '../../../i18n/messages.js';
import type { Strings } from '../../../i18n/strings.js';
import { can } from '../../../model/rights.js';
import type { ImageProxy } from '../../../text/options.js';
import { functionOf, oneOf, wholeNumber, wrong } from '../../choices.js';
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
  readonly imageHosts: readonly string[] | undefined;
  readonly imageProxy: ImageProxy | undefined;
  readonly renderers: Renderers;
  readonly linkNumbers: boolean;
  readonly messages: Partial<Messages> | undefined;
}

type ImageSettings = Pick<CommentSettings, 'images' | 'imageHosts' | 'imageProxy'>;

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
    ...imagesOf(host),
    renderers: renderersOf(host.renderers),
    can(right, comment) {
      const time = now();
      return can(right, comment, { thread, capabilities, ...(time !== undefined && { now: time }) });
    },
  };
}

/** When one of these is another, all rows are drawn anew. A framework makes its list of hosts anew at each rendering. */
export function basisOf(host: ListHost): unknown[] {
  const hosts = JSON.stringify(host.imageHosts);
  return [host.noNumbers, host.readonly, host.headingLevel, host.anchorPrefix, host.avatars, host.images, hosts, host.imageProxy, host.renderers, host.linkNumbers, host.messages];
}

/** What becomes of images. A wrong proxy was there to hide who reads: none is fetched then. */
export function imagesOf({ images, imageHosts, imageProxy }: ListHost): ImageSettings {
  // A part of a name in a string would pass for a host.
  const isList = Array.isArray(imageHosts);
  if (!isList) wrong('imageHosts', imageHosts, 'a list');
  const isProxy = typeof imageProxy === 'function' || String(imageProxy).includes('{url}');
  if (!isProxy) wrong('imageProxy', imageProxy, 'a function or a URL with {url}');
  return {
    images: oneOf('images', images, ['link', 'click', 'show']),
    imageHosts: isList ? imageHosts : undefined,
    imageProxy: isProxy ? imageProxy : imageProxy && nowhere,
  };
}

const nowhere = (): string => '';

/** A framework that takes its value back sets nothing. */
function renderersOf(all: Renderers | undefined): Renderers {
  return Object.fromEntries(Object.entries(all ?? {}).map(([name, one]) => [name, functionOf(`renderers.${name}`, one as unknown)]));
}

export function levelOf({ headingLevel }: ListHost): number {
  return wholeNumber('heading-level', headingLevel, 1, 5, 2);
}
