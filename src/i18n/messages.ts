import type { enActing } from './en-acting.js';
import type { enReading } from './en-reading.js';

/** One text per plural category; `other` is in every language. `{n}` is the number, formatted. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The keys of English, a text where English has a text, plurals where it has plurals. */
type LikeEnglish<D> = { [K in keyof D]: D[K] extends string ? string : Plural };

/** What everybody needs who reads a thread or an article. */
export type ReadingMessages = LikeEnglish<typeof enReading>;

/** What is said beside that to people who do something; loaded with what they do it with. */
export type ActingMessages = LikeEnglish<typeof enActing>;

/** A whole dictionary, both halves in one. */
export type Messages = LikeEnglish<typeof enReading & typeof enActing>;
