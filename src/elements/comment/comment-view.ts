import type { TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.js';
import type { BodyData, CommentData, Permissions } from '../../model/types.js';
import type { LocalState } from '../../model/tree.js';
import type { BodyOptions, ImageMode } from '../../text/options.js';

/** What a renderer of the page owner's is told besides the comment. */
export interface RendererContext {
  depth: number;
  number: string | undefined;
  lang: string;
}

/** A string is shown as text. */
export type Renderer = (comment: CommentData, context: RendererContext) => Node | string | TemplateResult;

/** The page owner's own parts of a comment. */
export interface Renderers {
  avatar?: Renderer;
  badge?: Renderer;
  body?: Renderer;
  actions?: Renderer;
  footer?: Renderer;
}

/** What is the same for all comments of a thread. */
export interface CommentSettings extends Pick<BodyOptions, 'imageHosts' | 'imageProxy'> {
  strings: Strings;
  /** Of what people wrote without saying in which: the page's, where `strings` are in another. */
  lang?: string | undefined;
  /** Milliseconds since 1970; absent on a server, where only dates are shown. */
  now: number | undefined;
  headingLevel: number;
  showNumbers: boolean;
  avatars: 'initials' | 'remote';
  images: ImageMode;
  renderers: Renderers;
  /** Where a `#17` in a text leads; absent = it stays text. */
  reference?: ((number: string) => string | undefined) | undefined;
  /** Told of each body that is drawn, so that what it needs is fetched. */
  prepare?: ((body: BodyData) => void) | undefined;
  /** Told of a comment that cannot be drawn, or of a part of it. */
  failed?: ((id: string, error: unknown) => void) | undefined;
  /** The fragment of a comment's permalink: `comment-42`. */
  anchor(id: string): string;
  can(right: keyof Permissions, comment: CommentData, depth: number): boolean;
}

/** What is so for one comment at this moment. */
export interface CommentSituation {
  depth: number;
  /** Inside a list; `discussion-comment` alone is not. */
  listed: boolean;
  number?: string | undefined;
  parent?: CommentData | undefined;
  /** Past the indent cap: whom it answers must be said. */
  flattened?: boolean;
  collapsed?: boolean;
  local?: LocalState | undefined;
  /** State words for the `comment` part: `target`, `new`. */
  marks?: readonly string[];
  /** All of a text that is cut for its length. */
  full?: boolean;
  /** A reply is begun and not sent. */
  begun?: boolean;
  /** Some of its text is selected. */
  quotable?: boolean;
  /** In place of the body while it is edited. */
  editor?: unknown;
  /** The form under it. Each of the two has a place of its own: one that comes or goes leaves the other alone. */
  form?: unknown;
  replies?: unknown;
}
