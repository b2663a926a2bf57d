import { defineElement } from '../define-element.js';
import { DiscussionArticle } from './article-element.js';

defineElement('discussion-article', DiscussionArticle);

declare global {
  interface HTMLElementTagNameMap {
    'discussion-article': DiscussionArticle;
  }
}
