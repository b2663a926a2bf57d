import { SourceError } from '../../src/index.js';
import type { CommentData, DiscussionSource, DraftData, SourceContext } from '../../src/index.js';

/** Comments that a guestbook keeps at `url`: `GET` answers all entries, `POST` stores one. */
export class GuestbookSource implements DiscussionSource {
  readonly name = 'guestbook';
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async load(_query: object, context: SourceContext) {
    const entries = await this.#ask({}, context);
    if (!Array.isArray(entries)) throw new SourceError('bad-answer', 'no entries');
    return { thread: { id: this.#url, state: 'open' as const }, comments: entries.flatMap(toComments) };
  }

  async post({ parentId, body, author, key }: DraftData, context: SourceContext): Promise<CommentData> {
    const entry = { re: parentId && Number(parentId), who: author?.name ?? '', text: body.value };
    const init = { method: 'POST', headers: { 'Idempotency-Key': key }, body: JSON.stringify(entry) };
    const [comment] = toComments(await this.#ask(init, context));
    if (!comment) throw new SourceError('bad-answer', 'no entry');
    return comment;
  }

  async #ask(init: RequestInit, { fetch, signal }: SourceContext): Promise<unknown> {
    const fail = (kind: 'network' | 'bad-answer') => (cause: unknown) => {
      throw signal.aborted ? cause : new SourceError(kind, String(cause), { cause });
    };
    const response = await fetch(this.#url, { ...init, signal }).catch(fail('network'));
    if (!response.ok) throw new SourceError(response.status === 429 ? 'rate-limited' : 'server');
    return response.json().catch(fail('bad-answer'));
  }
}

/** An entry as the server has it: `{ nr: 2, re: 1, who: 'Nora', text: 'Rain or not?', at: '2025-03-14T12:00:00Z' }`. */
function toComments(entry: unknown): CommentData[] {
  const { nr, re, who, text, at } = Object(entry) as Record<string, unknown>;
  if (typeof nr !== 'number') return [];
  const author = who ? { name: String(who), kind: 'guest' as const } : { kind: 'anonymous' as const };
  const body = { format: 'text' as const, value: String(text) };
  return [{ id: String(nr), parentId: re ? String(re) : null, author, body, createdAt: String(at), status: 'published' }];
}
