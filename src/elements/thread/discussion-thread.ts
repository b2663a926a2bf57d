import { defineElement } from '../define-element.js';
import { DiscussionThread } from './thread-element.js';

defineElement('discussion-thread', DiscussionThread);

declare global {
  interface HTMLElementTagNameMap {
    'discussion-thread': DiscussionThread;
  }
}
