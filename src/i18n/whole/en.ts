import { enActing } from '../en-acting.js';
import { enReading } from '../en-reading.js';
import type { Messages } from '../messages.js';

export type { Messages, Plural } from '../messages.js';

/** English, both halves in one: for a server, or as the base of a dictionary of one's own. */
export const en: Messages = { ...enReading, ...enActing };
