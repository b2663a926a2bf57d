import { placeOf, type DraftPlace } from '../../../discussion/drafts.js';
import type { DiscussionForm } from '../../form/form-element.js';

/** A form in the place of a comment changes it, one under it answers it. */
export function placeOfForm({ editing, replyTo }: DiscussionForm): DraftPlace {
  return editing ? `edit ${editing.id}` : placeOf(replyTo?.id ?? null);
}
