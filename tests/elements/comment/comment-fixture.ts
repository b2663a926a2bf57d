import { fixture, html } from '@open-wc/testing';
import '../../../src/elements/comment/discussion-comment.js';
import type { DiscussionComment } from '../../../src/elements/comment/comment-element.js';

export async function aCommentElement(properties: Partial<DiscussionComment> = {}): Promise<DiscussionComment> {
  const element = await fixture<DiscussionComment>(html`<discussion-comment lang="en"></discussion-comment>`);
  Object.assign(element, properties);
  await element.updateComplete;
  return element;
}

export function part(element: DiscussionComment, name: string): HTMLElement | null {
  return element.renderRoot.querySelector<HTMLElement>(`[part~="${name}"]`);
}

export function textOf(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}
