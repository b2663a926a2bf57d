import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { DiscussionState } from '../../../discussion/state.js';
import type { Strings } from '../../../i18n/strings.js';
import type { Numbering } from '../../../model/numbers.js';
import type { Block, Row } from '../../../model/outline.js';
import type { TreeNode } from '../../../model/tree.js';
import type { MoreReplies } from '../../../model/types.js';
import { plainExcerpt } from '../../../text/excerpt.js';
import { authorName, controlName } from '../../comment/comment-name.js';
import { commentTemplate, tombstoneTemplate } from '../../comment/comment-template.js';
import type { CommentSettings } from '../../comment/comment-view.js';
import { folded } from '../../comment/folded.js';
import { blockRows, type Blocks } from './block-directive.js';
import { moreButton } from '../frame/more-button.js';
import type { ThreadView } from '../thread-view.js';

/** Graphemes of a collapsed comment that are shown. */
const EXCERPT = 120;

/** What rows are drawn from, besides their comments. */
export interface ListContext {
  readonly settings: CommentSettings;
  readonly view: ThreadView;
  readonly numbering: Numbering;
  readonly blocks: Blocks;
  /** The discussion as it is when a row is drawn. */
  state(): DiscussionState;
  /** The form under the comment that is answered, or in the place of the one that is edited. */
  formFor(node: TreeNode, editing: boolean): unknown;
}

export function listTemplate(blocks: readonly Block[], context: ListContext): TemplateResult {
  return html`<div part="list" role="list" class=${lengthOf(blocks)}>${blocksTemplate(blocks, context)}</div>`;
}

/** Up to three blocks are laid out as they are: what the browser skips has a height that is a guess. */
function lengthOf(blocks: readonly Block[]): string | typeof nothing {
  return blocks.length > 3 ? 'long' : nothing;
}

/** Wrappers of about twenty comments each, so that the browser can skip what is off the screen. */
function blocksTemplate(blocks: readonly Block[], context: ListContext): unknown {
  return repeat(
    blocks,
    ({ key }) => key,
    (block) => html`<div class="block" role="none">${blockRows(block, context.blocks)}</div>`,
  );
}

export function rowsTemplate(rows: readonly Row[], context: ListContext): unknown {
  return repeat(
    rows,
    ({ node }) => node,
    (row) => safeRowTemplate(row, context),
  );
}

/** One that cannot be drawn leaves the others alone. */
function safeRowTemplate(row: Row, context: ListContext): TemplateResult {
  try {
    return rowTemplate(row, context);
  } catch (error) {
    const { strings, failed } = context.settings;
    failed?.(row.node.id, error);
    return html`<div class="item" role="listitem" data-id=${row.node.id}>${strings.text('broken')}</div>`;
  }
}

function rowTemplate(row: Row, context: ListContext): TemplateResult {
  const { node, depth, flattened, collapsed } = row;
  const { settings, view, numbering } = context;
  const { data, local, parent } = node;
  const editing = view.editing === node.id;
  const template = row.kind === 'comment' ? commentTemplate : tombstoneTemplate;
  return template(data, settings, {
    depth,
    listed: true,
    number: numbering.of(node),
    parent: parent?.data,
    flattened,
    collapsed,
    local,
    marks: view.marks(node.id),
    full: view.full.has(node.id),
    begun: view.begun.has(node.id),
    quotable: view.quotation?.id === node.id,
    editor: editing ? context.formFor(node, true) : undefined,
    form: view.replying === node.id ? context.formFor(node, false) : undefined,
    replies: branchTemplate(row, context),
  });
}

/** The replies with the line beside them, which is the button that folds them. */
function branchTemplate(row: Row, context: ListContext): TemplateResult | undefined {
  const { node, rows, blocks, collapsed } = row;
  const { more: rest, waiting } = context.state();
  const more = rest.get(node.id);
  const arrivals = waiting.get(node.id);
  const replies = rows.length + blocks.length > 0;
  if (!replies && !collapsed && more === undefined && arrivals === undefined) return undefined;
  const { strings } = context.settings;
  const name = controlName(authorName(node.data.author, strings), context.numbering.of(node));
  const hidden = row.descendants;
  return html`<div part="replies" class=${collapsed ? 'branch folded' : 'branch'}>${
    replies || collapsed
      ? html`<button part="toggle" data-act="toggle" aria-expanded=${!collapsed} aria-label=${strings.count(
          collapsed ? 'expand' : 'collapse',
          hidden,
          { name },
        )}>${collapsed ? html`<span class="chip">${strings.count('replies', hidden)}</span>` : nothing}</button>`
      : nothing
  }${collapsed ? html` <bdi class="excerpt" lang=${node.data.lang ?? context.settings.lang ?? nothing} data-act="toggle">${plainExcerpt(node.data.body, EXCERPT)}</bdi>` : nothing}${
    replies
      ? html`<div role="list" class=${lengthOf(blocks)} ${folded(collapsed)}>${
          blocks.length > 0 ? blocksTemplate(blocks, context) : rowsTemplate(rows, context)
        }</div>`
      : nothing
  }${more && !collapsed ? moreTemplate(node.id, name, more, context) : nothing}${
    arrivals && !collapsed ? arrivalsTemplate(arrivals, name, strings) : nothing
  }</div>`;
}

/** New replies of others: let in when somebody wants to see them. */
function arrivalsTemplate(arrivals: number, name: string, strings: Strings) {
  const text = strings.count('newReplies', arrivals);
  return html`<button part="more" class="wide" data-act="arrivals" aria-label=${`${text}: ${name}`}>${text}</button>`;
}

function moreTemplate(id: string, name: string, { count }: MoreReplies, { settings, state }: ListContext) {
  const { strings } = settings;
  const text = count === undefined ? strings.text('moreRepliesTo', { name }) : strings.count('moreReplies', count);
  return moreButton(text, state().loadingMore.has(id), count === undefined ? undefined : `${text}: ${name}`);
}
