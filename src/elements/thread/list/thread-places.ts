import type { LitElement } from 'lit';
import type { TreeNode } from '../../../model/tree.js';
import type { Redrawable } from './block-directive.js';

/** Where comments stand in the DOM of a thread. One that still waits to be drawn is drawn when it is looked for. */
export class ThreadPlaces {
  readonly drawnIn = new Map<string, Redrawable>();
  readonly #host: LitElement & { readonly anchorPrefix: string };

  constructor(host: LitElement & { readonly anchorPrefix: string }) {
    this.#host = host;
  }

  get prefix(): string {
    return this.#host.anchorPrefix || 'comment-';
  }

  readonly anchor = (id: string): string => this.prefix + id;

  /** Draws the block of a comment now, and those around it. */
  fill(node: TreeNode | undefined): void {
    const path: TreeNode[] = [];
    for (let one: TreeNode | null = node ?? null; one; one = one.parent) path.push(one);
    for (const { id } of path.reverse()) this.drawnIn.get(id)?.fill();
  }

  article(id: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(this.anchor(id))}`);
  }

  /** The first match inside a comment's own item, or in the whole thread. */
  find(selector: string, id?: string): HTMLElement | null {
    const place = id === undefined ? this.#host.renderRoot : this.article(id)?.parentElement;
    return place?.querySelector<HTMLElement>(selector) ?? null;
  }

  /** Moves focus to the first of these comments that is here, else to the heading. */
  focusFirst(nodes: readonly (TreeNode | undefined)[]): void {
    for (const node of nodes) {
      this.fill(node);
      const article = node && this.article(node.id);
      if (article) return article.focus();
    }
    this.#host.focus();
  }
}
