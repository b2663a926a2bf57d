import { html, isServer, noChange, nothing, type TemplateResult } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import type { ChildPart, DirectiveResult } from 'lit/directive.js';
import { getCommittedValue } from 'lit/directive-helpers.js';
import type { BodyData } from '../model/types.js';
import { bodyNodes, bodyPart, bodyTree, isLoaded } from './body.js';
import type { BodyOptions } from './options.js';
import { toHtml } from './to-html.js';

/** What the server writes before a body that it could only show as plain text. */
const plainMark = 'plain';
/** What it writes after every body. */
const endMark = '/lit-part';

class BodyDirective extends Directive {
  #body: BodyData | undefined;
  #options: BodyOptions = {};
  #isReady = false;

  /** For the server: HTML of a safe tree, which is escaped by construction. */
  override render(body: BodyData, options: BodyOptions = {}): unknown {
    if (!isServer) return noChange;
    const isPlain = body.format === 'html' || !isReady(body);
    return markup((isPlain ? `<!--${plainMark}-->` : '') + toHtml(bodyTree(body, options)));
  }

  override update(part: ChildPart, [body, options = {}]: Parameters<this['render']>): unknown {
    const before = this.#body;
    const isSame = before && isSameBody(before, body) && isSameOptions(this.#options, options);
    const isChanged = !isSame || (!this.#isReady && isReady(body));
    if (!isChanged) return noChange;
    this.#body = body;
    this.#options = options;
    this.#isReady = isReady(body);
    // What something else has drawn here (an editor, a warning) is not the server's.
    const isNew = !before && getCommittedValue(part) === nothing;
    const served = isNew ? part.startNode?.nextSibling : undefined;
    if (!served || served === part.endNode) return bodyNodes(body, options);
    // The server has been here. Lit does not insert nodes while it hydrates, and does not know the part's end yet.
    const wasPlain = isComment(served, plainMark);
    if ((wasPlain && this.#isReady) || isComment(served, endMark)) replaceServed(served, bodyNodes(body, options));
    else this.#isReady = !wasPlain;
    return noChange;
  }
}

/**
 * Shows a body in a child position, `<div>${bodyContent(comment.body, options)}</div>`: nodes in a browser, HTML on a
 * server, whose nodes are adopted. Until the part that a body needs is loaded (`loadPart`) it is plain text; render
 * again after that. The same body with the same options changes nothing.
 */
export const bodyContent: (body: BodyData, options?: BodyOptions) => DirectiveResult =
  directive(BodyDirective);

/** The one place where a string becomes markup; a browser never comes here. `unsafeHTML` does the same, in 0.2 kB more. */
function markup(value: string): TemplateResult {
  return html(Object.assign([value], { raw: [value] }));
}

function isReady(body: BodyData): boolean {
  const part = bodyPart(body);
  return !part || isLoaded(part);
}

function isSameBody(one: BodyData, other: BodyData): boolean {
  return one === other || (one.value === other.value && one.format === other.format);
}

function isSameOptions(one: BodyOptions, other: BodyOptions): boolean {
  const keys = Object.keys({ ...one, ...other }) as (keyof BodyOptions)[];
  return one === other || keys.every((key) => one[key] === other[key]);
}

function isComment(node: Node, data: string): boolean {
  return node instanceof Comment && node.data === data;
}

function replaceServed(first: Node, nodes: DocumentFragment): void {
  let node = first;
  while (node.nextSibling && !isComment(node, endMark)) {
    node = node.nextSibling;
    node.previousSibling?.remove();
  }
  node.parentNode?.insertBefore(nodes, node);
}
