import { HOSTILE_CASES } from '../fixtures/hostile.js';
import { loadReference } from '../fixtures/reference.js';
import { seededDocument } from '../fixtures/seeded.js';
import { aState, STATE_NAMES } from '../fixtures/states.js';
import { documentOfWords } from './vectors/fields.js';

/** Documents of a few comments each, as JSON: real ones, every state, hostile ones, and one with every field. */
export async function loadCorpus(): Promise<string[]> {
  const reference = await loadReference();
  const seeded = seededDocument({ count: 40 });
  const pieces = Array.from({ length: 8 }, (_, i) => i * 5);
  return [
    ...pieces.map((from) => ({ ...reference, comments: reference.comments.slice(from, from + 5) })),
    ...pieces.map((from) => ({ ...seeded, comments: seeded.comments.slice(from, from + 5) })),
    ...STATE_NAMES.map(aState).map((state) => ({ ...state, comments: state.comments.slice(0, 8) })),
    ...HOSTILE_CASES.map(({ document }) => document).filter((document) => JSON.stringify(document).length < 6000),
    documentOfWords('word', '2025-03-14T12:00:00Z'),
    ...[[], {}, { comments: [] }],
  ].map((document) => JSON.stringify(document));
}
