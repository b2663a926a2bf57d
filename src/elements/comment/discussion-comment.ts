import { defineElement } from '../define-element.js';
import { DiscussionComment } from './comment-element.js';

defineElement('discussion-comment', DiscussionComment);

declare global {
  interface HTMLElementTagNameMap {
    'discussion-comment': DiscussionComment;
  }
}
