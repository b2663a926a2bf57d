import { defineElement } from '../define-element.js';
import { DiscussionCount } from './count-element.js';

defineElement('discussion-count', DiscussionCount);

declare global {
  interface HTMLElementTagNameMap {
    'discussion-count': DiscussionCount;
  }
}
