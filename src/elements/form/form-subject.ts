import { warnOnce } from '../../controllers/warn-once.js';
import { coerceComment, coerceThread } from '../../model/coerce.js';
import type { BodyData, CommentData, DraftData, GuestField, ThreadData } from '../../model/types.js';
import { guestFieldsOf } from './guest-fields.js';
import { authorOf, type FieldValues } from './validate.js';

/** What the form is about, as far as what the page gave could be read. */
export interface FormSubject {
  thread: ThreadData | undefined;
  /** The comment that is answered. */
  parent: CommentData | undefined;
  /** The comment that is changed. */
  edited: CommentData | undefined;
  fields: readonly GuestField[];
}

/** A function that reads what the page gave, anew only when it is something else than last time. */
export function subjectReader(): (...given: readonly unknown[]) => FormSubject {
  let last: readonly unknown[] = [];
  let subject = readSubject();
  return (...given) => {
    if (given.some((value, i) => value !== last[i])) subject = readSubject(...given);
    last = given;
    return subject;
  };
}

function readSubject(thread?: unknown, replyTo?: unknown, editing?: unknown): FormSubject {
  const readComment = (value: unknown) => (value ? coerceComment(value, warnOnce) : undefined);
  const known = thread ? coerceThread(thread, warnOnce) : undefined;
  const edited = readComment(editing);
  return { thread: known, parent: readComment(replyTo), edited, fields: edited ? [] : guestFieldsOf(known) };
}

/** What was not typed as markdown is not read as markdown. */
export function bodyOf({ edited }: FormSubject, value: string): BodyData {
  const { body } = edited ?? {};
  return { format: body && body.source === undefined ? body.format : 'markdown', value };
}

/** `under` is where the comment goes when it is not the one that is answered. */
export function draftOf(subject: FormSubject, values: FieldValues, key: string, under?: string): DraftData {
  const { thread, parent, fields } = subject;
  const author = authorOf(values, fields);
  return {
    threadId: thread?.id ?? '',
    parentId: under ?? parent?.id ?? null,
    body: bodyOf(subject, values.body ?? ''),
    ...(author && { author }),
    key,
  };
}
