import '../article/discussion-article.js';
import '../thread/discussion-thread.js';
import { defineElement } from '../define-element.js';
import { DiscussionPage } from './page-element.js';

defineElement('discussion-page', DiscussionPage);

declare global {
  interface HTMLElementTagNameMap {
    'discussion-page': DiscussionPage;
  }
}
