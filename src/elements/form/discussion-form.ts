import { defineElement } from '../define-element.js';
import { DiscussionForm } from './form-element.js';

defineElement('discussion-form', DiscussionForm);

declare global {
  interface HTMLElementTagNameMap {
    'discussion-form': DiscussionForm;
  }
}
