import { esActing } from '../es-acting.js';
import { esReading } from '../es-reading.js';
import type { Messages } from '../messages.js';

export type { Messages, Plural } from '../messages.js';

/** Spanish, both halves in one: for a server, or as the base of a dictionary of one's own. */
export const es: Messages = { ...esReading, ...esActing };
